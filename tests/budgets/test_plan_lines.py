"""Saving a plan and its lines, and carrying a year forward."""

from decimal import Decimal

import pytest

from applications.workflow import Status
from budgets.actions.lines import copy_year, duplicate_line, move_line, remove_line
from budgets.actions.plan import save_plan
from budgets.rules import indexed
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment

pytestmark = pytest.mark.django_db
D = Decimal
HEADER = {"start_date": None, "duration_months": 36, "subsidy_requested": ()}


def row(key: str, *amounts: str | None) -> dict:
    values = tuple(None if one is None else D(one) for one in amounts)
    return {"key": key, "heading": "other", "description": key, "amounts": values}


@pytest.fixture
def plan(application, anna):
    rows = [row("aaa", "100", None, None), row("bbb", "50", "60", None)]
    return save_plan(application, by=anna, version=0, header=HEADER, cost_lines=rows)


def keys(plan) -> list[str]:
    return [line.key for line in plan.cost_lines.all()]


def test_a_plan_is_saved_with_its_lines_and_its_history(plan, anna):
    assert (plan.version, plan.duration_months, keys(plan)) == (1, 36, ["aaa", "bbb"])
    assert plan.cost_lines.get(key="bbb").amounts == (D(50), D(60), None)
    assert plan.cost_lines.first().history.get().history_user == anna


def test_a_stale_save_is_refused_unless_nothing_differs(plan, application, anna):
    same = save_plan(application, by=anna, version=0, header=HEADER)
    assert same.version == 1
    with pytest.raises(StaleVersion):
        save_plan(application, by=anna, version=0, header={**HEADER, "duration_months": 30})


def test_nothing_is_saved_once_the_dossier_is_closed(plan, application, anna):
    application.status = Status.WITHDRAWN.value
    application.save()
    with pytest.raises(WrongMoment):
        save_plan(application, by=anna, version=1, header={**HEADER, "duration_months": 30})


def test_a_line_is_duplicated_moved_and_removed(plan, application, anna):
    copy = duplicate_line(application, "aaa", by=anna, version=1)
    assert keys(plan) == ["aaa", copy.key, "bbb"]
    move_line(application, "bbb", by=anna, version=2, down=False)
    assert keys(plan) == ["aaa", "bbb", copy.key]
    remove_line(application, "aaa", by=anna, version=3)
    assert keys(plan) == ["bbb", copy.key]
    with pytest.raises(InvalidInput):
        remove_line(application, "aaa", by=anna, version=4)


def test_a_year_is_copied_forward_with_its_index(plan, application, anna):
    changed = copy_year(application, by=anna, version=1, table="other", year=1, index=D(2))
    assert changed == 2
    assert plan.cost_lines.get(key="aaa").amounts == (D(100), D("102.00"), D("104.04"))


def test_an_empty_year_carries_nothing_forward():
    assert indexed((None, D(5), None), 1, 3, D(2)) == (None, D(5), None)
    assert indexed((D(1),), 1, 3, D(0)) == (D(1), D(1), D(1))
