"""What the agency decides about form: admissibility, supplements, extensions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock

from .answers import PHASES
from .application import Application


class AdmissibilityCheck(models.Model):
    """A formal check of one submitted phase, with its reason. Kept, never overwritten."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="admissibility_checks"
    )
    phase = models.CharField(max_length=10, choices=PHASES)
    admissible = models.BooleanField(_("admissible"))
    reason = models.TextField(_("reason"))
    items = models.JSONField(_("checks by hand in order"), default=list, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(_("checked"), default=clock.now)

    class Meta:
        verbose_name = _("admissibility check")
        verbose_name_plural = _("admissibility checks")
        ordering = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.application.reference} {self.phase}"


class SupplementRequest(models.Model):
    """A request to complete named parts of a submitted dossier before a term of its own.

    `parts`: names such as `section:timeline`, `attachment:statutes`, `budget`, `letters`.
    """

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="supplement_requests"
    )
    parts = models.JSONField(_("parts to complete"), default=list)
    reason = models.TextField(_("what is asked and why"))
    due_at = models.DateTimeField(_("due"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("supplement request")
        verbose_name_plural = _("supplement requests")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(closed_at__isnull=True),
                name="supplement_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} {self.asked_at:%Y-%m-%d}"


class DeadlineExtension(models.Model):
    """A named extension of one phase's deadline for one application, with its reason."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="extensions"
    )
    phase = models.CharField(max_length=10, choices=PHASES)
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(_("given"), default=clock.now)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-given_at"]

    def __str__(self) -> str:
        return f"{self.application.reference} {self.phase} {self.until:%Y-%m-%d %H:%M}"
