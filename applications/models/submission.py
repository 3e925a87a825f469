"""What was handed in: frozen, numbered, hashed. Rows are never updated or deleted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.lib import clock
from portal.lib.keys import verify_code

from .answers import PHASES
from .application import Application


class Submission(models.Model):
    """One handed-in version of one phase.

    `package` is canonical JSON (answers, terms, facts, findings, files by SHA-256); `sha256` is
    the hash of its UTF-8 bytes and stands on the receipt. The database refuses UPDATE and DELETE.
    """

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Submission")
        SUPPLEMENT = "supplement", _("Supplement")

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="submissions"
    )
    phase = models.CharField(max_length=10, choices=PHASES)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.REGULAR)
    version = models.PositiveIntegerField(_("version"))
    receipt_number = models.CharField(_("receipt number"), max_length=40, unique=True)
    verify_code = models.CharField(_("verification code"), max_length=20, default=verify_code)
    package = models.TextField(_("package"))
    sha256 = models.CharField("SHA-256", max_length=64)
    record_head = models.CharField(_("head of the event log"), max_length=90)
    received_at = models.DateTimeField(_("received"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    frozen_at = models.DateTimeField(_("frozen"), default=clock.now)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-frozen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "phase", "version"], name="submission_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(phase__in=["eoi", "dossier"]), name="submission_phase"
            ),
        ]

    def __str__(self) -> str:
        return self.receipt_number


class SubmissionDocument(models.Model):
    """A document made from a frozen package. Append-only: a remake is a new row."""

    class Kind(models.TextChoices):
        PACKAGE = "package", _("Application as PDF")
        RECEIPT = "receipt", _("Receipt")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind)
    language = models.CharField(max_length=2)
    file = models.ForeignKey("records.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    class Meta:
        verbose_name = _("document of a submission")
        verbose_name_plural = _("documents of submissions")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.submission.receipt_number} {self.kind}"
