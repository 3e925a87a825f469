"""Mails about what the agency decided or asks, to everybody who works on the application."""

from typing import Any

from django.conf import settings

from applications.models import Application
from portal.records.outbox import queue_mail


def tell_collaborators(
    template: str, application: Application, *, mark: int, **context: Any
) -> None:
    """One mail to each. `mark` is the row the mail is about: the same row is mailed once."""
    for one in application.collaborators.select_related("user"):
        queue_mail(
            template,
            to=one.user,
            context={
                "application": application,
                "call": application.call,
                "address": settings.PORTAL_ORIGIN + application.get_absolute_url(),
                **context,
            },
            reference=application.reference,
            key=f"{template}:{application.reference}:{mark}:{one.user_id}",
        )
