"""Logs go to standard error, one line each; the platform collects them."""

from .env import PORTAL_ENV, env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": "CRITICAL" if PORTAL_ENV == "test" else env.str("LOG_LEVEL", default="WARNING"),
    },
}
