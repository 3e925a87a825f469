"""The expert's desk: the dossier left, the form right."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessment import access
from assessment.actions.scores import save_remark, save_score, submit_assessment
from assessment.forms.scores import AssessmentForm, ScoreForm
from assessment.models import Assignment, Score
from assessment.selectors.assignments import next_to_score
from assessment.selectors.dossiers import expert_dossier, for_criterion
from assessment.selectors.scores import CONFIDENCE, CriterionState, criterion_states, grades_of
from portal.accounts.requests import SignedInRequest
from portal.lib.problems import InvalidInput, StaleVersion


@login_required
@require_http_methods(["GET", "POST"])
def assignment(request: SignedInRequest, reference: str) -> HttpResponse:
    """Overview of one assessment: every sub-criterion, what is missing, handing in."""
    found = access.get_invitation(request.user, reference)
    if found.state != Assignment.State.ACCEPTED:
        return redirect("assessment:invitation", reference)
    found = access.get_assignment(request.user, reference)
    remark = {"general_remark": found.assessment.general_remark}
    form = AssessmentForm(request.POST or None, initial=remark)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["general_remark"]
        if "submit" not in request.POST:
            save_remark(found, by=request.user, general_remark=text)
            messages.success(request, _("Saved."))
            return redirect(request.path)
        try:
            submit_assessment(found, by=request.user, general_remark=text)
        except InvalidInput as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Thank you. Your assessment is submitted."))
            return redirect(request.path)
    states = criterion_states(found)
    context = _context(found, states) | {
        "form": form,
        "editable": access.can_score(request.user, found),
        "missing": [state for state in states if not state.is_complete],
        "next_missing": next((state for state in states if not state.is_complete), None),
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/assignment.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def score(request: SignedInRequest, reference: str, code: str) -> HttpResponse:
    """One sub-criterion: what the dossier says on it, the guiding questions, the score."""
    found = access.get_assignment(request.user, reference)
    states = criterion_states(found)
    place = next((n for n, one in enumerate(states) if one.criterion.code == code), None)
    if place is None:
        raise Http404
    state, scale = states[place], grades_of(found.application.call.terms)
    form = ScoreForm(request.POST or None, initial=_initial(state.score), scale=scale)
    stored, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_score(found, code, by=request.user, **form.cleaned_data)
        except StaleVersion:
            stored = Score.objects.get(assessment__assignment=found, criterion=code)
            data = form.data.copy()
            data["version"] = stored.version
            form, status = ScoreForm(data, initial=_initial(stored), scale=scale), 409
        else:
            return _saved(request, found, states, place, saved)
    dossier = expert_dossier(found.application)
    context = _context(found, states) | {
        "state": state,
        "form": form,
        "stored": stored,
        "stored_grade": scale.get(stored.grade) if stored else None,
        "editable": access.can_score(request.user, found),
        "package": dossier,
        "part": for_criterion(dossier, code),
        "previous": states[place - 1] if place else None,
        "next": states[place + 1] if place + 1 < len(states) else None,
        "confidence_word": CONFIDENCE.get(state.score.confidence) if state.score else "",
    }
    status = 422 if form.errors else status
    return render(request, "assessment/score.html", context, status=status)


@login_required
@require_safe
def dossier(request: SignedInRequest, reference: str) -> HttpResponse:
    """The whole dossier as it was handed in, without confidential files."""
    found = access.get_assignment(request.user, reference)
    context = _context(found, []) | {"package": expert_dossier(found.application)}
    return render(request, "assessment/dossier.html", context)


def _context(found: Assignment, states: list[CriterionState]) -> dict[str, object]:
    back = [
        {"key": "d", "label": _("Read the whole dossier")},
        {"key": "v", "label": _("Next dossier")},
    ]
    return {
        "assignment": found,
        "application": found.application,
        "assessment": found.assessment,
        "states": states,
        "complete": sum(state.is_complete for state in states),
        "next_dossier": next_to_score(access.readable_assignments(found.expert.user), found),
        "keys": [
            {"key": "1 – 4", "label": _("Choose the grade")},
            {"key": "n", "label": _("Next sub-criterion")},
            {"key": "p", "label": _("Previous sub-criterion")},
            {"key": "o", "label": _("To the overview")},
            *back,
            {"key": "Ctrl Enter", "label": _("Save and continue")},
            {"key": "Esc", "label": _("Out of a field, so that the keys work")},
        ],
        "overview_keys": [
            {"key": "n", "label": _("To the next missing part")},
            *back,
            {"key": "m", "label": _("Back to my assessments")},
        ],
    }


def _initial(score: Score | None) -> dict[str, object]:
    names = ("grade", "points_for", "points_against", "motivation", "confidence", "version")
    return {name: getattr(score, name) for name in names} if score else {"version": 0}


def _saved(
    request: SignedInRequest,
    found: Assignment,
    states: list[CriterionState],
    place: int,
    saved: Score,
) -> HttpResponse:
    """After saving: the fragment for a save in passing, else this page, the next, the overview."""
    reference = found.application.reference
    if getattr(request, "htmx", False):
        states = criterion_states(found)
        context = {
            "score": saved,
            "application": found.application,
            "states": states,
            "state": states[place],
            "complete": sum(state.is_complete for state in states),
        }
        return render(request, "assessment/_score_saved.html", context)
    messages.success(request, _("Saved."))
    if "continue" not in request.POST:
        return redirect(request.path)
    if place + 1 < len(states):
        return redirect("assessment:score", reference, states[place + 1].criterion.code)
    return redirect("assessment:assignment", reference)
