"""What the applicant writes, attaches and declares."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.terms import Phase
from portal.lib import clock
from portal.lib.keys import new_key

from .application import Application

PHASES = [(Phase.EOI.value, _("Expression of Interest")), (Phase.DOSSIER.value, _("Full dossier"))]


class Answer(models.Model):
    """The text of one section in one phase. `version` counts saves, for the overwrite check."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    phase = models.CharField(max_length=10, choices=PHASES)
    key = models.SlugField(_("section"), max_length=60)
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(_("saved"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "phase", "key"], name="answer_once_per_section"
            ),
            models.CheckConstraint(
                condition=models.Q(phase__in=["eoi", "dossier"]), name="answer_phase"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} {self.phase}.{self.key}"


class Attachment(models.Model):
    """A file handed in under a requirement of the call. Replaced files stay, marked removed."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="attachments"
    )
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    phase = models.CharField(max_length=10, choices=PHASES)
    requirement = models.SlugField(_("requirement"), max_length=60)
    file = models.ForeignKey("records.StoredFile", on_delete=models.PROTECT, related_name="+")
    confidential = models.BooleanField(_("not for external experts"), default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=clock.now)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["uploaded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phase__in=["eoi", "dossier"]), name="attachment_phase"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} {self.phase}.{self.requirement}"


class DeclarationGiven(models.Model):
    """A declaration of the call that a collaborator ticked, with the moment."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="declarations"
    )
    key = models.SlugField(_("declaration"), max_length=60)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(_("declared"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        constraints = [
            models.UniqueConstraint(fields=["application", "key"], name="declaration_once"),
        ]

    def __str__(self) -> str:
        return f"{self.application.reference} {self.key}"
