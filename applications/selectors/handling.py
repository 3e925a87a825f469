"""Everything of one application that the agency's page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from applications.models import Application, Submission
from applications.packages import package_data, package_findings
from applications.terms import Phase
from applications.workflow import Status, Verb, possible
from portal.accounts.models import User
from portal.lib import figures
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


@dataclass(frozen=True, slots=True)
class LogLine:
    """The same deed by the same person, once or `count` times in a row. `at`: the last time."""

    at: datetime
    deed: str
    who: User | None
    count: int


@dataclass(frozen=True, slots=True)
class LogDay:
    """One day of the log, newest deed first."""

    day: date
    lines: list[LogLine]


def log_days(reference: str, limit: int = 300) -> list[LogDay]:
    """The last deeds about an application in words, by Belgian day, newest first."""
    events = events_of(reference).order_by("-number")[:limit]
    days = []
    for day, deeds in groupby(events, key=lambda one: figures.local(one.at).date()):
        lines = []
        for (verb, _actor), same in groupby(deeds, key=lambda one: (one.verb, one.actor_id)):
            row = list(same)
            lines.append(LogLine(row[0].at, verb_label(verb), row[0].actor, len(row)))
        days.append(LogDay(day, lines))
    return days


@dataclass(frozen=True, slots=True)
class Sums:
    """What was handed in last, in EUR over the whole project."""

    costs: Decimal
    subsidy: Decimal


def handed_in_sums(phases: Sequence[PhaseIn]) -> Sums | None:
    """The sums of the furthest phase that came in."""
    if not phases:
        return None
    totals = package_data(phases[-1].submissions[0])["sums"]["totals"]
    return Sums(Decimal(totals["costs"]), Decimal(totals["subsidy"]))
