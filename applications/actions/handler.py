"""Who handles an application for the agency."""

from django.utils.translation import gettext as _

from applications import access
from applications.models import Application
from portal.accounts.models import User
from portal.lib.problems import InvalidInput
from portal.records.ledger import note, recorded

from .moment import lock


@recorded
def assign_handler(application: Application, handler: User | None, *, by: User) -> None:
    """Give the application to `handler`, or to nobody. Raises InvalidInput for a person who
    does not work for the agency."""
    if handler is not None and not access.can_handle(handler):
        message = _("This person does not handle applications.")
        raise InvalidInput(message, {"handler": message})
    locked = lock(application)
    if locked.handler_id == (handler.pk if handler else None):
        return
    locked.handler = application.handler = handler
    locked._history_user = by
    locked.save(update_fields=["handler"])
    person = handler.pk if handler else 0
    note("handler_assigned", by=by, subject=locked, reference=locked.reference, person=person)
