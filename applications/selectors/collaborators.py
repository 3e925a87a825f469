"""The people of an application, and invitations that wait for an answer."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from applications.models import Application, Collaborator, CollaboratorInvitation
from portal.accounts.models import User
from portal.lib import clock

VALID_FOR = timedelta(days=14)
"""How long the link of an invitation works."""


def people_of(application: Application) -> list[Collaborator]:
    """Coordinators first, then editors, then readers; each by name."""
    order = list(Collaborator.Role)
    people = application.collaborators.select_related("user")
    return sorted(
        people,
        key=lambda one: (order.index(Collaborator.Role(one.role)), str(one.user).casefold()),
    )


def open_invitations(application: Application) -> QuerySet[CollaboratorInvitation]:
    """Invitations that can still be accepted, oldest first."""
    return application.invitations.filter(
        accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gte=clock.now()
    ).order_by("invited_at", "pk")


def expired_invitations(application: Application) -> QuerySet[CollaboratorInvitation]:
    """Invitations that nobody accepted in time, newest first."""
    return application.invitations.filter(
        accepted_at__isnull=True, revoked_at__isnull=True, expires_at__lt=clock.now()
    ).order_by("-invited_at", "-pk")


def owns_address(user: User, email: str) -> bool:
    """Has this person shown that the address is theirs?"""
    return EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists()
