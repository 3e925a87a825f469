"""Background jobs: django-q2 on the database."""

from .env import PORTAL_ENV, env

Q_CLUSTER = {
    "name": "portal",
    "orm": "default",
    "workers": env.int("JOB_WORKERS", default=1),
    "timeout": 300,
    "retry": 360,  # longer than the timeout, or a running job is started twice
    "max_attempts": 5,
    "ack_failures": False,
    "poll": 0.5,
    "catch_up": False,
    "sync": PORTAL_ENV == "test" and not env.bool("JOBS_ASYNC", default=False),
    "label": "Jobs",
}
