"""The experts' side: asked, ties found, accepted or declined, scored, handed in."""

from collections.abc import Sequence
from datetime import date

from applications.workflow import Status
from assessment.actions.assignments import (
    accept_assignment,
    decline_assignment,
    invite_experts,
)
from assessment.actions.conflicts import decide_conflict
from assessment.actions.scores import save_score, submit_assessment
from assessment.models import Assignment, ConflictOfInterest, Expert

from . import phrases
from .case import Case

DUE = date(2018, 4, 30)
DUE_LATE = date(2018, 5, 11)


def invite(case: Case, experts: Sequence[Expert], *, due_on: date = DUE) -> None:
    """Ask experts; one with a tie to a party is kept away by the portal itself."""
    invite_experts(case.application, experts, due_on=case.calendar.day(due_on), by=case.handler)


def accept(case: Case, expert: Expert) -> None:
    """Declare to have no conflict; the dossier opens."""
    if assignment := _assignment(case, expert, Assignment.State.INVITED):
        accept_assignment(assignment, by=expert.user)


def decline(case: Case, expert: Expert) -> None:
    """Say no, because of a conflict."""
    if assignment := _assignment(case, expert, Assignment.State.INVITED):
        decline_assignment(
            assignment,
            reason=Assignment.DeclineReason.CONFLICT,
            note_text=phrases.agency("decline_note"),
            by=expert.user,
        )


def judge_conflicts(case: Case, origin: str) -> None:
    """The agency confirms what stands open."""
    rows = ConflictOfInterest.objects.filter(
        application=case.application, origin=origin, state=ConflictOfInterest.State.OPEN
    )
    for conflict in rows.select_related("expert", "application"):
        decide_conflict(
            conflict,
            confirmed=True,
            reason=phrases.agency("conflict_confirmed"),
            by=case.handler,
        )


def score(case: Case, expert: Expert, number: int, upto: int | None = None) -> None:
    """Grade the first `upto` sub-criteria, or all, as the file says for expert `number`."""
    assignment = _assignment(case, expert, Assignment.State.ACCEPTED)
    if assignment is None or case.state != Status.IN_ASSESSMENT:
        return
    given = case.initiative["assessment"]
    keys = {one.key[0]: one.key for one in case.call.terms.grades}
    done = set(assignment.assessment.scores.values_list("criterion", flat=True))
    graded = list(zip(case.call.terms.criteria, given["grades"][number], strict=True))
    best = max(range(len(graded)), key=lambda place: "krgz".index(graded[place][1]))
    worst = min(range(len(graded)), key=lambda place: "krgz".index(graded[place][1]))
    for place, (criterion, letter) in list(enumerate(graded))[:upto]:
        if criterion.code in done:
            continue
        grade = keys[letter]
        save_score(
            assignment,
            criterion.code,
            by=expert.user,
            grade=grade,
            points_for=given.get("strong", "") if place == best else "",
            points_against=given.get("weak", "") if place == worst else "",
            motivation=phrases.motivation(criterion.code, grade, number),
            confidence=phrases.confidence(grade),
        )


def hand_in(case: Case, expert: Expert, number: int) -> None:
    """Score what is left, and hand in."""
    score(case, expert, number)
    if assignment := _assignment(case, expert, Assignment.State.ACCEPTED):
        remark = phrases.remark(number + case.place)
        submit_assessment(assignment, by=expert.user, general_remark=remark)


def _assignment(case: Case, expert: Expert, state: str) -> Assignment | None:
    rows = Assignment.objects.select_related("application__call", "expert__user", "assessment")
    return rows.filter(application=case.application, expert=expert, state=state).first()
