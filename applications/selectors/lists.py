"""The applications somebody works on."""

from dataclasses import dataclass
from datetime import datetime

from applications.models import Application, Call, Collaborator
from applications.selectors.deadlines import next_deadline
from applications.workflow import Turn
from portal.accounts.models import User


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """One line of the list: the application, one's own role, the deadline to keep now."""

    application: Application
    role: str
    deadline: datetime | None


def own_applications(user: User) -> list[OwnApplication]:
    """Those the person takes part in: first where they must act, the nearest deadline on top;
    then the others, last worked in on top. A fixed number of queries."""
    taken_part = (
        Collaborator.objects.filter(user=user)
        .select_related("application__call", "application__organisation")
        .prefetch_related("application__extensions", "application__supplement_requests")
        .order_by("-application__updated_at", "-application__pk")
    )
    calls: dict[int, Call] = {}
    lines = []
    for one in taken_part:
        application = one.application
        # one Call object for all its applications: its terms are read once
        application.call = calls.setdefault(application.call_id, application.call)
        lines.append(
            OwnApplication(application, one.get_role_display(), next_deadline(application))
        )
    return sorted(lines, key=_urgency)


def _urgency(line: OwnApplication) -> tuple[bool, float]:
    """Sorts first what waits for the applicant, by its deadline."""
    waits = line.application.status_info.turn is Turn.APPLICANT
    due = line.deadline.timestamp() if waits and line.deadline else float("inf")
    return not waits, due
