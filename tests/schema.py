"""A migrated, empty database kept between runs: migrating takes longer than most test files.

It is known by the text of every migration, so a change of any makes a new one. On SQLite it is a
file, loaded into the in-memory database; on PostgreSQL a database, the template of each worker's.
Django then finds nothing left to migrate. `python -m tests.schema` makes it ahead of the tests.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "test-schema"
TEMPLATE = os.environ.get("TEST_DATABASE_NAME", "portal_test") + "_schema"


def _digest() -> str:
    """What today's migrations say, in short."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None, ignore_no_migrations=True)
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for key in sorted(loader.disk_migrations):
        module = sys.modules[loader.disk_migrations[key].__module__]
        digest.update(repr(key).encode() + Path(module.__file__).read_bytes())
    return digest.hexdigest()[:24]


def _file() -> Path:
    return FOLDER / f"{_digest()}.sqlite3"


def migrated_copy(path: Path) -> None:
    """A migrated, empty SQLite database at `path`."""
    with _alone("sqlite"):
        _keep_file()
    shutil.copyfile(_file(), path)


@contextmanager
def _alone(vendor: str) -> Iterator[None]:
    """Other workers wait: they want the same."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(address: str) -> None:
    environment = {**os.environ, "PORTAL_ENV": "test", "DATABASE_URL": address}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _keep_file() -> None:
    kept = _file()
    if kept.exists():
        return
    for old in FOLDER.glob("*.sqlite3*"):
        old.unlink()
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    _migrate(f"sqlite:///{part}")
    part.rename(kept)


def _keep_template(connection) -> None:
    digest, quote = _digest(), connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s "
            "AND shobj_description(oid, 'pg_database') = %s",
            [TEMPLATE, digest],
        )
        if cursor.fetchone():
            return
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(TEMPLATE)}")
        cursor.execute(f"CREATE DATABASE {quote(TEMPLATE)}")
        _migrate(os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{TEMPLATE}")
        cursor.execute(f"COMMENT ON DATABASE {quote(TEMPLATE)} IS '{digest}'")


def keep() -> None:
    """Make what is kept for the configured database, when it is not there yet."""
    from django.db import connection

    with _alone(connection.vendor):
        if connection.vendor == "postgresql":
            _keep_template(connection)
        else:
            _keep_file()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker
) -> Iterator[None]:
    """pytest-django asks for this just before it makes the test database."""
    from django.db import connection

    with django_db_blocker.unblock():
        keep()
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = TEMPLATE
        yield
        return
    name = connection.creation._get_test_db_name()
    if not connection.creation.is_in_memory_db(name):
        yield
        return
    with closing(sqlite3.connect(name, uri=True)) as held:  # it lives while someone holds it
        with closing(sqlite3.connect(_file())) as source:
            source.backup(held)
        yield


if __name__ == "__main__":
    os.environ["PORTAL_ENV"] = "test"
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    import django

    django.setup()
    keep()
