"""Tables that only grow, and the one door past them.

Triggers refuse UPDATE, DELETE and TRUNCATE, on PostgreSQL and on SQLite alike, unless the
transaction itself put a row in `records_door`. Others never see that row: it is deleted before
the transaction commits.

In a migration: `operations = [..., protect_table("applications_submission")]`.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, migrations, transaction

APPEND_ONLY_TABLES: set[str] = set()
"""Filled when migrations are loaded; read again after each migrate (see `protect`)."""

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


def _install(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f'CREATE OR REPLACE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION records_refuse()",
            f'CREATE OR REPLACE TRIGGER append_only_table BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION records_refuse()",
        ]
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb.lower()}" '  # noqa: S608
        f'BEFORE {verb} ON "{table}" '
        "WHEN NOT EXISTS (SELECT 1 FROM records_door) "
        f"BEGIN SELECT RAISE(ABORT, '{verb} refused: {table} is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _remove(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f'DROP TRIGGER IF EXISTS append_only_rows ON "{table}"',
            f'DROP TRIGGER IF EXISTS append_only_table ON "{table}"',
        ]
    return [f'DROP TRIGGER IF EXISTS "{table}_no_{verb}"' for verb in ("update", "delete")]


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
    APPEND_ONLY_TABLES.add(table)

    def forward(apps, schema_editor) -> None:
        for statement in _install(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def backward(apps, schema_editor) -> None:
        for statement in _remove(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    return migrations.RunPython(forward, backward)


def protect(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put the triggers back where they are missing (SQLite drops them when it rebuilds a table)."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "records_door" not in tables:
        return
    with connection.cursor() as cursor:
        for table in sorted(APPEND_ONLY_TABLES & tables):
            for statement in _install(table, connection.vendor):
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
    """Existing tables among APPEND_ONLY_TABLES that lack a trigger."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        sql = (
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgname LIKE 'append_only_%%' AND t.tgenabled <> 'D'"
        )
    else:
        sql = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%%_no_%%'"
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        found = [row[0] for row in cursor.fetchall()]
    existing = set(connection.introspection.table_names())
    return sorted(t for t in APPEND_ONLY_TABLES & existing if found.count(t) < 2)
