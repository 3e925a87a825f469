"""The numbered points of feedback after the pitch: written, then given to the applicant."""

from django.utils.translation import gettext as _

from applications.models import Application, FeedbackPoint
from applications.notifications.handling import tell_collaborators
from applications.workflow import Status
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.lib.texts import clean_text
from portal.records.ledger import note, recorded

from .moment import lock

WRITABLE = frozenset({Status.PITCH_ATTENDED, Status.DOSSIER_DRAFT})
"""Between the pitch and the submitted dossier."""


@recorded
def add_point(application: Application, *, by: User, kind: str, text: str) -> FeedbackPoint:
    """A new point. Its number was never given before. Raises WrongMoment once released."""
    locked = _lock_writable(application)
    given = FeedbackPoint.history.filter(application_id=locked.pk)
    highest = given.order_by("-number").values_list("number", flat=True).first() or 0
    point = FeedbackPoint(application=locked, number=highest + 1, written_by=by)
    point = _save(point, by, kind, text)
    _note("feedback_point_added", point, by)
    return point


@recorded
def edit_point(point: FeedbackPoint, *, by: User, kind: str, text: str) -> FeedbackPoint:
    """Another kind or text. Raises WrongMoment once released or when it was removed."""
    point = _save(_locked_point(point), by, kind, text)
    _note("feedback_point_changed", point, by)
    return point


@recorded
def remove_point(point: FeedbackPoint, *, by: User) -> None:
    """Take a point away; the others keep their numbers. Raises WrongMoment once released."""
    point = _locked_point(point)
    _note("feedback_point_removed", point, by)
    point._history_user = by
    point.delete()


@recorded
def release_feedback(application: Application, *, by: User) -> None:
    """Give all points to the applicant, who gets a mail. Raises WrongMoment, InvalidInput."""
    locked = _lock_writable(application)
    count = locked.feedback_points.count()
    if not count:
        raise InvalidInput(_("Write at least one point first."))
    locked.feedback_released_at = clock.now()
    locked._history_user = by
    locked.save(update_fields=["feedback_released_at"])
    application.feedback_released_at = locked.feedback_released_at
    note("feedback_given", by=by, subject=locked, reference=locked.reference, points=count)
    tell_collaborators("feedback_given", locked, mark=locked.pk, points=count)


def _lock_writable(application: Application) -> Application:
    locked = lock(application)
    if locked.feedback_released_at is not None:
        raise WrongMoment(_("The feedback was given already; it no longer changes."))
    if locked.state not in WRITABLE:
        raise WrongMoment(_("Feedback is given after the pitch and before the dossier is in."))
    return locked


def _locked_point(point: FeedbackPoint) -> FeedbackPoint:
    _lock_writable(point.application)
    found = FeedbackPoint.objects.filter(pk=point.pk).first()
    if found is None:
        raise WrongMoment(_("This point was removed in the meantime."))
    return found


def _note(verb: str, point: FeedbackPoint, by: User) -> None:
    reference = point.application.reference
    note(verb, by=by, subject=point, reference=reference, number=point.number)


def _save(point: FeedbackPoint, by: User, kind: str, text: str) -> FeedbackPoint:
    point.kind, point.text = kind, clean_text(text)
    if not point.text.strip():
        raise InvalidInput(_("Write the text of the point."), {"text": _("Write the text.")})
    point._history_user = by
    point.full_clean()
    point.save()
    return point
