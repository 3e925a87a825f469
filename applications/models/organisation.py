"""The legal body that applies, executes and receives the subsidy."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock
from portal.lib.enterprise import format_enterprise_number


class LegalForm(models.TextChoices):
    """Belgian legal forms. Those in WITHOUT_PERSONALITY have no legal personality."""

    VZW = "vzw", _("Non-profit association (VZW)")
    IVZW = "ivzw", _("International non-profit association (IVZW)")
    STICHTING = "stichting", _("Foundation")
    BV = "bv", _("Private limited company (BV)")
    NV = "nv", _("Public limited company (NV)")
    CV = "cv", _("Cooperative (CV)")
    PUBLIC = "public", _("Public body with legal personality")
    OTHER_LEGAL = "other_legal", _("Another form with legal personality")
    MAATSCHAP = "maatschap", _("Partnership without legal personality (maatschap)")
    DE_FACTO = "de_facto", _("De facto association")
    NATURAL = "natural", _("Natural person")


WITHOUT_PERSONALITY = frozenset({LegalForm.MAATSCHAP, LegalForm.DE_FACTO, LegalForm.NATURAL})


class Organisation(models.Model):
    """An applicant organisation.

    The enterprise number is not unique on purpose: a row belongs to the people who work on its
    applications, and typing somebody's number must never give access to their data. Staff pages
    and conflict checks compare the numbers.
    """

    name = models.CharField(_("name"), max_length=200)
    legal_form = models.CharField(_("legal form"), max_length=20, choices=LegalForm, blank=True)
    enterprise_number = models.CharField(
        _("enterprise number"), max_length=10, blank=True, db_index=True
    )
    in_formation = models.BooleanField(_("being founded (in oprichting)"), default=False)
    founder = models.CharField(_("founder"), max_length=200, blank=True)
    expected_on = models.DateField(_("expected date of foundation"), null=True, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("post code"), max_length=4, blank=True)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="organisations"
    )
    created_at = models.DateTimeField(_("created"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def has_legal_personality(self) -> bool:
        return bool(self.legal_form) and self.legal_form not in WITHOUT_PERSONALITY

    @property
    def number_shown(self) -> str:
        """`0999.990.024`, or an empty string while there is none."""
        return format_enterprise_number(self.enterprise_number) if self.enterprise_number else ""
