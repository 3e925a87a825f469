"""The agency's page of one application's experts: invite, remind, take back, judge conflicts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import access as applications_access
from applications.models import Application
from applications.workflow import Status
from assessment import access
from assessment.actions.assignments import (
    invite_experts,
    remind_expert,
    start_assessment,
    withdraw_assignment,
)
from assessment.actions.conflicts import check_conflicts, decide_conflict
from assessment.actions.scores import reopen_assessment
from assessment.forms.assignments import ConflictForm, InviteForm, ReasonForm
from assessment.models import Assignment, Expert
from assessment.selectors.assignments import candidates, matrix, panel_of
from assessment.selectors.conflicts import conflicts_of
from assessment.selectors.scores import criterion_states, grades_of
from portal.accounts.requests import SignedInRequest
from portal.lib.problems import InvalidInput

OPEN = (Status.DOSSIER_ADMISSIBLE, Status.IN_ASSESSMENT)


@login_required
@require_http_methods(["GET", "POST"])
def expert_panel(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who assesses this dossier, who could, and what speaks against it."""
    change = request.method == "POST"
    getter = access.get_application_to_assess if change else access.get_assessed_application
    application = getter(request.user, reference)
    offered = candidates(application)
    form = InviteForm(request.POST or None, offered=[one.expert for one in offered])
    if change and form.is_valid():
        try:
            result = invite_experts(
                application, form.chosen, due_on=form.cleaned_data["due_on"], by=request.user
            )
        except InvalidInput as problem:
            form.add_error(next(iter(problem.fields), None), problem.message)
        else:
            _tell(request, result)
            return redirect("assessment:expert_panel", reference)
    editable = access.can_manage_experts(request.user)
    context = {
        "application": application,
        "panel": panel_of(application),
        "candidates": offered,
        "conflicts": conflicts_of(application),
        "form": form,
        "chosen": form.data.getlist("experts") if form.is_bound else [],
        "editable": editable,
        "open": editable and application.state in OPEN,
        "may_start": editable and application.state == Status.DOSSIER_ADMISSIBLE,
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/expert_panel.html", context, status=status)


@login_required
@require_POST
def assessment_start(request: SignedInRequest, reference: str) -> HttpResponse:
    """The dossier goes to the experts, also before the first invitation."""
    application = access.get_application_to_assess(request.user, reference)
    start_assessment(application, by=request.user)
    messages.success(request, _("The assessment has started."))
    return redirect("assessment:expert_panel", reference)


@login_required
@require_POST
def conflicts_check(request: SignedInRequest, reference: str) -> HttpResponse:
    """Look for conflicts of the whole pool now, and put them on record."""
    application = access.get_application_to_assess(request.user, reference)
    pool = Expert.objects.select_related("user").prefetch_related("affiliations")
    number = len(check_conflicts(application, pool, by=request.user))
    messages.success(
        request,
        ngettext(
            "%(n)d new conflict of interest found.",
            "%(n)d new conflicts of interest found.",
            number,
        )
        % {"n": number},
    )
    return redirect("assessment:expert_panel", reference)


@login_required
@require_http_methods(["GET", "POST"])
def conflict(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """Confirm or clear one conflict, with a reason."""
    application = access.get_application_to_assess(request.user, reference)
    found = get_object_or_404(application.conflicts.select_related("expert__user"), key=key)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirmed = form.cleaned_data["verdict"] == "confirmed"
        try:
            decide_conflict(
                found, confirmed=confirmed, reason=form.cleaned_data["reason"], by=request.user
            )
        except InvalidInput as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("The judgement was saved."))
            return redirect("assessment:expert_panel", reference)
    context = {"application": application, "conflict": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "assessment/conflict.html", context, status=status)


@login_required
@require_POST
def assignment_remind(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """A reminder by mail, at most one a day."""
    application = access.get_application_to_assess(request.user, reference)
    remind_expert(_assignment(application, key), by=request.user)
    messages.success(request, _("A reminder is on its way. One a day at most is sent."))
    if request.POST.get("back") == "matrix":
        return redirect("assessment:assessment_matrix", application.call.code)
    return redirect("assessment:expert_panel", reference)


@login_required
@require_http_methods(["GET", "POST"])
def assignment_withdraw(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """Take the dossier from an expert, with a reason."""
    application = access.get_application_to_assess(request.user, reference)
    assignment = _assignment(application, key)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_assignment(assignment, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The assignment was taken back."))
        return redirect("assessment:expert_panel", reference)
    context = {"application": application, "assignment": assignment, "form": form}
    status = 422 if form.errors else 200
    return render(request, "assessment/assignment_withdraw.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def assessment_read(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """One expert's assessment as it stands; a handler may give it back with a reason."""
    change = request.method == "POST"
    getter = access.get_application_to_assess if change else access.get_assessed_application
    application = getter(request.user, reference)
    assignment = _assignment(application, key, assessment__isnull=False)
    form = ReasonForm(request.POST or None)
    if change and form.is_valid():
        reopen_assessment(assignment, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The assessment is open to its expert again."))
        return redirect("assessment:expert_panel", reference)
    submitted = assignment.assessment.submitted_at is not None
    context = {
        "application": application,
        "assignment": assignment,
        "states": criterion_states(assignment),
        "form": form,
        "may_reopen": submitted
        and access.can_manage_experts(request.user)
        and application.state == Status.IN_ASSESSMENT,
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/assessment_read.html", context, status=status)


@login_required
@require_safe
def assessment_matrix(request: SignedInRequest, code: str) -> HttpResponse:
    """Dossiers × experts of a call: states, grades, and how far they lie apart in words."""
    access.require_pool(request.user)
    call = applications_access.get_call(request.user, code)
    context = {
        "call": call,
        "matrix": matrix(call, access.visible_to_agency(request.user)),
        "scale": grades_of(call.terms).values(),
        "editable": access.can_manage_experts(request.user),
    }
    return render(request, "assessment/assessment_matrix.html", context)


def _assignment(application: Application, key: str, **conditions: bool) -> Assignment:
    rows = application.assignments.select_related("expert__user", "application__call")
    return get_object_or_404(rows, key=key, **conditions)


def _tell(request: SignedInRequest, result) -> None:
    number = len(result.assignments)
    if number:
        messages.success(
            request,
            ngettext("%(n)d expert was invited.", "%(n)d experts were invited.", number)
            % {"n": number},
        )
    for expert in result.kept_away:
        messages.warning(
            request,
            _("%(name)s was not invited: first judge the conflict of interest below.")
            % {"name": expert.user},
        )
