"""Jobs: once by key, one effect, whatever happens to the worker."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django_q.models import Schedule

from portal.lib.problems import WrongMoment
from portal.records import actions
from portal.records.files import open_stored, store_bytes
from portal.records.jobs import enqueue, revive_stale_jobs, run_job, set_progress
from portal.records.models import Event, Job

NOON = datetime(2017, 12, 12, 11, 0, tzinfo=UTC)
calls: list[tuple] = []


def make_text(job_ref, text):
    calls.append((job_ref, text))
    set_progress(job_ref, 40)
    assert Job.objects.get(ref=job_ref).progress == 40
    if text == "fail":
        raise ValueError("no such text")
    if text == "killed":
        raise KeyboardInterrupt
    return store_bytes(text.encode(), name="tekst.txt", content_type="text/plain", by=None)


@pytest.fixture(autouse=True)
def _no_calls():
    calls.clear()


def start(text, by, key="k"):
    return enqueue(f"{__name__}.make_text", text, key=key, kind="text", reference="R", by=by)


def test_runs_after_the_commit_and_keeps_the_file(anna, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start("dag", anna)
        assert (job.state, calls) == ("waiting", [])
    job.refresh_from_db()
    assert (job.state, job.progress, job.requested_by) == ("done", 100, anna)
    assert open_stored(job.result).read() == b"dag"
    assert calls == [(str(job.ref), "dag")]


def test_the_same_key_is_one_job(anna, bram, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = start("dag", anna), start("dag", bram)
    with django_capture_on_commit_callbacks(execute=True):
        third = start("dag", anna)
    assert first == second == third
    assert third.state == "done"
    assert len(calls) == 1


def test_a_job_started_twice_runs_once(anna):
    job = start("dag", anna)
    run_job(str(job.ref))
    run_job(str(job.ref))
    assert len(calls) == 1


def test_a_failed_job_says_so_and_may_start_again(anna, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start("fail", anna)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "ValueError: no such text")
    with django_capture_on_commit_callbacks(execute=True):
        start("dag", anna)
    job.refresh_from_db()
    assert (job.state, job.error, job.result.name) == ("done", "", "tekst.txt")


def test_a_person_starts_a_failed_job_again(anna, farid, django_capture_on_commit_callbacks):
    job = start("dag", anna)
    with pytest.raises(WrongMoment):
        actions.retry_job(job, by=farid)
    Job.objects.update(state="failed")
    with django_capture_on_commit_callbacks(execute=True):
        actions.retry_job(job, by=farid)
    job.refresh_from_db()
    assert (job.state, job.requested_by) == ("done", anna)
    assert Event.objects.get().verb == "job_retried"


def test_what_a_killed_worker_left_is_taken_up(
    anna, stop_clock, django_capture_on_commit_callbacks
):
    stop_clock(NOON)
    job = start("killed", anna)
    with pytest.raises(KeyboardInterrupt):
        run_job(str(job.ref))
    job.refresh_from_db()
    assert job.state == "running"
    stop_clock(NOON + timedelta(minutes=5))
    assert revive_stale_jobs() == 0  # it may still be alive
    Job.objects.update(arguments=["dag"])
    stop_clock(NOON + timedelta(minutes=7))
    with django_capture_on_commit_callbacks(execute=True):
        assert revive_stale_jobs() == 1
    job.refresh_from_db()
    assert (job.state, job.tries) == ("done", 2)


def test_a_worker_taken_for_dead_ends_nothing(anna, stop_clock, monkeypatch):
    stop_clock(NOON)
    job = start("dag", anna)

    def slow(job_ref, text):
        stop_clock(NOON + timedelta(minutes=10))
        revive_stale_jobs()

    monkeypatch.setattr(f"{__name__}.make_text", slow)
    run_job(str(job.ref))
    job.refresh_from_db()
    assert (job.state, job.finished_at) == ("waiting", None)


def test_after_three_dead_workers_it_has_failed(anna, stop_clock):
    stop_clock(NOON)
    job = start("dag", anna)
    Job.objects.update(state="running", tries=3, started_at=NOON - timedelta(hours=1))
    assert revive_stale_jobs() == 0
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "WorkerKilled")


def test_progress_stays_between_its_ends(anna):
    job = start("dag", anna)
    set_progress(job.ref, 50)
    job.refresh_from_db()
    assert job.progress == 0  # not running
    Job.objects.update(state="running")
    for given, shown in [(-5, 0), (33.9, 33), (400, 100)]:
        set_progress(job.ref, given)
        job.refresh_from_db()
        assert job.progress == shown


def test_schedules_are_written_once(db, stop_clock):
    stop_clock(NOON)
    for _ in range(2):
        call_command("schedule_jobs", verbosity=0)
    found = {s.name: s for s in Schedule.objects.all()}
    assert Schedule.objects.count() == len(found) >= 4
    assert (found["outbox"].minutes, found["outbox"].repeats) == (1, -1)
    assert found["head"].next_run == datetime(2017, 12, 13, 6, 0, tzinfo=UTC)
