"""Web server and job worker together, for one machine."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.lib import pdf

GRACE = 10  # seconds a process gets to finish what it is doing


class Command(BaseCommand):
    help = "Run the web server and the job worker together; when one stops, so does the other."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="web processes")
        parser.add_argument("--threads", type=int, default=4, help="threads in each web process")

    def handle(self, **options) -> None:
        self.refuse_unready()
        stopping = False

        def stop(number: int, frame: FrameType | None) -> None:
            nonlocal stopping
            stopping = True

        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        processes = {name: self.start(line) for name, line in self.commands(options).items()}
        self.stdout.write(
            f"\nThe portal runs at http://localhost:{options['port']}  (Ctrl-C stops it)\n"
        )
        stopped = None
        while not stopping and stopped is None:
            time.sleep(0.2)
            stopped = next((name for name, p in processes.items() if p.poll() is not None), None)
        self.stop_all(list(processes.values()))
        if stopped:
            raise CommandError(f"The {stopped} stopped by itself; the rest was stopped too.")

    def refuse_unready(self) -> None:
        """Raise CommandError while migrations are open or Pango is missing."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database is not up to date: manage.py migrate")
        connection.close()
        if problem := pdf.missing_library():
            raise CommandError(problem)

    def commands(self, options: dict) -> dict[str, list[str]]:
        """The command line of each process, by what it is called on the screen."""
        gunicorn = [sys.executable, "-m", "gunicorn", "portal.wsgi"]
        gunicorn += ["--bind", f"{options['host']}:{options['port']}"]
        gunicorn += ["--workers", str(options["workers"]), "--threads", str(options["threads"])]
        gunicorn += ["--log-level", "warning", "--timeout", "60"]
        return {
            "web server": gunicorn,
            "job worker": [sys.executable, sys.argv[0], "qcluster"],
        }

    @staticmethod
    def start(line: list[str]) -> subprocess.Popen:
        """Each in a session of its own: Ctrl-C reaches this command, which stops them in order."""
        return subprocess.Popen(line, start_new_session=True)  # noqa: S603  # our own words only

    @staticmethod
    def stop_all(processes: list[subprocess.Popen]) -> None:
        """Ask each to finish; what is left of its group after that is ended."""
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        end = time.monotonic() + GRACE
        for process in processes:
            try:
                process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
