"""Mails that need all apps, into the outbox: one function per mail."""

from django.conf import settings
from django.urls import reverse

from applications.models import Submission
from portal.accounts.models import User
from portal.records.outbox import queue_mail


def submission_received(submission: Submission) -> None:
    """The receipt, to everybody who works on the application, each in their own language."""
    application = submission.application
    path = reverse("receipt", args=[application.reference, submission.receipt_number])
    for collaborator in application.collaborators.select_related("user"):
        queue_mail(
            "submission_received",
            to=collaborator.user,
            context={
                "application": application,
                "call": application.call,
                "submission": submission,
                "by": submission.submitted_by,
                "address": settings.PORTAL_ORIGIN + path,
                "verify_address": settings.PORTAL_ORIGIN + reverse("verify"),
            },
            reference=application.reference,
            key=f"received:{submission.receipt_number}:{collaborator.user_id}",
        )


def administrator_created(person: User, address: str) -> None:
    """The personal link that sets their password."""
    queue_mail(
        "administrator_created",
        to=person,
        context={"address": address, "days": days_to_set_a_password()},
        secrets=[address],
    )


def days_to_set_a_password() -> int:
    """How long such a link works, in whole days."""
    return settings.PASSWORD_RESET_TIMEOUT // 86_400
