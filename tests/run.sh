#!/usr/bin/env bash
# The whole suite: PostgreSQL first when it answers, then SQLite with the browser journeys.
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

if answers; then
  echo "== PostgreSQL"
  DATABASE_URL=$POSTGRES TEST_DATABASE_NAME=${TEST_DATABASE_NAME:-portal_suite} \
    "$PY" -m pytest -q -n "$WORKERS" --dist worksteal --create-db \
    -m "not journey and not once and not performance" "$@" </dev/null || status=$?
elif [ "${CI:-}" = true ]; then
  echo "PostgreSQL does not answer; with CI=true that is a failure."
  status=1
else
  echo "PostgreSQL does not answer at 127.0.0.1:5432: its half is skipped."
fi

echo "== SQLite"
env -u DATABASE_URL "$PY" -m pytest -q -n "$WORKERS" --dist worksteal "$@" </dev/null || status=$?
exit "$status"
