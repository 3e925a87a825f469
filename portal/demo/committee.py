"""The committee's side: a list, its decisions, an abstention, frozen and released."""

from datetime import date

from assessment.actions.decisions import abstain, decide, version_of
from assessment.actions.meeting import freeze_list, make_list, release_list
from assessment.models import Decision, DecisionList
from assessment.selectors.meeting import waiting_applications

from . import phrases
from .agency import conditions_of, granted
from .case import Case, Play


def prepare(play: Play, meeting_on: date) -> None:
    """A list with every application whose advice is ready, if there is one."""
    if waiting_applications(play.call).exists():
        make_list(play.call, meeting_on=play.calendar.day(meeting_on), by=play.cast["greet"])


def step_aside(case: Case) -> None:
    """Katrien does not take part in the decision on this application."""
    abstain(
        _decision(case),
        member=case.play.cast["katrien"],
        reason=phrases.committee("abstention"),
        by=case.play.cast["greet"],
    )


def settle(case: Case, due_on: date) -> None:
    """Enter what the committee decided, as the file says."""
    decision, given = _decision(case), case.initiative["decision"]
    due = case.calendar.day(due_on)
    decide(
        decision,
        by=case.play.cast["greet"],
        outcome=given["outcome"],
        amount=granted(case),
        motivation=given["motivation"].strip(),
        conditions=[(text, due) for text in conditions_of(case)],
        version=version_of(decision),
    )


def freeze(play: Play) -> None:
    """Close the list under a hash."""
    for one in _lists(play, DecisionList.State.PREPARING):
        freeze_list(one, by=play.cast["greet"])


def release(play: Play) -> None:
    """Statuses, mails and letters, at one moment."""
    for one in _lists(play, DecisionList.State.FROZEN):
        release_list(one, by=play.cast["greet"])


def _decision(case: Case) -> Decision:
    rows = Decision.objects.select_related("application__call", "decision_list")
    return rows.get(application__reference=case.reference)


def _lists(play: Play, state: str) -> list[DecisionList]:
    return list(DecisionList.objects.filter(call=play.call, state=state))
