"""The committee's decision list: prepared, frozen, released."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.models import Application, Call
from portal.lib import clock
from portal.lib.keys import new_key

from .advice import Outcome


class DecisionList(models.Model):
    """One meeting of the committee on one call. Frozen with a hash, released on one moment."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        FROZEN = "frozen", _("Frozen")
        RELEASED = "released", _("Released")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="decision_lists")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    meeting_on = models.DateField(_("day of the meeting"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREPARING)
    content = models.TextField(_("frozen content"), blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    released_at = models.DateTimeField(_("released"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("decision list")
        verbose_name_plural = _("decision lists")
        ordering = ["-meeting_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="preparing") | ~models.Q(sha256=""),
                name="decision_list_frozen_with_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call.code} {self.meeting_on:%Y-%m-%d}"


DECIDED = [
    (Outcome.APPROVED.value, _("Approved")),
    (Outcome.APPROVED_WITH_CONDITIONS.value, _("Approved with conditions")),
    (Outcome.REJECTED.value, _("Not approved")),
]
"""What was decided, in the call's own words; the choice itself is worded as in `Outcome`."""


class Decision(models.Model):
    """The decision on one application. `amount` is the subsidy granted, EUR in total."""

    decision_list = models.ForeignKey(
        DecisionList, on_delete=models.PROTECT, related_name="decisions"
    )
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="decision"
    )
    position = models.PositiveIntegerField(_("order"), default=0)
    outcome = models.CharField(_("decision"), max_length=30, choices=DECIDED, blank=True)
    amount = models.DecimalField(
        _("subsidy granted"), max_digits=11, decimal_places=2, null=True, blank=True
    )
    motivation = models.TextField(_("motivation"), blank=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    updated_at = models.DateTimeField(_("saved"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["position", "application__reference"]

    def __str__(self) -> str:
        return f"{self.application.reference}: {self.get_outcome_display()}"


class DecisionCondition(models.Model):
    """A condition attached to an approval."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="conditions")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    text = models.TextField(_("condition"))
    due_on = models.DateField(_("due"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Abstention(models.Model):
    """A member who does not take part in one decision because of a conflict."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="abstentions")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="abstentions"
    )
    reason = models.TextField(_("reason"))
    noted_at = models.DateTimeField(_("noted"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("abstention")
        verbose_name_plural = _("abstentions")
        constraints = [
            models.UniqueConstraint(fields=["decision", "member"], name="abstention_once"),
        ]

    def __str__(self) -> str:
        return f"{self.decision} – {self.member}"
