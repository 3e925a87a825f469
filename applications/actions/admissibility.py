"""The formal check of a submitted phase."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from applications.models import AdmissibilityCheck, Application
from applications.notifications.handling import tell_collaborators
from applications.terms import Phase
from applications.workflow import Verb
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput
from portal.records.ledger import recorded

from .moment import lock
from .status import change_status

VERBS = {
    (Phase.EOI, True): Verb.FIND_EOI_ADMISSIBLE,
    (Phase.EOI, False): Verb.FIND_EOI_INADMISSIBLE,
    (Phase.DOSSIER, True): Verb.FIND_DOSSIER_ADMISSIBLE,
    (Phase.DOSSIER, False): Verb.FIND_DOSSIER_INADMISSIBLE,
}


@recorded
def decide_admissibility(
    application: Application,
    phase: Phase,
    *,
    by: User,
    admissible: bool,
    reason: str,
    items: Collection[str] = (),
) -> AdmissibilityCheck:
    """Find a submitted phase admissible or not; everybody who works on it gets the reason.

    `items`: the checks done by hand that were in order. Raises WrongMoment, InvalidInput
    without a reason.
    """
    if not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    locked = lock(application)
    check = AdmissibilityCheck(
        application=locked,
        phase=phase.value,
        admissible=admissible,
        reason=reason.strip(),
        items=sorted(items),
        checked_by=by,
    )
    check.full_clean()
    check.save()
    _close_supplements(locked, by)
    verb = VERBS[phase, admissible]
    change_status(application, verb, by=by, reason=check.reason, check=check.pk)
    word = "admissible" if admissible else "inadmissible"
    tell_collaborators(f"{phase.value}_{word}", application, mark=check.pk, check=check)
    return check


def _close_supplements(application: Application, by: User) -> None:
    """A decision ends a question that still waited."""
    for request in application.supplement_requests.filter(closed_at__isnull=True):
        request.closed_at = clock.now()
        request._history_user = by
        request.save(update_fields=["closed_at"])
