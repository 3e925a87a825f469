"""What the clock closes: drafts past their deadline, supplements past their term."""

from datetime import timedelta

from applications.models import Application, Call
from applications.selectors.deadlines import next_deadline
from applications.workflow import TRANSITIONS, Status, Verb
from portal.lib import clock
from portal.lib.problems import WrongMoment
from portal.records.ledger import recorded

from .moment import lock
from .status import change_status
from .supplement import close_supplement

DRAFTS = TRANSITIONS[Verb.CLOSE_DRAFT].sources

GRACE = timedelta(minutes=10)
"""What is handed in counts by the moment its request came in; one that came in on time may still
be waiting, for the rest of its body or for the lock. Longer than any request lasts."""


def close_due_drafts() -> int:
    """Close what is past its time; each on its own, so that one failure holds nothing up.

    The deadline itself is kept by the rules and by `is_open`, to the second; this only puts the
    status right afterwards. Returns how many were closed.
    """
    waiting = Application.objects.filter(status__in=[*DRAFTS, Status.SUPPLEMENT_REQUESTED])
    rows = waiting.select_related("call", "dossier").prefetch_related(
        "extensions", "supplement_requests"
    )
    calls: dict[int, Call] = {}
    closed = 0
    for application in rows:
        application.call = calls.setdefault(application.call_id, application.call)
        if _is_due(application):
            closed += _close(application)
    return closed


@recorded
def _close(application: Application) -> bool:
    """Look again under the lock: an extension or a submit may have come first."""
    locked = lock(application)
    if not _is_due(locked):
        return False
    try:
        if locked.state == Status.SUPPLEMENT_REQUESTED:
            close_supplement(locked, by=None, reason="term passed")
        elif locked.state in DRAFTS:
            change_status(locked, Verb.CLOSE_DRAFT, by=None)
        else:
            return False
    except WrongMoment:
        return False
    return True


def _is_due(application: Application) -> bool:
    if application.state not in DRAFTS and application.state != Status.SUPPLEMENT_REQUESTED:
        return False
    deadline = next_deadline(application)
    return deadline is not None and clock.now() > deadline + GRACE
