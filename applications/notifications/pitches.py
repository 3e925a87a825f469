"""Mails about the pitch, to everybody who works on the application."""

from django.conf import settings
from django.urls import reverse

from applications.models import Pitch
from portal.records.outbox import queue_mail


def pitch_scheduled(pitch: Pitch) -> None:
    """When and where, also when it is moved."""
    _to_everybody("pitch_scheduled", pitch)


def pitch_absent(pitch: Pitch) -> None:
    """The absence is recorded, with the reason and what it means."""
    _to_everybody("pitch_absent", pitch)


def _to_everybody(template: str, pitch: Pitch) -> None:
    application = pitch.application
    address = reverse("applications:application", args=[application.reference])
    for one in application.collaborators.select_related("user"):
        queue_mail(
            template,
            to=one.user,
            context={
                "application": application,
                "call": application.call,
                "pitch": pitch,
                "slot": pitch.slot,
                "address": settings.PORTAL_ORIGIN + address,
            },
            reference=application.reference,
        )
