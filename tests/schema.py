"""A migrated SQLite database kept between runs: migrating takes longer than most test files.

The copy is keyed by the text of every migration, so a change of any makes a new one. It is loaded
into the in-memory database before Django migrates, which then finds nothing left to do.
"""

import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "var" / "test-schema"


def _kept() -> Path:
    """Where the copy for today's migrations lies, there or not."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None, ignore_no_migrations=True)
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for key in sorted(loader.disk_migrations):
        module = sys.modules[loader.disk_migrations[key].__module__]
        digest.update(repr(key).encode() + Path(module.__file__).read_bytes())
    return FOLDER / f"{digest.hexdigest()[:24]}.sqlite3"


def migrated_copy(path: Path) -> None:
    """A migrated, empty SQLite database at `path`; after `django_db_setup`, on SQLite only."""
    shutil.copyfile(_kept(), path)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker
) -> Iterator[None]:
    """pytest-django asks for this just before it makes the test database."""
    from django.db import connection

    if connection.vendor != "sqlite" or not connection.creation.is_in_memory_db(
        name := connection.creation._get_test_db_name()
    ):
        yield
        return
    kept = _kept()
    held = sqlite3.connect(name, uri=True)  # an in-memory database lives while someone holds it
    if kept.exists():
        source = sqlite3.connect(kept)
        source.backup(held)
        source.close()
    yield
    held.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Keep a copy of the freshly migrated database for the next run."""
    from django.db import connection

    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        return
    kept = _kept()
    if kept.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        target = sqlite3.connect(part)
        connection.connection.backup(target)
        target.close()
    os.replace(part, kept)
