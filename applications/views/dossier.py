"""The full dossier: beginning it, declarations, answers to feedback, spearhead cluster."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications import access
from applications.actions.dossier import (
    save_declarations,
    save_feedback_answer,
    save_spearhead,
    start_dossier,
)
from applications.forms.dossier import SpearheadForm, said
from applications.models import Dossier
from applications.selectors.sections import released_feedback
from applications.selectors.versions import version_of
from applications.terms import Phase
from applications.workflow import Verb, possible
from portal.lib.problems import StaleVersion, WrongMoment

from .common import after_saving, get_application_for, may_write, require_phase


@login_required
@require_http_methods(["GET", "POST"])
def start_dossier_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks, then opens the full dossier. 409 unless the pitch was attended."""
    application = access.get_application_to_edit(request.user, reference)
    if Verb.START_DOSSIER not in possible(application.state):
        raise WrongMoment(_("The full dossier is begun once, after the pitch."))
    if request.method == "POST":
        start_dossier(application, by=request.user)
        messages.success(request, _("The full dossier is open."))
        return redirect("applications:mandates", reference)
    context = {"application": application, "phase": Phase.EOI}
    return render(request, "applications/start_dossier.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def spearhead(request: HttpRequest, reference: str) -> HttpResponse:
    """Is a spearhead cluster active in the domain, and why is a network still possible?"""
    application = get_application_for(request, reference)
    require_phase(application, Phase.DOSSIER)
    terms, initial = application.call.terms, _spearhead(application.dossier)
    form = SpearheadForm(request.POST or None, initial=initial, terms=terms)
    status, stored = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            save_spearhead(application, by=request.user, **form.cleaned_data)
        except StaleVersion:
            stored = Dossier.objects.get(application=application)
            data = form.data.copy()
            data["version"] = version_of(stored)
            form, status = SpearheadForm(data, initial=_spearhead(stored), terms=terms), 409
        else:
            messages.success(request, _("Saved."))
            return after_saving(request, application, Phase.DOSSIER, "spearhead")
    context = {
        "application": application,
        "phase": Phase.DOSSIER,
        "form": form,
        "stored": stored,
        "dossier": application.dossier,
        "editable": may_write(request, application, Phase.DOSSIER, "spearhead"),
        "conditions": [
            one for one in terms.spc_conditions if one.key in application.dossier.spc_conditions
        ],
    }
    status = 422 if form.errors else status
    return render(request, "applications/spearhead.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def declarations(request: HttpRequest, reference: str) -> HttpResponse:
    """Every declaration of the call with its tick, and who gave it when."""
    application = get_application_for(request, reference)
    require_phase(application, Phase.DOSSIER)
    if request.method == "POST":
        save_declarations(application, request.POST.getlist("declaration"), by=request.user)
        messages.success(request, _("Saved."))
        return after_saving(request, application, Phase.DOSSIER, "declarations")
    given = {one.key: one for one in application.declarations.select_related("given_by")}
    context = {
        "application": application,
        "phase": Phase.DOSSIER,
        "lines": [(one, given.get(one.key)) for one in application.call.terms.declarations],
        "editable": may_write(request, application, Phase.DOSSIER, "declarations"),
    }
    return render(request, "applications/declarations.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def feedback_answers(request: HttpRequest, reference: str) -> HttpResponse:
    """Each numbered point with its answer. A stale one stays in the page, beside what is stored."""
    application = get_application_for(request, reference)
    require_phase(application, Phase.DOSSIER)
    typed, clashes = {}, {}
    for point in released_feedback(application, Phase.DOSSIER) if request.method == "POST" else ():
        text = request.POST.get(f"answer-{point.number}")
        version = request.POST.get(f"version-{point.number}", "")
        if text is None or not version.isdecimal():
            continue
        try:
            save_feedback_answer(point, text, by=request.user, version=int(version))
        except StaleVersion as stale:
            typed[point.number], clashes[point.number] = text, stale.current
    if request.method == "POST" and not clashes:
        messages.success(request, _("Saved."))
        return after_saving(request, application, Phase.DOSSIER, "feedback")
    points = [
        {
            "point": point,
            "text": typed.get(point.number, getattr(getattr(point, "answer", None), "text", "")),
            "version": getattr(getattr(point, "answer", None), "version", 0),
            "stored": clashes.get(point.number),
        }
        for point in released_feedback(application, Phase.DOSSIER)
    ]
    context = {
        "application": application,
        "phase": Phase.DOSSIER,
        "points": points,
        "clashes": clashes,
        "editable": may_write(request, application, Phase.DOSSIER, "feedback"),
    }
    status = 409 if clashes else 200
    return render(request, "applications/feedback_answers.html", context, status=status)


def _spearhead(dossier: Dossier) -> dict:
    return {
        "version": version_of(dossier),
        "in_spc_domain": said(dossier.in_spc_domain),
        "spc_name": dossier.spc_name,
        "spc_conditions": dossier.spc_conditions,
        "spc_motivation": dossier.spc_motivation,
    }
