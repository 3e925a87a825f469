"""One text section: the question, the text, and what stands beside it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.actions.answers import save_answer
from applications.forms.section import SectionForm
from applications.models import Answer, Application
from applications.selectors.sections import (
    answer_of,
    criterion_of,
    earlier_texts,
    released_feedback,
    versions_of,
)
from applications.terms import Phase, Section
from portal.lib.problems import InvalidInput, StaleVersion
from portal.lib.texts import count_words

from .common import after_saving, get_application_for, may_write, require_phase


@login_required
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, reference: str, phase: str, key: str) -> HttpResponse:
    """Write or read one section. When somebody else saved meanwhile, both texts are shown."""
    application = get_application_for(request, reference)
    section, phase = _section_of(application, phase, key)
    answer = answer_of(application, phase, key)
    initial = {"text": answer.text, "version": answer.version}
    language = get_language() or "nl"
    form = SectionForm(request.POST or None, initial=initial, section=section, language=language)
    stored, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            text, version = form.cleaned_data["text"], form.cleaned_data["version"]
            save_answer(application, phase, key, text, by=request.user, version=version)
        except StaleVersion:
            stored = answer = answer_of(application, phase, key)
            data = form.data.copy()
            data["version"] = stored.version
            form = SectionForm(data, initial=initial, section=section, language=language)
            status = 409
        except InvalidInput as problem:
            form.add_error("text", problem.message)
        else:
            messages.success(request, _("Saved."))
            return after_saving(request, application, phase, f"section:{key}")
    context = _context(application, phase, section, answer) | {
        "form": form,
        "words": count_words(form["text"].value() or ""),
        "stored": stored,
        "editable": may_write(request, application, phase, f"section:{key}"),
    }
    status = 422 if form.errors else status
    return render(request, "applications/section.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def section_versions(request: HttpRequest, reference: str, phase: str, key: str) -> HttpResponse:
    """Who wrote what when; an earlier text can be put back, the present one stays in the list."""
    application = get_application_for(request, reference)
    section, phase = _section_of(application, phase, key)
    answer = answer_of(application, phase, key)
    versions = versions_of(answer)
    if request.method == "POST":
        chosen = next((v for v in versions if str(v.version) == request.POST.get("version")), None)
        if chosen is None:
            raise Http404
        save_answer(
            application,
            phase,
            key,
            chosen.text,
            by=request.user,
            version=answer.version,
            new_version=True,
        )
        messages.success(request, _("The earlier text stands again."))
        return redirect("applications:section", reference, phase, key)
    context = {
        "application": application,
        "phase": phase,
        "section": section,
        "answer": answer,
        "versions": versions,
        "editable": may_write(request, application, phase, f"section:{key}"),
    }
    return render(request, "applications/section_versions.html", context)


def _section_of(application: Application, phase: str, key: str) -> tuple[Section, Phase]:
    phase = Phase(phase)
    try:
        found = application.call.terms.section(phase, key)
    except KeyError as error:
        raise Http404 from error
    require_phase(application, phase)
    return found, phase


def _context(
    application: Application, phase: Phase, section: Section, answer: Answer
) -> dict[str, object]:
    return {
        "application": application,
        "phase": phase,
        "section": section,
        "criterion": criterion_of(application, section),
        "answer": answer,
        "official": application.call.terms.is_official("sections.max_words"),
        "earlier": earlier_texts(application, phase, section.key),
        "feedback": released_feedback(application, phase),
    }
