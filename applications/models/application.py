"""An application: the whole path of one cluster initiative through one call."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.workflow import STATUS_INFO, Status, StatusInfo
from portal.lib import clock
from portal.lib.keys import new_key

from .call import Call
from .organisation import Organisation


class ApplicationQuerySet(models.QuerySet["Application"]):
    def for_lists(self) -> "ApplicationQuerySet":
        """With what every list of applications shows."""
        return self.select_related("call", "organisation", "handler")


class Application(models.Model):
    """One initiative in one call. `status` is changed by `applications.actions.status` only."""

    class Executor(models.TextChoices):
        NEW = "new", _("A new legal entity")
        HOST = "host", _("An existing host organisation")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    title = models.CharField(_("name of the cluster"), max_length=120)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )
    executor = models.CharField(
        _("executing organisation"), max_length=4, choices=Executor, blank=True
    )
    status = models.CharField(
        _("status"),
        max_length=30,
        choices=[(s.value, STATUS_INFO[s].staff.nl) for s in Status],
        default=Status.EOI_DRAFT.value,
        db_index=True,
    )
    status_since = models.DateTimeField(_("in this status since"), default=clock.now)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="handled_applications",
        verbose_name=_("handler"),
    )
    feedback_released_at = models.DateTimeField(_("feedback given"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=clock.now)
    updated_at = models.DateTimeField(_("last change"), default=clock.now)

    history = HistoricalRecords(excluded_fields=["updated_at"])
    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["reference"]
        indexes = [
            models.Index(fields=["call", "status"], name="application_call_status"),
            models.Index(fields=["call", "reference"], name="application_call_reference"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[s.value for s in Status]), name="application_status"
            ),
            models.CheckConstraint(
                condition=models.Q(executor__in=["", "new", "host"]), name="application_executor"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("applications:application", args=[self.reference])

    @property
    def state(self) -> Status:
        return Status(self.status)

    @property
    def status_info(self) -> StatusInfo:
        return STATUS_INFO[self.state]


class Collaborator(models.Model):
    """A person's right on an application."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        EDITOR = "editor", _("Editor")
        READER = "reader", _("Reader")

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="collaborators"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="collaborations"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("collaborator")
        verbose_name_plural = _("collaborators")
        constraints = [
            models.UniqueConstraint(fields=["application", "user"], name="collaborator_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=["coordinator", "editor", "reader"]),
                name="collaborator_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"


class CollaboratorInvitation(models.Model):
    """An invitation by e-mail to work on an application; the link's token is kept as a hash."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="invitations"
    )
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=12, choices=Collaborator.Role)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("valid until"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(_("invited"), default=clock.now)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.application.reference}: {self.email}"
