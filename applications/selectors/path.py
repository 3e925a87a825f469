"""The path of one application as a row of steps with their dates, done and to come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from applications.models import Application, PreDiscussion
from applications.terms import Phase
from applications.workflow import Status
from portal.lib import figures

from . import path_dates as dates


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its date in words, where it stands, a remark."""

    title: str
    when: str
    state: StepState
    note: str = ""


# The step at which each status stands: its place in the list below.
_EOI, _PITCH, _FEEDBACK, _DOSSIER, _ASSESSMENT, _DECISION, _AGREEMENT, _END = range(8)
_PLACE = {
    Status.EOI_DRAFT: _EOI,
    Status.EOI_SUBMITTED: _EOI,
    Status.EOI_INADMISSIBLE: _EOI,
    Status.EOI_ADMISSIBLE: _PITCH,
    Status.PITCH_SCHEDULED: _PITCH,
    Status.PITCH_ABSENT: _PITCH,
    Status.PITCH_ATTENDED: _FEEDBACK,
    Status.DOSSIER_DRAFT: _DOSSIER,
    Status.DOSSIER_SUBMITTED: _DOSSIER,
    Status.SUPPLEMENT_REQUESTED: _DOSSIER,
    Status.DOSSIER_INADMISSIBLE: _DOSSIER,
    Status.DOSSIER_ADMISSIBLE: _ASSESSMENT,
    Status.IN_ASSESSMENT: _ASSESSMENT,
    Status.ADVICE_READY: _ASSESSMENT,
    Status.APPROVED: _AGREEMENT,
    Status.APPROVED_WITH_CONDITIONS: _AGREEMENT,
    Status.REJECTED: _END,
    Status.AGREEMENT: _AGREEMENT,
    Status.RUNNING: _AGREEMENT,
    Status.CLOSED: _END,
}


def path_of(application: Application) -> list[Step]:
    """Every step of the call, from the pre-discussion to the agreement, for the timeline."""
    entered = _entered(application)
    state = application.state
    place = _PLACE.get(state, _last_place(entered))
    if state == Status.PITCH_ATTENDED and application.feedback_released_at:
        place = _DOSSIER
    ended = state in (Status.WITHDRAWN, Status.NOT_HANDED_IN, *_STOPPED)

    def step(number: int, title: str, when: str, note: str = "") -> Step:
        if number == place and not ended:
            return Step(title, when, StepState.NOW, note)
        done = number < place or (number == place and ended)
        return Step(title, when, StepState.DONE if done else StepState.LATER, note)

    steps = [*_talks(application)]
    steps += [
        step(_EOI, _("Expression of Interest"), *dates.when_phase(application, Phase.EOI, entered)),
        step(_PITCH, _("Pitch"), *dates.when_pitch(application, entered)),
        step(_FEEDBACK, _("Feedback"), *dates.when_feedback(application)),
        step(_DOSSIER, _("Full dossier"), *dates.when_phase(application, Phase.DOSSIER, entered)),
        step(_ASSESSMENT, _("Assessment"), *dates.when_assessment(entered)),
        step(_DECISION, _("Decision"), *dates.when_decision(application, entered)),
        step(_AGREEMENT, _("Agreement and follow-up"), *dates.when_agreement(application, entered)),
    ]
    if state == Status.WITHDRAWN:
        when = figures.moment(application.status_since)
        steps.append(Step(_("Withdrawn"), when, StepState.DONE, withdrawal_reason(application)))
    return steps


_STOPPED = frozenset(
    {
        Status.EOI_INADMISSIBLE,
        Status.PITCH_ABSENT,
        Status.DOSSIER_INADMISSIBLE,
        Status.REJECTED,
        Status.CLOSED,
    }
)


def withdrawal_reason(application: Application) -> str:
    """Why it was withdrawn, in the applicant's own words."""
    row = application.history.filter(status=Status.WITHDRAWN).order_by("history_id").first()
    return (row.history_change_reason or "") if row else ""


def _entered(application: Application) -> dict[Status, datetime]:
    """When each status was last entered. One query."""
    rows = application.history.order_by("history_id").values_list("status", "status_since")
    return {Status(status): since for status, since in rows}


def _last_place(entered: dict[Status, datetime]) -> int:
    """How far an application came that was withdrawn or not handed in."""
    return max((_PLACE[status] for status in entered if status in _PLACE), default=_EOI)


def _talks(application: Application) -> list[Step]:
    steps = []
    for talk in application.pre_discussions.all():
        title = _("Pre-discussion")
        if talk.state == PreDiscussion.State.HELD:
            steps.append(Step(title, figures.moment(talk.planned_at), StepState.DONE))
        elif talk.state == PreDiscussion.State.PLANNED:
            steps.append(Step(title, figures.deadline(talk.planned_at), StepState.NOW, talk.place))
        elif talk.state == PreDiscussion.State.REQUESTED:
            steps.append(Step(title, _("requested"), StepState.NOW))
    return steps
