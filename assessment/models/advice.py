"""The agency's advice to the committee."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.models import Application
from portal.lib import clock


class Outcome(models.TextChoices):
    """What is advised, and what is decided."""

    APPROVED = "approved", _("Approve")
    APPROVED_WITH_CONDITIONS = "approved_with_conditions", _("Approve with conditions")
    REJECTED = "rejected", _("Reject")


class Advice(models.Model):
    """One advice per application; `amount` in EUR over the whole project."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being drafted")
        READY = "ready", _("Ready")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="advice")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    summary = models.TextField(_("overall advice"), blank=True)
    outcome = models.CharField(_("advice"), max_length=30, choices=Outcome, blank=True)
    amount = models.DecimalField(
        _("recommended subsidy"), max_digits=11, decimal_places=2, null=True, blank=True
    )
    conditions = models.TextField(_("conditions, one per line"), blank=True)
    version = models.PositiveIntegerField(default=0)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(_("saved"), default=clock.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("advice")
        verbose_name_plural = _("advice")

    def __str__(self) -> str:
        return self.application.reference


class AdviceCriterion(models.Model):
    """The agency's text on one sub-criterion."""

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="criteria")
    criterion = models.CharField(_("criterion"), max_length=20)
    text = models.TextField(_("text"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("advice on a criterion")
        verbose_name_plural = _("advice on criteria")
        constraints = [
            models.UniqueConstraint(fields=["advice", "criterion"], name="advice_criterion_once"),
        ]

    def __str__(self) -> str:
        return f"{self.advice} {self.criterion}"
