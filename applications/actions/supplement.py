"""Asking to complete named parts of a submitted dossier."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from applications.models import Application, SupplementRequest
from applications.notifications.handling import tell_collaborators
from applications.selectors.supplement import part_labels
from applications.workflow import Verb
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.ledger import recorded

from .moment import lock
from .status import change_status


@recorded
def ask_supplement(
    application: Application,
    *,
    by: User,
    parts: Collection[str],
    reason: str,
    due_at: datetime,
) -> SupplementRequest:
    """Open `parts` (`section:timeline`, `budget`, …) until `due_at`; the applicant gets a mail.

    Raises WrongMoment, and InvalidInput without parts or reason, or for a moment in the past.
    """
    locked = lock(application)
    known = part_labels(locked)
    chosen = [part for part in known if part in parts]
    if not chosen or set(parts) - known.keys():
        message = _("Choose the parts that may be completed.")
        raise InvalidInput(message, {"parts": message})
    if due_at <= clock.now():
        message = _("Choose a moment that still has to come.")
        raise InvalidInput(message, {"due_at": message})
    if not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    if locked.supplement_requests.filter(closed_at__isnull=True).exists():
        raise WrongMoment(_("A supplement was asked already and is still open."))
    request = SupplementRequest(
        application=locked, parts=chosen, reason=reason.strip(), due_at=due_at, asked_by=by
    )
    request._history_user = by
    request.full_clean()
    request.save()
    change_status(
        application, Verb.REQUEST_SUPPLEMENT, by=by, reason=request.reason, supplement=request.pk
    )
    tell_collaborators("supplement_asked", application, mark=request.pk, request=request)
    return request


@recorded
def close_supplement(application: Application, *, by: User | None, reason: str) -> None:
    """End the question without an answer; the dossier is judged as it stands. `by` is None for
    the clock. Raises WrongMoment, InvalidInput without a reason."""
    locked = lock(application)
    change_status(application, Verb.CLOSE_SUPPLEMENT, by=by, reason=reason.strip())
    for request in locked.supplement_requests.filter(closed_at__isnull=True):
        request.closed_at = clock.now()
        request._history_user = by
        request.save(update_fields=["closed_at"])
