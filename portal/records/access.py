"""Who may read the records."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.roles import AGENCY, Role

from .models import Job, OutboxMail

Visitor = User | AnonymousUser


def can_read_log(user: Visitor) -> bool:
    """The event log: auditors and administrators."""
    return user.is_authenticated and user.has_role(Role.AUDITOR, Role.ADMINISTRATOR)


def can_work_outbox(user: Visitor) -> bool:
    """The outbox, to read and to release: the agency."""
    return user.is_authenticated and user.has_role(*AGENCY)


def can_see_job(user: Visitor, job: Job) -> bool:
    """A job and its result: who asked for it, and the agency."""
    if not user.is_authenticated or not user.is_active:
        return False
    return job.requested_by_id == user.pk or user.has_role(*AGENCY)


def visible_jobs(user: Visitor) -> QuerySet[Job]:
    """The jobs for which :func:`can_see_job` is true."""
    if not user.is_authenticated or not user.is_active:
        return Job.objects.none()
    if user.has_role(*AGENCY):
        return Job.objects.all()
    return Job.objects.filter(Q(requested_by=user))


def ask_log(user: Visitor) -> None:
    """Raises PermissionDenied for who may not read the event log."""
    if not can_read_log(user):
        raise PermissionDenied(_("The event log is for auditors and administrators."))


def ask_outbox(user: Visitor) -> None:
    """Raises PermissionDenied for who may not work in the outbox."""
    if not can_work_outbox(user):
        raise PermissionDenied(_("The outbox is for the staff of the agency."))


def get_mail(user: Visitor, ref: UUID) -> OutboxMail:
    """Raises PermissionDenied for a stranger to the outbox, Http404 for an unknown mail."""
    ask_outbox(user)
    mail = OutboxMail.objects.select_related("user").filter(ref=ref).first()
    if mail is None:
        raise Http404
    return mail


def get_job(user: Visitor, ref: UUID) -> Job:
    """Raises Http404 for an unknown job and for a stranger to it."""
    job = visible_jobs(user).select_related("result").filter(ref=ref).first()
    if job is None:
        raise Http404
    return job
