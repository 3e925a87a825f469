"""Everything of one application that the agency's page shows."""

from dataclasses import dataclass
from typing import Any

from applications.models import Application, Submission
from applications.packages import package_findings
from applications.terms import Phase
from applications.workflow import Status, Verb, possible
from portal.lib.findings import Finding
from portal.records.selectors import events_of
from portal.records.verbs import verb_label

CHECK_VERBS = {
    Phase.EOI: (Verb.FIND_EOI_ADMISSIBLE, Verb.FIND_EOI_INADMISSIBLE),
    Phase.DOSSIER: (Verb.FIND_DOSSIER_ADMISSIBLE, Verb.FIND_DOSSIER_INADMISSIBLE),
}
FEEDBACK = frozenset({Status.PITCH_ATTENDED, Status.DOSSIER_DRAFT})


@dataclass(frozen=True, slots=True)
class PhaseIn:
    """What came in of one phase: the version that counts and what the rules said of it."""

    phase: Phase
    submissions: list[Submission]
    findings: list[Finding]
    may_decide: bool


def phases_in(application: Application) -> list[PhaseIn]:
    """The phases with something handed in, newest version first in each."""
    found = []
    rows = list(application.submissions.select_related("submitted_by").order_by("-version"))
    for phase in Phase:
        mine = [one for one in rows if one.phase == phase]
        if mine:
            may = may_decide(application, phase)
            found.append(PhaseIn(phase, mine, package_findings(mine[0]), may))
    return found


def may_decide(application: Application, phase: Phase) -> bool:
    """Is a decision on the form of `phase` possible in the state of now?"""
    return bool(possible(application.state).intersection(CHECK_VERBS[phase]))


def log_lines(reference: str, limit: int = 100) -> list[dict[str, Any]]:
    """The last deeds about an application in words, newest first."""
    events = events_of(reference).order_by("-number")[:limit]
    return [
        {"at": event.at, "who": event.actor, "deed": verb_label(event.verb)} for event in events
    ]
