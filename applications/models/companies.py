"""The enterprises behind an application: mandates and letters of intent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock
from portal.lib.enterprise import format_enterprise_number
from portal.lib.keys import new_key

from .answers import PHASES
from .application import Application


class CompanyMandate(models.Model):
    """An enterprise that backs the application.

    The establishment's post code says whether it is Flemish; staff may count an enterprise with
    a special post code, with a reason (`counted_by_staff`).
    """

    class Size(models.TextChoices):
        SMALL = "small", _("Small (fewer than 50 FTE)")
        MEDIUM = "medium", _("Medium (fewer than 250 FTE)")
        LARGE = "large", _("Large")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="mandates")
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    postcode = models.CharField(_("post code of the establishment"), max_length=4, blank=True)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    establishment_number = models.CharField(_("establishment number"), max_length=10, blank=True)
    size = models.CharField(_("size"), max_length=6, choices=Size, blank=True)
    sector = models.CharField(_("sector"), max_length=120, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact person"), blank=True)
    counted_by_staff = models.BooleanField(
        _("counted as Flemish by the agency"), null=True, blank=True
    )
    counted_reason = models.TextField(_("reason of the agency"), blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "enterprise_number"], name="mandate_once_per_enterprise"
            ),
            models.CheckConstraint(
                condition=models.Q(counted_by_staff__isnull=True) | ~models.Q(counted_reason=""),
                name="mandate_counted_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number_shown})"

    @property
    def number_shown(self) -> str:
        return format_enterprise_number(self.enterprise_number)


class LetterOfIntent(models.Model):
    """A signed letter of intent for one phase. It may carry the mandate as well.

    A letter is never altered: a better one is a new row and the old one is marked removed.
    `reconfirms` points to the letter of the EoI that the company kept for the dossier.
    """

    mandate = models.ForeignKey(CompanyMandate, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    phase = models.CharField(max_length=10, choices=PHASES)
    file = models.ForeignKey("records.StoredFile", on_delete=models.PROTECT, related_name="+")
    signatory_name = models.CharField(_("signed by"), max_length=120)
    signatory_function = models.CharField(_("function"), max_length=120, blank=True)
    signed_on = models.DateField(_("date on the letter"))
    carries_mandate = models.BooleanField(_("this letter contains the mandate"), default=False)
    reconfirms = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added"), default=clock.now)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("letter of intent")
        verbose_name_plural = _("letters of intent")
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "phase"],
                condition=models.Q(removed_at__isnull=True),
                name="letter_once_per_phase",
            ),
            models.CheckConstraint(
                condition=models.Q(phase__in=["eoi", "dossier"]), name="letter_phase"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate.name} – {self.get_phase_display()}"
