"""Beginning an application in a call."""

from django.utils.translation import gettext as _

from applications.models import Application, Call, Collaborator, ExpressionOfInterest
from applications.selectors.starting import may_start
from portal.accounts.models import User
from portal.lib.problems import WrongMoment
from portal.records.ledger import note, recorded


@recorded
def start_application(call: Call, *, by: User, title: str, acronym: str = "") -> Application:
    """Make a draft with the next reference of the call; `by` becomes its coordinator.

    Raises WrongMoment when the call takes no applications now, ValidationError for a bad title.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    if not may_start(call):
        raise WrongMoment(_("This call does not take new applications now."))
    call.last_number += 1
    call.skip_history_when_saving = True  # a counter, no change of the call
    call.save(update_fields=["last_number"])
    application = Application(
        call=call,
        reference=f"{call.reference_prefix}-{call.last_number:04d}",
        title=title.strip(),
        acronym=acronym.strip(),
        created_by=by,
    )
    application._history_user = by
    application.full_clean()
    application.save()
    eoi = ExpressionOfInterest(application=application)
    eoi._history_user = by
    eoi.save()
    collaborator = Collaborator(
        application=application, user=by, role=Collaborator.Role.COORDINATOR, added_by=by
    )
    collaborator._history_user = by
    collaborator.save()
    note(
        "application_created",
        by=by,
        subject=application,
        reference=application.reference,
        call=call.code,
    )
    return application
