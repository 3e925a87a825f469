"""``manage.py check_plan`` as a program: without a database, and on awkward terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.budgets.contract import (
    AMOUNT,
    EXAMPLE,
    fitting,
    with_value,
)

ROOT = Path(__file__).resolve().parent.parent


def program(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "check_plan", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        **options,
    )


def test_as_a_program_without_a_database(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    away = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    done = program(str(path), "--format", "json", env=away)
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["ok"] is False


def test_as_a_program_that_refuses(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(with_value(AMOUNT, "12,5x")), encoding="utf-8")
    done = program(str(path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == 'cofinancing[0].amounts[0]: "12,5x" is geen bedrag\n'


def test_a_terminal_without_utf8(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    plain = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = program(str(path), "--format", "json", env=plain)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "€" in json.loads(done.stdout)["findings"][0]["message_nl"]
    assert program(str(path), env=plain).returncode == 1


def test_a_reader_that_goes_away(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(fitting()), encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "manage.py", "check_plan", str(path)],
            cwd=ROOT,
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
