"""Belgian working days: Monday to Friday without the ten public holidays. Pure."""

from __future__ import annotations

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """The ten legal public holidays of Belgium."""
    sunday = easter(year)
    fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    return frozenset(date(year, month, day) for month, day in fixed) | {
        sunday + timedelta(days=1),
        sunday + timedelta(days=39),
        sunday + timedelta(days=50),
    }


def is_workday(day: date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def add_workdays(day: date, count: int) -> date:
    """The `count`-th working day after `day`; `day` itself never counts. ValueError below 0."""
    if count < 0:
        raise ValueError("count may not be negative")
    while count:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day
