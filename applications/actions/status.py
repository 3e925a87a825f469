"""The one door for the status of an application."""

from django.utils.translation import gettext as _

from applications.models import Application
from applications.workflow import TRANSITIONS, Status, TransitionError, Verb, target
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.ledger import note, recorded


@recorded
def change_status(
    application: Application, verb: Verb, *, by: User | None, reason: str = "", **data: object
) -> Status:
    """Move the application by `verb`: lock its row, ask the table, save, write the event.

    `by` is None for the clock (a draft closed at its deadline). `data`: ids and codes for the
    event. Updates `application` in place and returns the new status. Raises WrongMoment when
    the verb is not possible now, InvalidInput when a required reason is missing.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    try:
        new = target(verb, locked.state)
    except TransitionError as error:
        raise WrongMoment(
            _("This is not possible any more: the application has moved on in the meantime.")
        ) from error
    if TRANSITIONS[verb].reason_required and not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    old, moment = locked.state, clock.now()
    locked.status, locked.status_since, locked.updated_at = new.value, moment, moment
    locked._history_user = by
    locked._change_reason = reason or None
    locked.save(update_fields=["status", "status_since", "updated_at"])
    application.status, application.status_since = locked.status, locked.status_since
    application.updated_at = moment
    note(
        verb.value,
        by=by,
        subject=locked,
        reference=locked.reference,
        **{"from": old.value, "to": new.value, **data},
    )
    return new
