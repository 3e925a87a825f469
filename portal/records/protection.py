"""Tables that only grow, rows that are frozen, and the one door past them.

Triggers (`guards.py`) refuse what would change them, on PostgreSQL and on SQLite alike, unless
the transaction itself put a row in `records_door`. Others never see that row: it is deleted before
the transaction commits.

In a migration: `operations = [..., protect_table("applications_submission")]`, or `guard_table`.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import DEFAULT_DB_ALIAS, connections, migrations, transaction
from django.db.migrations.loader import MigrationLoader

from .guards import AppendOnly, Guard

GUARDS: dict[str, Guard] = {}
"""By table; filled by the migrations, so ask `guards()`."""


@cache
def guards() -> dict[str, Guard]:
    """What guards each table. Imports every migration, which most commands do not."""
    MigrationLoader(None, ignore_no_migrations=True)
    return GUARDS


_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION records_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM records_door) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% refused: % is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def make_door() -> migrations.RunPython:
    """The migration operation that makes the door itself; once, in records."""

    def forward(apps, schema_editor) -> None:
        schema_editor.execute("CREATE TABLE records_door (token varchar(32) NOT NULL)")
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(_POSTGRES_FUNCTION, params=None)

    def backward(apps, schema_editor) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("DROP FUNCTION records_refuse() CASCADE")
        schema_editor.execute("DROP TABLE records_door")

    return migrations.RunPython(forward, backward)


def protect_table(table: str) -> migrations.RunPython:
    """A migration operation: from here on `table` only grows."""
    return guard_table(AppendOnly(table))


def guard_table(guard: Guard) -> migrations.RunPython:
    """A migration operation: from here on the database itself refuses what `guard` says."""
    GUARDS[guard.table] = guard

    def forward(apps, schema_editor) -> None:
        vendor = schema_editor.connection.vendor
        if vendor == "sqlite" and guard.reads_others:
            return  # after the last migration, see `lift`
        for statement in _install(guard, vendor):
            schema_editor.execute(statement, params=None)

    def backward(apps, schema_editor) -> None:
        for statement in _remove(guard, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    return migrations.RunPython(forward, backward)


def _install(guard: Guard, vendor: str) -> list[str]:
    return [*guard.preparation(vendor), *guard.triggers(vendor).values()]


def _remove(guard: Guard, vendor: str) -> list[str]:
    on = f' ON "{guard.table}"' if vendor == "postgresql" else ""
    triggers = [f'DROP TRIGGER IF EXISTS "{name}"{on}' for name in guard.triggers(vendor)]
    return [*triggers, *guard.clearance(vendor)]


def lift(using: str = DEFAULT_DB_ALIAS) -> None:
    """Before migrating SQLite: it rebuilds no table that the triggers of another one read.

    `protect` puts them back when the migrations are done.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        for guard in guards().values():
            for statement in _remove(guard, connection.vendor) if guard.reads_others else ():
                cursor.execute(statement)


def protect(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put the triggers back where they are missing (SQLite drops them when it rebuilds a table)."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "records_door" not in tables:
        return
    with connection.cursor() as cursor:
        for table, guard in sorted(guards().items()):
            for statement in _install(guard, connection.vendor) if table in tables else ():
                cursor.execute(statement)


@contextmanager
def unprotect(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """A transaction in which protected tables may be changed. Migrations, the suite, retention."""
    token = secrets.token_hex(16)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("INSERT INTO records_door (token) VALUES (%s)", [token])
        yield
        cursor.execute("DELETE FROM records_door WHERE token = %s", [token])


def unprotected_tables(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Existing tables among `guards()` that lack a trigger."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        sql = (
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgenabled <> 'D'"
        )
    else:
        sql = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found = set(cursor.fetchall())
    existing = set(connection.introspection.table_names())
    return sorted(
        table
        for table, guard in guards().items()
        if table in existing
        and any((table, name) not in found for name in guard.triggers(connection.vendor))
    )
