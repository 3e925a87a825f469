"""Work done after the answer, with progress: PDFs, archives, mails to many."""

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string
from django_q.exceptions import TimeoutException

from portal.accounts.models import User
from portal.lib import clock

from .models import Job, JobState, StoredFile
from .queue import dispatch

logger = logging.getLogger(__name__)

MAX_TRIES = 3
"""How often a job is taken up again after its worker was killed."""


def enqueue(
    fn_path: str, *args: Any, key: str, kind: str, reference: str = "", by: User | None = None
) -> Job:
    """Have the worker call `fn_path(job_ref, *args)` after the commit; `args` are JSON-safe.

    Idempotent by `key`: a waiting, running or finished job is returned as it is, a failed one
    is started again. What the function returns, a `StoredFile` or None, becomes `job.result`.
    The function may be called twice when a worker is killed: it must have one effect.
    """
    with transaction.atomic():
        job, made = Job.objects.select_for_update().get_or_create(
            key=key,
            defaults={
                "kind": kind,
                "function": fn_path,
                "arguments": list(args),
                "reference": reference,
                "requested_by": by,
            },
        )
        if not made and job.state != JobState.FAILED:
            return job
        if not made:
            job.state, job.progress, job.tries, job.error = JobState.WAITING, 0, 0, ""
            job.function, job.arguments = fn_path, list(args)
            job.created_at, job.finished_at = clock.now(), None
            job.save()
        dispatch("portal.records.jobs.run_job", str(job.ref))
    return job


def run_job(ref: str) -> None:
    """Called by the worker. Takes the job once; a second worker finds it taken and leaves."""
    moment = clock.now()
    claimed = Job.objects.filter(ref=ref, state=JobState.WAITING).update(
        state=JobState.RUNNING, started_at=moment, progress=0, tries=F("tries") + 1
    )
    if not claimed:
        return
    job = Job.objects.get(ref=ref)
    try:
        result = import_string(job.function)(ref, *job.arguments)
    except (Exception, TimeoutException) as error:  # the latter is no Exception
        logger.exception("Job %s (%s) failed", ref, job.kind)
        _finish(ref, moment, JobState.FAILED, error=f"{type(error).__name__}: {error}"[:2000])
        return
    _finish(ref, moment, JobState.DONE, result=result)


def _finish(
    ref: str, started_at: Any, state: str, *, result: StoredFile | None = None, error: str = ""
) -> None:
    """Only the worker that holds the job may end it: one taken for dead changes nothing."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(ref=ref)
        if job.state != JobState.RUNNING or job.started_at != started_at:
            return
        job.state, job.result, job.error, job.finished_at = state, result, error, clock.now()
        if state == JobState.DONE:
            job.progress = 100
        job.save()


def set_progress(job_ref: str | UUID, percent: int) -> None:
    """Show how far a running job is; 0 to 100, anything beyond is cut."""
    Job.objects.filter(ref=job_ref, state=JobState.RUNNING).update(
        progress=max(0, min(100, int(percent)))
    )


def revive_stale_jobs() -> int:
    """Start again what a killed worker left; give up after MAX_TRIES. Returns how many."""
    moment = clock.now()
    patience = timedelta(seconds=settings.Q_CLUSTER["retry"])
    dead = Job.objects.filter(state=JobState.RUNNING, started_at__lt=moment - patience)
    again = {"state": JobState.WAITING, "started_at": None}
    dead.filter(tries__gte=MAX_TRIES).update(
        state=JobState.FAILED, error="WorkerKilled", finished_at=moment
    )
    revived = 0
    for ref in dead.filter(tries__lt=MAX_TRIES).values_list("ref", flat=True):
        with transaction.atomic():
            if dead.filter(ref=ref).update(**again):  # unless another was first
                dispatch("portal.records.jobs.run_job", str(ref))
                revived += 1
    return revived
