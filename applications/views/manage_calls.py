"""The call manager's pages: make a call, set its dates and limits, publish it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import access
from applications.actions import calls as actions
from applications.forms.call_limits import LimitsForm
from applications.forms.call_timeline import TimelineForm
from applications.forms.calls import CallDocumentForm, CallForm
from applications.models import Call
from applications.selectors import calls as selectors
from portal.lib.problems import InvalidInput


def _managed(request: HttpRequest, code: str) -> Call:
    if not access.can_manage_calls(request.user):
        raise PermissionDenied(_("Only a call manager may do this."))
    return get_object_or_404(Call, code=code)


@login_required
@require_safe
def call_manage_list(request: HttpRequest) -> HttpResponse:
    """All calls, with their state."""
    if not access.can_manage_calls(request.user):
        raise PermissionDenied(_("Only a call manager may do this."))
    return render(request, "applications/call_manage_list.html", {"calls": Call.objects.all()})


@login_required
@require_http_methods(["GET", "POST"])
def call_create(request: HttpRequest) -> HttpResponse:
    """A new call from a preset or as a copy."""
    if not access.can_manage_calls(request.user):
        raise PermissionDenied(_("Only a call manager may do this."))
    form = CallForm(request.POST or None, calls=list(Call.objects.all()))
    if request.method == "POST" and form.is_valid():
        names = ("code", "reference_prefix", "title_nl", "title_en")
        made = actions.create_call(
            form.terms(), by=request.user, **{name: form.cleaned_data[name] for name in names}
        )
        messages.success(request, _("The call was made. It is not published yet."))
        return redirect("applications:call_manage", made.code)
    status = 422 if form.is_bound else 200
    return render(request, "applications/call_create.html", {"form": form}, status=status)


@login_required
@require_safe
def call_manage(request: HttpRequest, code: str) -> HttpResponse:
    """One call: state, dates, limits, documents, and what may be done."""
    call = _managed(request, code)
    context = {
        "call": call,
        "terms": call.terms,
        "steps": selectors.timeline_steps(call),
        "documents": selectors.shown_documents(call),
    }
    return render(request, "applications/call_manage.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def call_timeline(request: HttpRequest, code: str) -> HttpResponse:
    """The dates of the call."""
    call = _managed(request, code)
    form = TimelineForm(request.POST or None, initial=TimelineForm.initial_of(call.terms))
    if request.method == "POST" and form.is_valid():
        try:
            actions.update_timeline(call, form.timeline(), by=request.user)
        except InvalidInput as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("The dates were saved."))
            return redirect("applications:call_manage", code)
    status = 422 if form.is_bound else 200
    context = {"call": call, "form": form}
    return render(request, "applications/call_timeline.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def call_limits(request: HttpRequest, code: str) -> HttpResponse:
    """The limits and severities of the call."""
    call = _managed(request, code)
    form = LimitsForm(request.POST or None, terms=call.terms)
    if request.method == "POST" and form.is_valid():
        try:
            actions.update_limits(
                call, form.limits(), form.severities(), form.year_severities(), by=request.user
            )
            actions.set_envelope(_managed(request, code), form.envelope, by=request.user)
        except InvalidInput as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("The limits were saved."))
            return redirect("applications:call_manage", code)
    status = 422 if form.is_bound else 200
    context = {"call": call, "form": form}
    return render(request, "applications/call_limits.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def call_document_set(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A file or a link for one document of the call."""
    call = _managed(request, code)
    document = next((d for d in selectors.shown_documents(call) if d.key == key), None)
    if document is None:
        raise Http404
    posted = request.method == "POST"
    form = CallDocumentForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        file, link = form.cleaned_data["file"], form.cleaned_data["link"]
        try:
            actions.set_call_document(call, key, by=request.user, upload=file, link=link)
        except InvalidInput as problem:
            form.add_error("file", problem.message)
        else:
            messages.success(request, _("The document was saved."))
            return redirect("applications:call_manage", code)
    status = 422 if form.is_bound else 200
    context = {"call": call, "document": document, "form": form}
    return render(request, "applications/call_document_set.html", context, status=status)


@login_required
@require_POST
def call_publish(request: HttpRequest, code: str) -> HttpResponse:
    """Open the call to applicants."""
    call = _managed(request, code)
    actions.publish_call(call, by=request.user)
    messages.success(request, _("The call is published."))
    return redirect("applications:call_manage", code)


@login_required
@require_POST
def call_close(request: HttpRequest, code: str) -> HttpResponse:
    """Take no new applications any more."""
    call = _managed(request, code)
    actions.close_call(call, by=request.user)
    messages.success(request, _("The call is closed to new applications."))
    return redirect("applications:call_manage", code)
