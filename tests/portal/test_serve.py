"""`manage.py serve`: web and worker start together and stop together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.imports import ROOT
from tests.schema import migrated_copy

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def machine(tmp_path_factory, django_db_setup) -> dict[str, str]:
    """The environment of a machine of its own, with a database that is up to date."""
    folder = tmp_path_factory.mktemp("serve")
    variables = {
        **{key: text for key, text in os.environ.items() if key != "DATABASE_URL"},
        "PORTAL_ENV": "demo",
        "DATA_DIR": str(folder),
    }
    migrated_copy(folder / "db.sqlite3")
    manage(variables, "collectstatic", "--noinput", "--verbosity", "0")
    return variables


def manage(variables: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=variables, check=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def children(pid: int) -> dict[str, int]:
    """The processes that `pid` started: `web server` and `job worker`."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            line = (path.parent / "cmdline").read_text()
        except (OSError, IndexError):
            continue
        if parent == pid:
            found["web server" if "gunicorn" in line else "job worker"] = int(path.parent.name)
    return found


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


@pytest.fixture
def running(machine):
    """The command, answering on its port."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env=machine,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    wait_for(lambda: answers(port), process)
    wait_for(lambda: len(children(process.pid)) == 2, process)
    yield process
    if process.poll() is None:
        process.terminate()
        process.wait(20)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/contact/", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait_for(condition, process: subprocess.Popen) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, process.stdout.read()
        assert time.monotonic() < end, "took too long"
        time.sleep(0.2)


@pytest.mark.parametrize("name", ["web server", "job worker"])
def test_when_one_dies_the_other_is_stopped_and_the_command_fails(running, name):
    both = children(running.pid)
    os.kill(both[name], signal.SIGKILL)
    output, _ = running.communicate(timeout=40)
    assert running.returncode == 1
    assert f"The {name} stopped by itself" in output
    assert all(gone(pid) for pid in both.values())


def test_a_stop_signal_ends_both_without_an_error(running):
    both = children(running.pid)
    running.send_signal(signal.SIGINT)
    output, _ = running.communicate(timeout=40)
    assert running.returncode == 0, output
    assert "http://localhost:" in output
    assert all(gone(pid) for pid in both.values())


def test_an_old_database_is_refused_with_the_command_that_helps(tmp_path):
    variables = {**os.environ, "PORTAL_ENV": "demo", "DATA_DIR": str(tmp_path)}
    variables.pop("DATABASE_URL", None)
    answer = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(free_port())],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert answer.returncode == 1
    assert "manage.py migrate" in answer.stderr
