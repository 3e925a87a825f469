"""What a person does in the outbox and with a job that failed."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import WrongMoment

from .jobs import enqueue
from .ledger import note, recorded
from .models import Job, JobState, MailState, OutboxMail
from .queue import dispatch


@recorded
def release_mail(mail: OutboxMail, *, by: User) -> OutboxMail:
    """Send a mail that was held back. Raises WrongMoment when it is not held (any more)."""
    return _start(mail, MailState.HELD, "mail_released", by)


@recorded
def retry_mail(mail: OutboxMail, *, by: User) -> OutboxMail:
    """Start the tries of a failed mail again. Raises WrongMoment when it has not failed."""
    return _start(mail, MailState.FAILED, "mail_retried", by)


def _start(mail: OutboxMail, expected: str, verb: str, by: User) -> OutboxMail:
    locked = OutboxMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if locked.state != expected:
        raise WrongMoment(
            _("This mail is %(state)s by now.") % {"state": locked.get_state_display()}
        )
    locked.state, locked.tries, locked.error = MailState.WAITING, 0, ""
    locked.next_try_at = clock.now()
    locked.save(update_fields=["state", "tries", "error", "next_try_at"])
    note(verb, by=by, subject=locked, reference=locked.reference, template=locked.template)
    dispatch("portal.records.outbox.deliver", locked.pk)
    return locked


@recorded
def retry_job(job: Job, *, by: User) -> Job:
    """Start a failed job again. Raises WrongMoment when it has not failed."""
    if not Job.objects.filter(pk=job.pk, state=JobState.FAILED).exists():
        raise WrongMoment(_("This job has not failed, or was started again already."))
    note("job_retried", by=by, subject=job, reference=job.reference, kind=job.kind)
    return enqueue(job.function, *job.arguments, key=job.key, kind=job.kind)
