"""The agency's pages of one application: overview, form check, feedback, supplement, extension."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications import access
from applications.actions import feedback as feedback_actions
from applications.actions.admissibility import decide_admissibility
from applications.actions.extensions import give_extension
from applications.actions.handler import assign_handler
from applications.actions.supplement import ask_supplement, close_supplement
from applications.forms import handling as shapes
from applications.models import Application
from applications.packages import latest_submission, package_findings
from applications.selectors import handling as selectors
from applications.selectors.deadlines import (
    current_phase,
    deadline_of,
    next_deadline,
    open_supplement,
)
from applications.selectors.supplement import part_labels
from applications.terms import Phase
from applications.workflow import Verb, possible
from portal.lib.problems import InvalidInput

SUPPLEMENT = {Verb.REQUEST_SUPPLEMENT, Verb.CLOSE_SUPPLEMENT}
either = require_http_methods(["GET", "POST"])


@login_required
@either
def handling(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it stands, what came in, what was decided; a handler is assigned here."""
    application = access.get_application(request.user, reference)
    if not request.user.has_role(*access.READS_ALL):
        raise PermissionDenied(_("This page is for the agency."))
    handles = access.can_handle(request.user)
    if request.method == "POST" and not handles:
        raise PermissionDenied(_("Only a dossier handler may do this."))
    form = shapes.HandlerForm(request.POST or None, initial={"handler": application.handler_id})
    if request.method == "POST" and form.is_valid():
        assign_handler(application, form.cleaned_data["handler"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect("applications:handling", reference)
    phases = selectors.phases_in(application)
    context = {
        "form": form,
        "handles": handles,
        "phases": phases,
        "latest": phases[-1] if phases else None,
        "sums": selectors.handed_in_sums(phases),
        "deadline": next_deadline(application),
        "companies": application.mandates.order_by("name"),
        "checks": application.admissibility_checks.select_related("checked_by"),
        "pitch": getattr(application, "pitch", None),
        "points": application.feedback_points.all(),
        "supplements": application.supplement_requests.select_related("asked_by"),
        "extensions": application.extensions.select_related("given_by"),
        "log": selectors.log_days(reference),
    }
    return _page(request, "handling", application, context, form)


@login_required
@either
def admissibility(request: HttpRequest, reference: str, phase: Phase) -> HttpResponse:
    """The form check of a phase: what the rules said, what is ticked by hand, the decision."""
    application = access.get_application_to_handle(request.user, reference)
    phase = Phase(phase)
    submission = latest_submission(application, phase)
    if submission is None:
        raise Http404
    form = shapes.AdmissibilityForm(request.POST or None)

    def decide(**values: Any) -> None:
        decide_admissibility(application, phase, by=request.user, **values)

    if _done(request, form, decide, _("The decision is recorded and mailed.")):
        return redirect("applications:handling", reference)
    context = {
        "form": form,
        "phase": phase,
        "submission": submission,
        "findings": package_findings(submission),
        "open": selectors.may_decide(application, phase),
    }
    return _page(request, "admissibility", application, context, form)


@login_required
@either
def feedback(request: HttpRequest, reference: str) -> HttpResponse:
    """The points of feedback: add one, or give them all to the applicant."""
    application = access.get_application_to_handle(request.user, reference)
    release = request.POST.get("deed") == "release"
    form = shapes.PointForm(request.POST if request.method == "POST" and not release else None)
    if release:
        try:
            feedback_actions.release_feedback(application, by=request.user)
        except InvalidInput as problem:
            messages.error(request, problem.message)
        else:
            messages.success(request, _("The feedback is given and mailed."))
        return redirect("applications:feedback", reference)

    def add(**values: Any) -> None:
        feedback_actions.add_point(application, by=request.user, **values)

    if _done(request, form, add, _("Saved.")):
        return redirect("applications:feedback", reference)
    open_ = application.feedback_released_at is None and application.state in selectors.FEEDBACK
    context = {"form": form, "points": application.feedback_points.all(), "open": open_}
    return _page(request, "feedback", application, context, form)


@login_required
@either
def feedback_point(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One point: change it or take it away while it is not given."""
    application = access.get_application_to_handle(request.user, reference)
    point = get_object_or_404(application.feedback_points, number=number)
    if request.POST.get("deed") == "remove":
        feedback_actions.remove_point(point, by=request.user)
        messages.success(request, _("The point was removed."))
        return redirect("applications:feedback", reference)
    form = shapes.PointForm(request.POST or None, initial={"kind": point.kind, "text": point.text})

    def change(**values: Any) -> None:
        feedback_actions.edit_point(point, by=request.user, **values)

    if _done(request, form, change, _("Saved.")):
        return redirect("applications:feedback", reference)
    return _page(request, "feedback_point", application, {"form": form, "point": point}, form)


@login_required
@either
def supplement(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask to complete named parts; or take an open question back."""
    application = access.get_application_to_handle(request.user, reference)
    waiting = open_supplement(application)
    data = request.POST if request.method == "POST" else None

    def ask(**values: Any) -> None:
        ask_supplement(application, by=request.user, **values)

    def close(**values: Any) -> None:
        close_supplement(application, by=request.user, **values)

    asks = request.POST.get("deed", "close" if waiting else "ask") == "ask"
    form = shapes.SupplementForm(data, application=application) if asks else shapes.CloseForm(data)
    if _done(request, form, ask if asks else close, _("Saved.")):
        return redirect("applications:handling", reference)
    labels = part_labels(application)
    context = {
        "form": form,
        "asks": asks,
        "waiting": waiting,
        "parts": [labels.get(part, part) for part in waiting.parts] if waiting else [],
        "open": bool(SUPPLEMENT & possible(application.state)),
    }
    return _page(request, "supplement", application, context, form)


@login_required
@either
def extension(request: HttpRequest, reference: str) -> HttpResponse:
    """Give this application a later deadline, with the reason."""
    application = access.get_application_to_handle(request.user, reference)
    phase = current_phase(application)
    form = shapes.ExtensionForm(request.POST or None, initial={"phase": phase.value})

    def give(*, phase: Phase, **values: Any) -> None:
        give_extension(application, phase, by=request.user, **values)

    if _done(request, form, give, _("The extension is given and mailed.")):
        return redirect("applications:handling", reference)
    context = {"form": form, "deadline": deadline_of(application, phase)}
    return _page(request, "extension", application, context, form)


def _done(request: HttpRequest, form: forms.Form, deed: Callable[..., None], message: str) -> bool:
    """Do the deed with a good form; what it refuses stands at the fields."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        deed(**form.cleaned_data)
    except InvalidInput as problem:
        for field, sentence in (problem.fields or {"": problem.message}).items():
            form.add_error(field if field in form.fields else None, sentence)
        return False
    messages.success(request, message)
    return True


def _page(
    request: HttpRequest,
    page: str,
    application: Application,
    context: dict[str, Any],
    form: forms.Form,
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"application": application, **context}
    return render(request, f"applications/{page}.html", context, status=status)
