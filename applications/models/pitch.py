"""Pitch days and the feedback that follows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock
from portal.lib.keys import new_key

from .application import Application
from .call import Call


class PitchSlot(models.Model):
    """A time and room on a pitch day of a call. At most one application takes it."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="pitch_slots")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    room = models.CharField(_("room"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("pitch slot")
        verbose_name_plural = _("pitch slots")
        ordering = ["starts_at", "room"]
        constraints = [
            models.UniqueConstraint(fields=["call", "starts_at", "room"], name="slot_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="slot_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at.astimezone(clock.BRUSSELS):%d/%m/%Y %H:%M} {self.room}".strip()


class Pitch(models.Model):
    """An application's place in the pitch programme, and whether it was there."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="pitch")
    slot = models.OneToOneField(PitchSlot, on_delete=models.PROTECT, related_name="pitch")
    attended = models.BooleanField(_("attended"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("pitch")
        verbose_name_plural = _("pitches")

    def __str__(self) -> str:
        return f"Pitch {self.application.reference}"


class FeedbackPoint(models.Model):
    """One numbered recommendation or point of attention after the pitch."""

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", _("Recommendation")
        ATTENTION = "attention", _("Point of attention")

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="feedback_points"
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("point of feedback")
        verbose_name_plural = _("points of feedback")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="feedback_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} #{self.number}"


class FeedbackAnswer(models.Model):
    """The applicant's answer in the dossier to one point of feedback."""

    point = models.OneToOneField(FeedbackPoint, on_delete=models.CASCADE, related_name="answer")
    text = models.TextField(_("answer"), blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(_("saved"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("answer to feedback")
        verbose_name_plural = _("answers to feedback")

    def __str__(self) -> str:
        return str(self.point)
