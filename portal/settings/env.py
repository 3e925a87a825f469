"""The one place that reads the environment."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# production: secrets required, demo refused. development: this machine only.
# demo: as development, with the demo's conveniences. test: the suite.
PORTAL_ENV = env.str("PORTAL_ENV", default="development")
if PORTAL_ENV not in {"production", "development", "demo", "test"}:
    raise ImproperlyConfigured(
        f"PORTAL_ENV={PORTAL_ENV!r}: choose production, development, demo or test."
    )
PRODUCTION = PORTAL_ENV == "production"
DEMO = PORTAL_ENV == "demo"

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))


def required_in_production(name: str, default: str) -> str:
    """The variable's value; `default` elsewhere than in production.

    Raises ImproperlyConfigured in production when the variable is not set.
    """
    value = env.str(name, default="")
    if value:
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(f"{name} must be set in production.")
    return default


def local_secret_key() -> str:
    """A key of this machine's own, made at the first start and kept beside the data."""
    path = DATA_DIR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x") as handle:
                handle.write(secrets.token_urlsafe(50))
            path.chmod(0o600)
        except FileExistsError:  # another process was first
            pass
    return path.read_text().strip()
