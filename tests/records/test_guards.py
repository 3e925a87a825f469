"""The guards of the database in a process of its own, as production starts one."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.imports import ROOT
from tests.schema import migrated_copy

pytestmark = pytest.mark.once

REBUILD = """
import django
django.setup()
from django.db import connection, models
from assessment.models import DecisionList
from portal.records.protection import lift, protect, unprotected_tables
old = DecisionList._meta.get_field("sha256")
new = models.CharField("SHA-256", max_length=65, blank=True)
new.set_attributes_from_name("sha256")
lift()
with connection.schema_editor() as editor:
    editor.alter_field(DecisionList, old, new)
protect()
print(unprotected_tables())
"""


@pytest.fixture
def machine(tmp_path) -> Path:
    """The folder of a machine with a migrated database."""
    migrated_copy(tmp_path / "db.sqlite3")
    return tmp_path


def run(machine: Path, *arguments: str) -> subprocess.CompletedProcess:
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**others, "DATA_DIR": str(machine)},
        capture_output=True,
        text=True,
    )


def test_sqlite_rebuilds_a_table_that_guards_of_others_read(machine):
    answer = run(machine, "-c", REBUILD)
    assert answer.stdout == "[]\n", answer.stderr


TRIGGERS = ("records_event_no_update", "assessment_decision_frozen_insert")


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_verify_records_misses_no_trigger(machine, trigger):
    assert run(machine, "manage.py", "verify_records").returncode == 0
    with closing(sqlite3.connect(machine / "db.sqlite3")) as database:
        database.execute(f"DROP TRIGGER {trigger}")
    answer = run(machine, "manage.py", "verify_records")
    assert answer.returncode == 1
    table = trigger.removesuffix("_no_update").removesuffix("_frozen_insert")
    assert f"Table {table} is not protected" in answer.stderr
