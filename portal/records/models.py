"""What the records keep: events, files, mails, jobs."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.lib import clock

from .verbs import verb_label


class Event(models.Model):
    """One deed. Append-only: the database refuses to change or delete a row.

    Holds ids and codes, never names or texts; `hash` covers every other column and the hash of
    the row before.
    """

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("time"), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="events",
        verbose_name=_("person"),
    )
    verb = models.CharField(_("deed"), max_length=60, db_index=True)
    subject_type = models.CharField(_("subject"), max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    reference = models.CharField(_("reference"), max_length=40, blank=True, db_index=True)
    data = models.JSONField(_("data"), default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-number"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="event_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.reference}".strip()

    @property
    def shown_data(self) -> list[tuple[str, str]]:
        """Names and values for a screen: lists with commas, nothing as a dash."""
        return [
            (name, ", ".join(map(str, value)) if isinstance(value, list) else str(value))
            for name, value in self.data.items()
            if value is not None
        ]

    @property
    def verb_label(self) -> str:
        """The deed in words; its code when it has no name."""
        return verb_label(self.verb)


class ChainHead(models.Model):
    """The end of the event log; the row every writer locks. One row, id 1."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_chain_head")]

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


class Scan(models.TextChoices):
    PENDING = "pending", _("being checked for viruses")
    CLEAN = "clean", _("checked, no virus found")
    INFECTED = "infected", _("virus found")
    NOT_SCANNED = "not_scanned", _("not checked for viruses")


class StoredFile(models.Model):
    """The bytes of one file, kept under a random name. Served only by `files.file_response`."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size"))
    name = models.CharField(_("name"), max_length=160)
    content_type = models.CharField(max_length=120)
    path = models.CharField(max_length=200, unique=True)
    scan = models.CharField(max_length=12, choices=Scan, default=Scan.NOT_SCANNED, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=clock.now)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(condition=models.Q(scan__in=Scan.values), name="file_scan_known")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def extension(self) -> str:
        """Lower case, without the dot: `pdf`; "" when there is none."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    @property
    def may_be_opened(self) -> bool:
        """False while the virus check runs, and for good when it found something."""
        return self.scan in (Scan.CLEAN, Scan.NOT_SCANNED)


class MailState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    HELD = "held", _("held back")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")


class OutboxMail(models.Model):
    """One message to one person, rendered when it was queued."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    to = models.EmailField(_("to"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    language = models.CharField(max_length=2, default="nl")
    template = models.CharField(max_length=100)
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    secrets = models.JSONField(default=list, blank=True)
    reference = models.CharField(_("reference"), max_length=40, blank=True, db_index=True)
    # null, not "": mails without a key do not collide
    key = models.CharField(max_length=200, unique=True, null=True)  # noqa: DJ001
    state = models.CharField(
        _("state"), max_length=8, choices=MailState, default=MailState.WAITING, db_index=True
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("made"), default=clock.now)
    next_try_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=MailState.values), name="mail_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def shown_body(self) -> str:
        """The text with personal links and codes covered, fit for anyone but the receiver."""
        body = self.body
        for secret in self.secrets:
            body = body.replace(secret, "••••••")
        return body


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("busy")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Job(models.Model):
    """Work done after the answer: a PDF, an archive, mails to many."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=60)
    function = models.CharField(max_length=200)
    arguments = models.JSONField(default=list)
    state = models.CharField(
        _("state"), max_length=8, choices=JobState, default=JobState.WAITING, db_index=True
    )
    progress = models.PositiveSmallIntegerField(_("progress"), default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    reference = models.CharField(_("reference"), max_length=40, blank=True, db_index=True)
    result = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("result")
    )
    error = models.TextField(_("error"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("requested"), default=clock.now)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=JobState.values), name="job_state_known"
            ),
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="job_progress"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}".strip()

    def get_absolute_url(self) -> str:
        return reverse("records:job", args=[self.ref])
