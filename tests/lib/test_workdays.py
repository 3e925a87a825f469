"""Belgian working days."""

from datetime import date

import pytest

from portal.lib.workdays import add_workdays, easter, holidays, is_workday


@pytest.mark.parametrize(
    ("year", "day"),
    [(2017, (4, 16)), (2018, (4, 1)), (2019, (4, 21)), (2024, (3, 31)), (2026, (4, 5))],
)
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_there_are_ten_holidays_with_the_moving_ones():
    found = holidays(2018)
    assert len(found) == 10
    assert {date(2018, 4, 2), date(2018, 5, 10), date(2018, 5, 21)} <= found


def test_a_weekend_and_a_holiday_are_skipped():
    assert add_workdays(date(2018, 3, 29), 5) == date(2018, 4, 6)  # Easter Monday lies between
    assert not is_workday(date(2018, 7, 21))
    assert not is_workday(date(2018, 5, 1))


def test_zero_is_the_day_itself_and_less_is_refused():
    assert add_workdays(date(2018, 3, 31), 0) == date(2018, 3, 31)
    with pytest.raises(ValueError):
        add_workdays(date(2018, 3, 31), -1)
