"""Public pages of a call: no sign-in asked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications import access
from applications.models import Call
from applications.selectors import calls as selectors
from applications.selectors.call_facts import key_facts
from applications.selectors.starting import may_start
from portal.records.files import file_response


@require_safe
def call_list(request: HttpRequest) -> HttpResponse:
    """Every call the visitor may see, open ones first."""
    rows = [
        {"call": call, "open": may_start(call), "steps": selectors.timeline_steps(call)}
        for call in access.visible_calls(request.user)
    ]
    rows.sort(key=lambda row: not row["open"])
    return render(request, "applications/call_list.html", {"rows": rows})


@require_safe
def call(request: HttpRequest, code: str) -> HttpResponse:
    """The call in its own words: for whom, what for, how much, until when."""
    found = access.get_call(request.user, code)
    context = {
        "call": found,
        "terms": found.terms,
        "open": may_start(found),
        "facts": key_facts(found),
        "steps": selectors.timeline_steps(found),
        "original_steps": selectors.original_dates(found),
        "documents": selectors.shown_documents(found),
        "questions_pdf": selectors.questions_pdf(found),
        "preview": found.state == Call.State.DRAFT,
    }
    return render(request, "applications/call.html", context)


@require_safe
def call_questions(request: HttpRequest, code: str) -> HttpResponse:
    """All questions of both phases, to read before signing in."""
    found = access.get_call(request.user, code)
    context = {
        "call": found,
        "terms": found.terms,
        "groups": selectors.question_groups(found),
        "questions_pdf": selectors.questions_pdf(found),
    }
    return render(request, "applications/call_questions.html", context)


@require_safe
def call_questions_pdf(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same as PDF, once the worker has made it."""
    found = access.get_call(request.user, code)
    stored = selectors.questions_pdf(found)
    if stored is None:
        raise Http404
    return file_response(request, stored)


@require_safe
def call_document(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """A document of the call as download."""
    found = access.get_call(request.user, code)
    document = get_object_or_404(
        found.documents.select_related("file"), key=key, file__isnull=False
    )
    return file_response(request, document.file)
