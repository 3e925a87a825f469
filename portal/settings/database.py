"""SQLite without any configuration, PostgreSQL by DATABASE_URL."""

from .env import DATA_DIR, PORTAL_ENV, env

_default = env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")

if _default["ENGINE"].endswith("sqlite3"):
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    _default["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: with NORMAL a power cut may lose an answered submission
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        ),
    }
else:
    _default["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    _default["CONN_HEALTH_CHECKS"] = True

if PORTAL_ENV == "test":
    _default["CONN_MAX_AGE"] = 0
    _name = env.str("TEST_DATABASE_NAME", default="")
    if _name:
        _default["TEST"] = {"NAME": _name}
    if _default["ENGINE"].endswith("postgresql"):  # a test database need not outlive a power cut
        _default["OPTIONS"] = {"options": "-c synchronous_commit=off -c jit=off"}

DATABASES = {"default": _default}
