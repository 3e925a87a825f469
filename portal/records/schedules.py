"""What runs by the clock. Apps above add theirs with `register_schedule` in `ready()`."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django_q.models import Schedule

from portal.lib import clock


@dataclass(frozen=True)
class Periodic:
    """`function` (dotted path, no arguments) every `minutes`, or daily at `daily_at` (Belgian)."""

    name: str
    function: str
    minutes: int | None = None
    daily_at: time | None = None


_periodic: dict[str, Periodic] = {
    p.name: p
    for p in (
        Periodic("outbox", "portal.records.outbox.deliver_due", minutes=1),
        Periodic("scans", "portal.records.scanning.scan_pending", minutes=5),
        Periodic("jobs", "portal.records.jobs.revive_stale_jobs", minutes=5),
        Periodic("head", "portal.records.notifications.mail_chain_head", daily_at=time(7)),
    )
}


def register_schedule(periodic: Periodic) -> None:
    """Add or replace what runs under this name; `manage.py schedule_jobs` writes it down."""
    _periodic[periodic.name] = periodic


def write_schedules() -> list[str]:
    """Bring django-q2's table in line with the list; idempotent. Returns the names."""
    for periodic in _periodic.values():
        schedule = Schedule.objects.filter(name=periodic.name).first() or Schedule(
            name=periodic.name, next_run=_first_run(periodic)
        )
        schedule.func, schedule.minutes, schedule.repeats = periodic.function, periodic.minutes, -1
        schedule.schedule_type = Schedule.MINUTES if periodic.minutes else Schedule.DAILY
        schedule.save()
    return sorted(_periodic)


def _first_run(periodic: Periodic) -> datetime:
    moment = clock.now()
    if periodic.daily_at is None:
        return moment
    today = moment.astimezone(clock.BRUSSELS).date()
    first = datetime.combine(today, periodic.daily_at, clock.BRUSSELS)
    return first if first > moment else first + timedelta(days=1)
