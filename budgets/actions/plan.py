"""Saving the plan of a dossier: header and lines together, checked against the version seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from applications.actions.moment import lock_open, touch
from applications.models import Application
from applications.terms import Phase
from budgets.models import BudgetPlan, CofinancingLine, CostLine
from portal.accounts.models import User
from portal.lib.problems import InvalidInput, StaleVersion

Values = Mapping[str, Any]
MOST_LINES = 2000
"""Lines per plan; far beyond any real plan, so that a slip of a program is caught."""


def open_plan(application: Application) -> BudgetPlan:
    """The plan, unsaved when there is none yet, its application locked.

    Raises WrongMoment unless the budget of the dossier is open at this very moment.
    """
    locked = lock_open(application, Phase.DOSSIER, "budget")
    found = BudgetPlan.objects.select_for_update().filter(application=locked).first()
    return found or BudgetPlan(application=locked)


def check_version(plan: BudgetPlan, version: int) -> None:
    """Raises StaleVersion when somebody saved the plan after `version`."""
    if plan.version != version:
        raise StaleVersion(_("Somebody else saved this budget in the meantime."), "")


def finish(plan: BudgetPlan, by: User) -> BudgetPlan:
    """Count the save on the plan, with its row history."""
    plan.version += 1
    plan._history_user = by
    plan.full_clean()
    plan.save()
    touch(plan.application)
    return plan


@transaction.atomic
def save_plan(
    application: Application,
    *,
    by: User,
    version: int,
    header: Values,
    cost_lines: Sequence[Values] = (),
    cofinancing_lines: Sequence[Values] = (),
) -> BudgetPlan:
    """Save header and lines; returns the plan, unsaved when there is nothing to keep.

    `header`: start_date, duration_months, subsidy_requested. A line is found by its `key`, or made
    with it; amounts are EUR (FTE) per year, None where nothing is filled in. No call rule is
    asked. Raises WrongMoment, StaleVersion, InvalidInput for a key of another plan.
    """
    plan = open_plan(application)
    changed = [name for name, value in header.items() if getattr(plan, name) != value]
    lines = [
        *_changed(plan, CostLine, cost_lines),
        *_changed(plan, CofinancingLine, cofinancing_lines),
    ]
    if not changed and not lines:
        return plan
    check_version(plan, version)
    for name in changed:
        setattr(plan, name, header[name])
    finish(plan, by)
    for line in lines:
        line.plan = plan
        if line.pk is None:
            line.position = next_position(line)
        save_line(line, by)
    return plan


def save_line(line: Any, by: User) -> None:
    """Save one line with its row history."""
    line._history_user = by
    line.full_clean()
    line.save()


def delete_line(line: Any, by: User) -> None:
    """Take a line out; its row history stays."""
    line._history_user = by
    line.delete()


def next_position(line: Any) -> int:
    """The place after the last line of the same plan. Raises InvalidInput when it is full."""
    others = type(line).objects.filter(plan=line.plan)
    if others.count() >= MOST_LINES:
        raise InvalidInput(_("A budget has at most %(most)s lines.") % {"most": MOST_LINES})
    return (others.aggregate(last=Max("position"))["last"] or 0) + 1


def _changed(plan: BudgetPlan, model: type[Model], rows: Sequence[Values]) -> list[Any]:
    """The lines of `rows` that differ from what is stored, with their new values."""
    keys = [row["key"] for row in rows]
    stored = {line.key: line for line in model._default_manager.filter(key__in=keys)}
    changed = []
    for row in rows:
        line = stored.get(row["key"])
        if line is None:
            line = model(**row)
        elif line.plan_id != plan.pk:
            raise InvalidInput(_("This line belongs to another budget."))
        elif all(getattr(line, name) == value for name, value in row.items()):
            continue
        for name, value in row.items():
            setattr(line, name, value)
        changed.append(line)
    return changed
