"""Write down what the worker does by the clock."""

from django.core.management.base import BaseCommand

from portal.records.schedules import write_schedules


class Command(BaseCommand):
    help = "Schedules the periodic jobs (outbox, scans, stale jobs, daily head). Idempotent."

    def handle(self, **options) -> None:
        self.stdout.write(f"Scheduled: {', '.join(write_schedules())}.")
