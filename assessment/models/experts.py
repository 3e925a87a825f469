"""External experts: who they are, what they may see, what speaks against it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.models import Application
from portal.lib import clock
from portal.lib.keys import new_key


class Expert(models.Model):
    """An external expert in the pool."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="expert"
    )
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    expertise = models.TextField(_("fields of expertise"), blank=True)
    languages = models.CharField(_("languages"), max_length=100, default="nl")
    max_assignments = models.PositiveIntegerField(_("dossiers at most"), default=8)
    available = models.BooleanField(_("available"), default=True)
    added_at = models.DateTimeField(default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")

    def __str__(self) -> str:
        return str(self.user)


class Affiliation(models.Model):
    """An organisation an expert is or was tied to; matched on the enterprise number."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="affiliations")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    organisation_name = models.CharField(_("organisation"), max_length=200)
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")

    def __str__(self) -> str:
        return f"{self.expert}: {self.organisation_name}"


class Assignment(models.Model):
    """A dossier given to an expert. The expert reads nothing before accepting."""

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn by the agency")

    class DeclineReason(models.TextChoices):
        CONFLICT = "conflict", _("Conflict of interest")
        EXPERTISE = "expertise", _("Outside my expertise")
        TIME = "time", _("No time")

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="assignments")
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="assignments"
    )
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.INVITED)
    decline_reason = models.CharField(_("reason"), max_length=10, choices=DeclineReason, blank=True)
    decline_note = models.TextField(_("note"), blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(_("invited"), default=clock.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    # the declaration that no conflict exists and that everything stays confidential
    declared_at = models.DateTimeField(_("declared"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["application__reference", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["expert", "application"], name="assignment_once"),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(declared_at__isnull=False),
                name="assignment_accepted_with_declaration",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} – {self.expert}"


class ConflictOfInterest(models.Model):
    """A tie between an expert and an application. An open or confirmed one closes the file."""

    class Origin(models.TextChoices):
        FOUND = "found", _("Found on an enterprise number or name")
        DECLARED = "declared", _("Declared by the expert")

    class State(models.TextChoices):
        OPEN = "open", _("To be judged")
        CONFIRMED = "confirmed", _("Confirmed")
        CLEARED = "cleared", _("Cleared")

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="conflicts")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="conflicts")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    ground = models.TextField(_("ground"))
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    reason = models.TextField(_("reason of the agency"), blank=True)
    noted_at = models.DateTimeField(_("noted"), default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open") | ~models.Q(reason=""),
                name="conflict_decided_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} – {self.expert} ({self.get_state_display()})"
