"""What is done with a line as a whole: removed, duplicated, moved; and a year copied forward."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.models import Application
from budgets.models import BudgetPlan, CofinancingLine, CostLine
from budgets.rules import indexed
from portal.accounts.models import User
from portal.lib.keys import new_key
from portal.lib.problems import InvalidInput

from .plan import check_version, delete_line, finish, next_position, open_plan, save_line

Line = CostLine | CofinancingLine


def _found(plan: BudgetPlan, key: str) -> Line:
    for lines in (plan.cost_lines, plan.cofinancing_lines):
        line = lines.filter(key=key).first() if plan.pk else None
        if line is not None:
            return line
    raise InvalidInput(_("This line is not there any more."))


@transaction.atomic
def remove_line(application: Application, key: str, *, by: User, version: int) -> None:
    """Remove a line; its history stays. Raises WrongMoment, StaleVersion, InvalidInput."""
    plan = open_plan(application)
    line: Any = _found(plan, key)
    check_version(plan, version)
    delete_line(line, by)
    finish(plan, by)


@transaction.atomic
def duplicate_line(application: Application, key: str, *, by: User, version: int) -> Line:
    """A second line like it, right under it. Raises WrongMoment, StaleVersion, InvalidInput."""
    plan = open_plan(application)
    line = _found(plan, key)
    check_version(plan, version)
    order = _siblings(line)
    place = [one.pk for one in order].index(line.pk)
    next_position(line)  # full?
    copy = _found(plan, key)
    copy.pk, copy.key = None, new_key()
    copy._state.adding = True
    save_line(copy, by)
    order.insert(place + 1, copy)
    _renumber(order, by)
    finish(plan, by)
    return copy


@transaction.atomic
def move_line(application: Application, key: str, *, by: User, version: int, down: bool) -> None:
    """Change places with the line above or below in its table; at the end nothing happens."""
    plan = open_plan(application)
    line = _found(plan, key)
    check_version(plan, version)
    order = _siblings(line)
    place = [one.pk for one in order].index(line.pk)
    target = place + 1 if down else place - 1
    if not 0 <= target < len(order):
        return
    order[place], order[target] = order[target], order[place]
    _renumber(order, by)
    finish(plan, by)


@transaction.atomic
def copy_year(
    application: Application, *, by: User, version: int, table: str, year: int, index: Decimal
) -> int:
    """Copy the amounts of `year` (from 1) to all later years; returns how many lines changed.

    `table` is a heading of cost or "cofinancing". Costs grow by `index` per cent a year, rounded
    half up to the cent; FTE and contributions are copied as they are. Later amounts are replaced.
    Raises WrongMoment, StaleVersion, InvalidInput.
    """
    plan = open_plan(application)
    years = plan.application.call.terms.years
    if not 1 <= year < years:
        raise InvalidInput(_("Choose a year that another year follows."))
    check_version(plan, version)
    lines: list[Any] = []
    if plan.pk and table == "cofinancing":
        lines, index = list(plan.cofinancing_lines.all()), Decimal(0)
    elif plan.pk:
        lines = list(plan.cost_lines.filter(heading=table))
    changed = 0
    for line in lines:
        before = _values(line)
        line.amounts = indexed(line.amounts, year, years, index)
        if isinstance(line, CostLine):
            line.fte = indexed(line.fte, year, years, Decimal(0))
            line.annual_cost = indexed(line.annual_cost, year, years, index)
        if before != _values(line):
            changed += 1
            save_line(line, by)
    if changed:
        finish(plan, by)
    return changed


def _values(line: Line) -> list[Any]:
    own = ("amounts", "fte", "annual_cost") if isinstance(line, CostLine) else ("amounts",)
    return [getattr(line, name) for name in own]


def _siblings(line: Line) -> list[Any]:
    if isinstance(line, CostLine):
        return list(CostLine.objects.filter(plan=line.plan, heading=line.heading))
    return list(CofinancingLine.objects.filter(plan=line.plan))


def _renumber(order: list[Any], by: User) -> None:
    for position, line in enumerate(order, 1):
        if line.position != position:
            line.position = position
            save_line(line, by)
