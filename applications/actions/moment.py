"""What every writer of an application does first: lock its row and look at the clock."""

from django.utils.translation import gettext as _

from applications.models import Application
from applications.selectors.deadlines import is_open
from applications.terms import Phase
from portal.lib import clock
from portal.lib.problems import WrongMoment


def lock(application: Application) -> Application:
    """The row as it is now, locked until the transaction ends, so that submitting waits."""
    rows = Application.objects.select_related("call").select_for_update(of=("self",))
    locked = rows.get(pk=application.pk)
    application.status, application.status_since = locked.status, locked.status_since
    return locked


def lock_open(application: Application, phase: Phase, part: str = "") -> Application:
    """Lock the row. Raises WrongMoment unless `part` of `phase` is open at this very moment."""
    locked = lock(application)
    if not is_open(locked, phase, clock.now(), part):
        raise WrongMoment(
            _("This part is closed: the deadline has passed or the application has moved on.")
        )
    return locked


def touch(application: Application) -> None:
    """Remember when the application was last worked in; no version of its own in the history."""
    application.updated_at = clock.now()
    Application.objects.filter(pk=application.pk).update(updated_at=application.updated_at)
