"""The one table of moves: which verb leads from which states to which. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from applications.terms import Phase

from .status import Status


class Verb(StrEnum):
    SUBMIT_EOI = "submit_eoi"
    FIND_EOI_ADMISSIBLE = "find_eoi_admissible"
    FIND_EOI_INADMISSIBLE = "find_eoi_inadmissible"
    SCHEDULE_PITCH = "schedule_pitch"
    CANCEL_PITCH = "cancel_pitch"
    RECORD_ATTENDANCE = "record_attendance"
    RECORD_ABSENCE = "record_absence"
    START_DOSSIER = "start_dossier"
    SUBMIT_DOSSIER = "submit_dossier"
    FIND_DOSSIER_ADMISSIBLE = "find_dossier_admissible"
    FIND_DOSSIER_INADMISSIBLE = "find_dossier_inadmissible"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUBMIT_SUPPLEMENT = "submit_supplement"
    CLOSE_SUPPLEMENT = "close_supplement"
    START_ASSESSMENT = "start_assessment"
    FINISH_ADVICE = "finish_advice"
    REOPEN_ADVICE = "reopen_advice"
    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve_with_conditions"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    CLOSE_DRAFT = "close_draft"
    REOPEN_EOI = "reopen_eoi"
    REOPEN_DOSSIER = "reopen_dossier"
    SIGN_AGREEMENT = "sign_agreement"
    START_PROJECT = "start_project"
    CLOSE_PROJECT = "close_project"


@dataclass(frozen=True)
class Transition:
    """`reason_required`: the deed must be motivated (it closes or corrects something)."""

    sources: frozenset[Status]
    target: Status
    reason_required: bool = False


def _from(*sources: Status, to: Status, reason: bool = False) -> Transition:
    return Transition(frozenset(sources), to, reason)


UNDECIDED = frozenset(
    {
        Status.EOI_DRAFT,
        Status.EOI_SUBMITTED,
        Status.EOI_ADMISSIBLE,
        Status.PITCH_SCHEDULED,
        Status.PITCH_ATTENDED,
        Status.DOSSIER_DRAFT,
        Status.DOSSIER_SUBMITTED,
        Status.SUPPLEMENT_REQUESTED,
        Status.DOSSIER_ADMISSIBLE,
        Status.IN_ASSESSMENT,
        Status.ADVICE_READY,
    }
)
"""Still on its way to a decision: withdrawing is possible."""

DECIDED = frozenset({Status.APPROVED, Status.APPROVED_WITH_CONDITIONS, Status.REJECTED})

TRANSITIONS: dict[Verb, Transition] = {
    # submitting again before the deadline replaces the earlier version
    Verb.SUBMIT_EOI: _from(Status.EOI_DRAFT, Status.EOI_SUBMITTED, to=Status.EOI_SUBMITTED),
    Verb.FIND_EOI_ADMISSIBLE: _from(
        Status.EOI_SUBMITTED, Status.EOI_INADMISSIBLE, to=Status.EOI_ADMISSIBLE, reason=True
    ),
    Verb.FIND_EOI_INADMISSIBLE: _from(
        Status.EOI_SUBMITTED, Status.EOI_ADMISSIBLE, to=Status.EOI_INADMISSIBLE, reason=True
    ),
    Verb.SCHEDULE_PITCH: _from(
        Status.EOI_ADMISSIBLE, Status.PITCH_SCHEDULED, to=Status.PITCH_SCHEDULED
    ),
    Verb.CANCEL_PITCH: _from(Status.PITCH_SCHEDULED, to=Status.EOI_ADMISSIBLE),
    Verb.RECORD_ATTENDANCE: _from(
        Status.PITCH_SCHEDULED, Status.PITCH_ABSENT, to=Status.PITCH_ATTENDED
    ),
    Verb.RECORD_ABSENCE: _from(
        Status.PITCH_SCHEDULED,
        Status.PITCH_ATTENDED,
        Status.DOSSIER_DRAFT,
        to=Status.PITCH_ABSENT,
        reason=True,
    ),
    Verb.START_DOSSIER: _from(Status.PITCH_ATTENDED, to=Status.DOSSIER_DRAFT),
    Verb.SUBMIT_DOSSIER: _from(
        Status.DOSSIER_DRAFT, Status.DOSSIER_SUBMITTED, to=Status.DOSSIER_SUBMITTED
    ),
    Verb.FIND_DOSSIER_ADMISSIBLE: _from(
        Status.DOSSIER_SUBMITTED,
        Status.DOSSIER_INADMISSIBLE,
        to=Status.DOSSIER_ADMISSIBLE,
        reason=True,
    ),
    Verb.FIND_DOSSIER_INADMISSIBLE: _from(
        Status.DOSSIER_SUBMITTED,
        Status.DOSSIER_ADMISSIBLE,
        Status.SUPPLEMENT_REQUESTED,
        to=Status.DOSSIER_INADMISSIBLE,
        reason=True,
    ),
    Verb.REQUEST_SUPPLEMENT: _from(
        Status.DOSSIER_SUBMITTED,
        Status.DOSSIER_ADMISSIBLE,
        to=Status.SUPPLEMENT_REQUESTED,
        reason=True,
    ),
    Verb.SUBMIT_SUPPLEMENT: _from(Status.SUPPLEMENT_REQUESTED, to=Status.DOSSIER_SUBMITTED),
    # the term passed, or the question is taken back: the dossier is judged as it stands
    Verb.CLOSE_SUPPLEMENT: _from(
        Status.SUPPLEMENT_REQUESTED, to=Status.DOSSIER_SUBMITTED, reason=True
    ),
    Verb.START_ASSESSMENT: _from(Status.DOSSIER_ADMISSIBLE, to=Status.IN_ASSESSMENT),
    Verb.FINISH_ADVICE: _from(Status.IN_ASSESSMENT, to=Status.ADVICE_READY),
    Verb.REOPEN_ADVICE: _from(Status.ADVICE_READY, to=Status.IN_ASSESSMENT, reason=True),
    Verb.APPROVE: _from(Status.ADVICE_READY, to=Status.APPROVED),
    Verb.APPROVE_WITH_CONDITIONS: _from(Status.ADVICE_READY, to=Status.APPROVED_WITH_CONDITIONS),
    Verb.REJECT: _from(Status.ADVICE_READY, to=Status.REJECTED),
    Verb.WITHDRAW: Transition(UNDECIDED, Status.WITHDRAWN, reason_required=True),
    Verb.CLOSE_DRAFT: _from(
        Status.EOI_DRAFT, Status.PITCH_ATTENDED, Status.DOSSIER_DRAFT, to=Status.NOT_HANDED_IN
    ),
    # a named extension opens a closed draft again
    Verb.REOPEN_EOI: _from(Status.NOT_HANDED_IN, to=Status.EOI_DRAFT, reason=True),
    Verb.REOPEN_DOSSIER: _from(Status.NOT_HANDED_IN, to=Status.DOSSIER_DRAFT, reason=True),
    Verb.SIGN_AGREEMENT: _from(
        Status.APPROVED, Status.APPROVED_WITH_CONDITIONS, to=Status.AGREEMENT
    ),
    Verb.START_PROJECT: _from(Status.AGREEMENT, to=Status.RUNNING),
    Verb.CLOSE_PROJECT: _from(Status.RUNNING, to=Status.CLOSED),
}

SUBMIT_VERBS = {Phase.EOI: Verb.SUBMIT_EOI, Phase.DOSSIER: Verb.SUBMIT_DOSSIER}

EDITABLE: dict[Phase, frozenset[Status]] = {
    # after submitting, a next version may be drafted until the deadline
    Phase.EOI: frozenset({Status.EOI_DRAFT, Status.EOI_SUBMITTED}),
    Phase.DOSSIER: frozenset({Status.DOSSIER_DRAFT, Status.DOSSIER_SUBMITTED}),
}
"""States in which the applicant may write in a phase, while its deadline has not passed."""


class TransitionError(Exception):
    """The verb is not possible from this state."""

    def __init__(self, verb: Verb, status: Status) -> None:
        super().__init__(f"{verb} is not possible from {status}")
        self.verb, self.status = verb, status


def target(verb: Verb, status: Status) -> Status:
    """Where `verb` leads from `status`. Raises TransitionError when it leads nowhere."""
    transition = TRANSITIONS[verb]
    if status not in transition.sources:
        raise TransitionError(verb, status)
    return transition.target


def possible(status: Status) -> frozenset[Verb]:
    """The verbs that may start from `status`."""
    return frozenset(verb for verb, row in TRANSITIONS.items() if status in row.sources)
