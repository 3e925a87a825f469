#!/usr/bin/env bash
# The whole suite: PostgreSQL first when it answers, then SQLite with the browser journeys and with
# the tests that reach no database.
# Without PostgreSQL its half is skipped, out loud; with CI=true that is a failure.
# The last lines printed are pytest's own.
set -uo pipefail
cd "$(dirname "$0")/.."
PY=${PY:-.venv/bin/python}
POSTGRES=${POSTGRES:-postgres://postgres@127.0.0.1:5432/test}
WORKERS=${WORKERS:-2}
status=0

answers() {
  "$PY" -c 'import sys, psycopg2; psycopg2.connect(sys.argv[1].replace("postgres://", "postgresql://"), connect_timeout=3)' \
    "$POSTGRES" >/dev/null 2>&1
}

on_postgresql() {
  DATABASE_URL=$POSTGRES TEST_DATABASE_NAME=${TEST_DATABASE_NAME:-portal_suite} "$PY" -m "$@" </dev/null
}

if answers; then
  env -u DATABASE_URL -u TEST_DATABASE_NAME "$PY" -m tests.schema & # both kinds of database are migrated side by side
  on_postgresql tests.schema
  wait
  echo "== PostgreSQL"
  on_postgresql pytest -q -n "$WORKERS" --dist worksteal --create-db \
    -m "not journey and not once and not performance" "$@"
  code=$?
  # 5: none of the tests asked for is about a database
  if [ $code -ne 0 ] && ! { [ $code -eq 5 ] && [ $# -gt 0 ]; }; then status=$code; fi
elif [ "${CI:-}" = true ]; then
  echo "PostgreSQL does not answer; with CI=true that is a failure."
  status=1
else
  echo "PostgreSQL does not answer at 127.0.0.1:5432: its half is skipped."
fi

echo "== SQLite"
env -u DATABASE_URL -u TEST_DATABASE_NAME "$PY" -m pytest -q -n "$WORKERS" --dist worksteal "$@" </dev/null || status=$?
exit "$status"
