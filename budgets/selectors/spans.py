"""When each project year begins and ends."""

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]
LAST_YEAR = 9000
"""A slip of the keyboard after this year has no calendar."""


def year_spans(start: date | None, months: int | None, years: int) -> list[Span | None]:
    """First and last day per project year; None for a year the project does not reach, and for
    all of them while the start is not known. Without a duration every year is a full one."""
    if start is None or start.year > LAST_YEAR:
        return [None] * years
    ends = months or years * 12
    return [
        (_later(start, first), _later(start, min(first + 12, ends)) - timedelta(days=1))
        if first < ends
        else None
        for first in range(0, years * 12, 12)
    ]


def _later(day: date, months: int) -> date:
    """The same day `months` later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
