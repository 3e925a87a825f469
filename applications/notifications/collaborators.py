"""Mails to and about the people of an application."""

from django.conf import settings
from django.urls import reverse

from applications.models import Application, CollaboratorInvitation
from portal.accounts.models import User
from portal.accounts.selectors import find_person
from portal.records.outbox import queue_mail


def collaborator_invited(invitation: CollaboratorInvitation, token: str) -> None:
    """The personal link, to the invited address; in the inviter's language for a stranger."""
    known = find_person(invitation.email)
    address = settings.PORTAL_ORIGIN + reverse("applications:invitation", args=[token])
    queue_mail(
        "collaborator_invited",
        to=invitation.email,
        context={
            "application": invitation.application,
            "call": invitation.application.call,
            "inviter": invitation.invited_by,
            "role": invitation.role,
            "address": address,
            "expires_at": invitation.expires_at,
        },
        reference=invitation.application.reference,
        language=(known or invitation.invited_by).language,
        secrets=[token],
    )


def application_withdrawn(application: Application, by: User) -> None:
    """Tell everybody who works on it, and its handler."""
    people = [one.user for one in application.collaborators.select_related("user")]
    if application.handler and application.handler not in people:
        people.append(application.handler)
    for person in people:
        queue_mail(
            "application_withdrawn",
            to=person,
            context={
                "application": application,
                "call": application.call,
                "by": by,
                "address": settings.PORTAL_ORIGIN + application.get_absolute_url(),
            },
            reference=application.reference,
            key=f"withdrawn:{application.reference}:{person.pk}",
        )
