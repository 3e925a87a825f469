"""One application before the committee, its decision as the applicant reads it, the follow-up."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications import access as applications_access
from applications.packages import Audience, latest_submission
from applications.terms import Phase
from applications.workflow import Verb, possible
from assessment.access import committee as access
from assessment.actions.decisions import FOLLOW_UP, abstain, decide, follow_up, version_of
from assessment.actions.meeting import letter_key
from assessment.forms.decisions import AbstentionForm, DecisionForm, FollowUpForm
from assessment.models import Decision, DecisionList
from assessment.selectors.advice import advice_of, advice_texts, subsidy_asked
from assessment.selectors.dossiers import read_for
from assessment.selectors.meeting import advised_amount, highest_amount, neighbours
from assessment.selectors.scores import side_by_side
from portal.accounts.requests import SignedInRequest
from portal.accounts.roles import Role
from portal.accounts.selectors import people_with_role
from portal.lib.form_tools import add_problem
from portal.lib.problems import InvalidInput, StaleVersion
from portal.records.files import file_response
from portal.records.models import Job


@login_required
@require_http_methods(["GET", "POST"])
def committee_decision(request: SignedInRequest, key: str, reference: str) -> HttpResponse:
    """All a member needs on one page; the secretary enters the decision there."""
    change = request.method == "POST"
    decision = access.get_decision(request.user, key, reference, to_change=change)
    form = DecisionForm(request.POST or None, initial=_initial(decision))
    status = 200
    if change and form.is_valid():
        data = form.cleaned_data
        try:
            decide(
                decision,
                by=request.user,
                outcome=data["outcome"],
                amount=data["amount"],
                motivation=data["motivation"],
                conditions=form.condition_rows,
                version=data["version"],
            )
        except StaleVersion:
            typed = form.data.copy()
            decision = access.get_decision(request.user, key, reference)
            typed["version"] = version_of(decision)
            form, status = DecisionForm(typed), 409
        except InvalidInput as problem:
            add_problem(form, problem)
        else:
            messages.success(request, _("The decision is saved."))
            return redirect("assessment:decision_list", key)
    if form.errors and status == 200:
        status = 422
    return _page(request, decision, form, status=status)


@login_required
@require_http_methods(["POST"])
def abstention_add(request: SignedInRequest, key: str, reference: str) -> HttpResponse:
    """The secretary notes a member's abstention; a member notes their own."""
    decision = access.get_decision(request.user, key, reference)
    keeper = access.can_keep_lists(request.user)
    if not keeper and not request.user.has_role(Role.COMMITTEE_MEMBER):
        raise PermissionDenied(_("Only the committee notes abstentions."))
    form = AbstentionForm(request.POST, members=_members(request))
    if form.is_valid():
        try:
            abstain(
                decision, member=form.chosen, reason=form.cleaned_data["reason"], by=request.user
            )
        except InvalidInput as problem:
            form.add_error(next(iter(problem.fields), None), problem.message)
        else:
            messages.success(
                request,
                _("%(name)s abstains; this dossier is closed to them from now on.")
                % {"name": form.chosen},
            )
            if form.chosen == request.user:
                return redirect("assessment:decision_list", key)
            return redirect("assessment:committee_decision", key, reference)
    fresh = DecisionForm(initial=_initial(decision))
    return _page(request, decision, fresh, abstention=form, status=422)


@login_required
@require_safe
def committee_dossier(request: SignedInRequest, key: str, reference: str) -> HttpResponse:
    """The dossier as it was handed in, confidential files included."""
    decision = access.get_decision(request.user, key, reference)
    submission = latest_submission(decision.application, Phase.DOSSIER)
    if submission is None:
        raise Http404
    context = {
        "decision": decision,
        "application": decision.application,
        "package": read_for(submission, Audience.FULL),
    }
    return render(request, "assessment/committee_dossier.html", context)


@login_required
@require_safe
def decision(request: SignedInRequest, reference: str) -> HttpResponse:
    """The decision with its motivation, for the applicant's people, after the release."""
    found = access.get_released_decision(request.user, reference)
    application = applications_access.get_application(request.user, reference)
    context = {
        "application": application,
        "phase": Phase.DOSSIER,
        "decision": found,
        "conditions": found.conditions.all(),
        "asked": subsidy_asked(application),
        "letter": _letter(reference),
        "appeal": settings.APPEAL_INFORMATION[(get_language() or "nl")[:2]],
    }
    return render(request, "assessment/decision.html", context)


@login_required
@require_safe
def decision_letter(request: SignedInRequest, reference: str) -> HttpResponseBase:
    """The letter, once the worker has made it."""
    access.get_released_decision(request.user, reference)
    job = _letter(reference)
    if job is None or job.result is None:
        raise Http404(_("This document is not ready yet."))
    return file_response(request, job.result, inline="bekijk" in request.GET)


@login_required
@require_http_methods(["GET", "POST"])
def project_steps(request: SignedInRequest, reference: str) -> HttpResponse:
    """Agreement signed, project started, project closed: one step at a time, with its day."""
    application = access.get_application_to_follow(request.user, reference)
    if request.method == "POST":
        application = applications_access.get_application_to_handle(request.user, reference)
    form = FollowUpForm(request.POST or None)
    steps = [verb for verb in FOLLOW_UP if verb in possible(application.state)]
    if request.method == "POST" and form.is_valid():
        verb = next((one for one in FOLLOW_UP if one.value == request.POST.get("step")), None)
        if verb is None:
            raise Http404
        try:
            follow_up(application, verb, on=form.cleaned_data["on"], by=request.user)
        except InvalidInput as problem:
            form.add_error("on", problem.message)
        else:
            messages.success(request, _("The new state is saved."))
            return redirect("assessment:project_steps", reference)
    context = {
        "application": application,
        "form": form,
        "steps": [(verb.value, _step_words(verb)) for verb in steps],
        "editable": applications_access.can_handle(request.user, application),
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/project_steps.html", context, status=status)


def _step_words(verb: Verb) -> str:
    return {
        Verb.SIGN_AGREEMENT: _("The agreement is signed"),
        Verb.START_PROJECT: _("The project has started"),
        Verb.CLOSE_PROJECT: _("Close the project"),
    }[verb]


def _letter(reference: str) -> Job | None:
    return Job.objects.select_related("result").filter(key=letter_key(reference)).first()


def _members(request: SignedInRequest):
    if access.can_keep_lists(request.user):
        return people_with_role(Role.COMMITTEE_MEMBER, Role.SECRETARY)
    return [request.user]


def _initial(decision: Decision) -> dict[str, object]:
    rows = list(decision.conditions.all())
    advice = getattr(decision.application, "advice", None)
    decided = bool(decision.outcome)
    lines = [one.text for one in rows]
    if not decided and advice is not None:
        lines = advice.conditions.splitlines()
    return {
        "version": version_of(decision),
        "outcome": decision.outcome,
        "amount": decision.amount if decided else advised_amount(decision),
        "motivation": decision.motivation,
        "conditions": "\n".join(lines),
        "due_on": rows[0].due_on if rows else None,
    }


def _page(
    request: SignedInRequest,
    decision: Decision,
    form: DecisionForm,
    *,
    abstention: AbstentionForm | None = None,
    status: int,
) -> HttpResponse:
    application, user = decision.application, request.user
    preparing = decision.decision_list.state == DecisionList.State.PREPARING
    keeper = access.can_keep_lists(user)
    advice, asked = advice_of(application), subsidy_asked(application)
    texts, most = advice_texts(advice), highest_amount(decision, asked)
    rows = side_by_side(application)
    seen = access.visible_decisions(user, decision.decision_list)
    context = {
        "list": decision.decision_list,
        "decision": decision,
        "application": application,
        "advice": advice,
        "asked": asked,
        "most": most[0],
        "most_words": most[1],
        "rows": [{"scores": row, "text": texts.get(row.criterion.code, "")} for row in rows],
        "signals": [row for row in rows if row.has_critical],
        "conditions": decision.conditions.all(),
        "abstentions": decision.abstentions.select_related("member"),
        "form": form,
        "stale": status == 409,
        "editable": keeper and preparing,
        "abstention": abstention or AbstentionForm(members=_members(request)),
        "may_abstain": preparing and (keeper or user.has_role(Role.COMMITTEE_MEMBER)),
        "package": latest_submission(application, Phase.DOSSIER),
        **dict(zip(("before", "after"), neighbours(decision, seen), strict=True)),
    }
    return render(request, "assessment/committee_decision.html", context, status=status)
