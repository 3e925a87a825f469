"""The one clock: everything that asks the time asks it here, so that a test can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")

_fixed: datetime | None = None


def now() -> datetime:
    """The server's time, aware, in UTC."""
    return _fixed or datetime.now(UTC)


@contextmanager
def fixed(moment: datetime) -> Iterator[datetime]:
    """Stop the clock at `moment` (aware) for the block. For tests, and the past of the demo."""
    global _fixed
    before, _fixed = _fixed, moment.astimezone(UTC)
    try:
        yield _fixed
    finally:
        _fixed = before
