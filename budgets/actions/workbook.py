"""Taking over a plan that came back as a workbook."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from applications.models import Application
from budgets.models import BudgetPlan
from portal.accounts.models import User
from portal.lib.fields import YearValues
from portal.lib.keys import new_key

from .plan import check_version, delete_line, finish, open_plan, save_plan

NUMBERS = ("fte", "annual_cost", "amounts")


@transaction.atomic
def take_over_plan(
    application: Application, content: Mapping[str, Any], *, by: User, version: int
) -> BudgetPlan:
    """Make the stored plan the one of `content` (as `plan_content`): header, lines, no others.

    A line whose key the plan does not know is made new. `version`: the plan's, as compared on
    the page. Raises WrongMoment, StaleVersion, InvalidInput when there are too many lines.
    """
    plan = open_plan(application)
    check_version(plan, version)
    known = set()
    if plan.pk:
        known = {line.key for line in (*plan.cost_lines.all(), *plan.cofinancing_lines.all())}
    rows = {
        name: [_row(line, known) for line in content[name]]
        for name in ("cost_lines", "cofinancing_lines")
    }
    start = content["start_date"]
    saved = save_plan(
        application,
        by=by,
        version=version,
        header={
            "start_date": date.fromisoformat(start) if start else None,
            "duration_months": content["duration_months"],
            "subsidy_requested": _values(content["subsidy_requested"]),
        },
        **rows,
    )
    kept = {row["key"] for lines in rows.values() for row in lines}
    gone = known - kept
    if gone:
        _remove(saved, gone, by)
        if saved.version == version:  # removing was the only change
            finish(saved, by)
    return saved


def _remove(plan: BudgetPlan, keys: set[str], by: User) -> None:
    for lines in (plan.cost_lines, plan.cofinancing_lines):
        for line in lines.filter(key__in=keys):
            delete_line(line, by)


def _row(line: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    row = {name: _values(value) if name in NUMBERS else value for name, value in line.items()}
    if row["key"] not in known:
        row["key"] = new_key()
    return row


def _values(values: Any) -> YearValues:
    return tuple(None if value is None else Decimal(value) for value in values or ())
