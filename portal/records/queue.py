"""Handing work to the background worker: the one place that knows django-q2."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_q.tasks import async_task


def dispatch(function: str, *args: Any) -> None:
    """Have the worker call `function(*args)` once the transaction has committed.

    The queue lives in our own database, so that the task commits or rolls back with the rest:
    nothing is lost between the two. In the suite (`sync`) it runs in place after the commit.
    """
    if settings.Q_CLUSTER.get("sync"):
        transaction.on_commit(lambda: import_string(function)(*args))
    else:
        async_task(function, *args)
