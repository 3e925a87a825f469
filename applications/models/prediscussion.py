"""The optional talk before applying."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock
from portal.lib.keys import new_key

from .application import Application
from .call import Call


class PreDiscussion(models.Model):
    """A talk with the agency about an idea: requested, planned, held (or cancelled)."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="pre_discussions")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pre_discussions"
    )
    requested_at = models.DateTimeField(_("requested"), default=clock.now)
    organisation_name = models.CharField(_("organisation"), max_length=200)
    idea = models.TextField(_("idea in short"))
    preferred_day = models.DateField(_("preferred day"), null=True, blank=True)
    preference = models.CharField(_("preference in words"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.REQUESTED)
    planned_at = models.DateTimeField(_("planned for"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    shared_notes = models.TextField(_("notes for the applicant"), blank=True)
    internal_notes = models.TextField(_("internal notes"), blank=True)
    application = models.ForeignKey(
        Application,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pre_discussions",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("pre-discussion")
        verbose_name_plural = _("pre-discussions")
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return f"{self.organisation_name} ({self.get_state_display()})"
