"""A named extension of a deadline, which also opens a draft again that was closed at it."""

from datetime import datetime

from django.utils.translation import gettext as _

from applications.models import Application, DeadlineExtension, Dossier
from applications.notifications.handling import tell_collaborators
from applications.selectors.deadlines import deadline_of
from applications.terms import Phase
from applications.workflow import Status, Verb
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.ledger import note, recorded

from .moment import lock
from .status import change_status

OPEN_TO_IT = {
    Phase.EOI: frozenset({Status.EOI_DRAFT, Status.EOI_SUBMITTED, Status.NOT_HANDED_IN}),
    Phase.DOSSIER: frozenset(
        {
            Status.PITCH_ATTENDED,
            Status.DOSSIER_DRAFT,
            Status.DOSSIER_SUBMITTED,
            Status.NOT_HANDED_IN,
        }
    ),
}


@recorded
def give_extension(
    application: Application, phase: Phase, *, by: User, until: datetime, reason: str
) -> DeadlineExtension:
    """Move the deadline of `phase` for this application to `until`; its people get a mail.

    Raises InvalidInput without a reason or for a moment not after the deadline that holds;
    WrongMoment when the application is past that phase.
    """
    if not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    locked = lock(application)
    attended = _attended(locked)
    begun = Dossier.objects.filter(application=locked).exists()
    if locked.state not in OPEN_TO_IT[phase] or (attended or begun) != (phase == Phase.DOSSIER):
        raise WrongMoment(_("This application is not in that phase."))
    before = deadline_of(locked, phase)
    if before is not None and until <= before:
        message = _("Choose a moment after the deadline that holds now.")
        raise InvalidInput(message, {"until": message})
    extension = DeadlineExtension(
        application=locked, phase=phase.value, until=until, reason=reason.strip(), given_by=by
    )
    extension.full_clean()
    extension.save()
    data = {"phase": phase.value, "until": until, "extension": extension.pk}
    note("extension_given", by=by, subject=locked, reference=locked.reference, **data)
    if locked.state == Status.NOT_HANDED_IN and until > clock.now():
        _reopen(application, phase, by, extension.reason, begun)
    tell_collaborators("extension_given", application, mark=extension.pk, extension=extension)
    return extension


def _reopen(application: Application, phase: Phase, by: User, reason: str, begun: bool) -> None:
    verb = Verb.REOPEN_EOI if phase == Phase.EOI else Verb.REOPEN_DOSSIER
    change_status(application, verb, by=by, reason=reason)
    if phase == Phase.DOSSIER and not begun:  # it was closed before the dossier was begun
        dossier = Dossier(application=application)
        dossier._history_user = by
        dossier.save()


def _attended(application: Application) -> bool:
    pitch = getattr(application, "pitch", None)
    return application.state == Status.PITCH_ATTENDED or bool(pitch and pitch.attended)
