"""Rows that many tests start from: made once, rolled back after the last of them.

Each test still runs in a transaction of its own inside, so that none sees what another did. Not
beside tests that commit (`transaction=True`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import translation


@contextmanager
def kept_rows(django_db_blocker) -> Iterator[Iterator[None]]:
    """What is made inside `with making:` stays until the block ends.

    For a fixture of a module, after `django_db_setup`; it hands out keys, not instances, since
    an instance would carry the changes of one test to the next.
    """
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
    try:
        yield _making(django_db_blocker)
    finally:
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@contextmanager
def _making(django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), translation.override("nl"):
        yield
