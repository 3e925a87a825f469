"""A conflict that is open or confirmed closes a file to that person in every role."""

from django.db.models import Exists, OuterRef

from applications.models import Application
from assessment.models import ConflictOfInterest
from assessment.selectors.conflicts import BLOCKING
from portal.accounts.models import User


def blocked_for(user: User) -> Exists:
    """Such a conflict of `user`, in a query about applications."""
    return Exists(
        ConflictOfInterest.objects.filter(
            application=OuterRef("pk"), expert__user=user, state__in=BLOCKING
        )
    )


def has_open_conflict(user: User, application: Application) -> bool:
    """Does an open or confirmed conflict of interest keep this person away?"""
    return ConflictOfInterest.objects.filter(
        application=application, expert__user=user, state__in=BLOCKING
    ).exists()
