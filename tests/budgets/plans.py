"""Plans for the tests of the budget rules, and the terms they are judged by."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from applications.terms import CallTerms, load_preset
from budgets.rules import (
    CofinancingLine,
    CostLine,
    Kind,
    PersonnelLine,
    PlanFacts,
    PlanResult,
    Source,
)
from portal.lib.findings import Finding

IBN = load_preset("IBN-2017-2")
YEARS = 3


def amounts(values: object) -> tuple[Decimal, ...]:
    """One value for every year, or a value per year."""
    if isinstance(values, list | tuple):
        return tuple(Decimal(value) for value in values)
    return (Decimal(values),) * YEARS  # type: ignore[arg-type]


def line(
    kind: Kind,
    values: object,
    source: Source = Source.ENTERPRISE,
    number: str | None = "0999990024",
) -> CofinancingLine:
    """A contribution of a company with a valid number."""
    return CofinancingLine("Bedrijf A", number, kind, source, amounts(values))


def plan(
    costs: object = "0",
    cash: object = "0",
    in_kind: object = "0",
    income: object = "0",
    *,
    fte: object = "1",
    other: object = "0",
    subsidy: object = None,
    start: date | None = date(2018, 10, 1),
    months: int | None = 36,
    more: Iterable[CofinancingLine] = (),
) -> PlanFacts:
    """A plan with its costs in personnel (one FTE) and one line per kind of contribution."""
    wages = amounts(costs)
    effort = amounts(fte)
    personnel = (
        PersonnelLine("Clustermanager", (Decimal(1),) * len(wages), wages),
        # Unpaid effort, so that FTE and costs can be set apart from each other.
        PersonnelLine("Vrijwilliger", tuple(x - 1 for x in effort), amounts("0")),
    )
    return PlanFacts(
        personnel=personnel,
        other_costs=(CostLine("Werking", amounts(other)),),
        subcontracting=(),
        cofinancing=(
            line(Kind.CASH, cash),
            line(Kind.IN_KIND, in_kind),
            line(Kind.ACTIVITY_INCOME, income, number=None),
            *more,
        ),
        subsidy_requested=None if subsidy is None else amounts(subsidy),
        start_date=start,
        duration_months=months,
    )


def terms_with(**changes: Any) -> CallTerms:
    """The preset with other limits; ``severities`` and ``year_severities`` are merged."""
    data = copy.deepcopy(IBN.to_dict())
    for name in ("severities", "year_severities"):
        data[name] |= changes.pop(name, {})
    data["limits"] |= changes
    return CallTerms.from_dict(data)


def finding(result: PlanResult, rule: str, year: int | None = None) -> Finding:
    """The one finding of a rule for a year (None: the total)."""
    (found,) = [x for x in result.findings if x.rule == rule and x.year == year]
    return found


def outcomes(result: PlanResult, rule: str) -> list[str]:
    """The outcomes of a rule, in order."""
    return [x.outcome.value for x in result.findings if x.rule == rule]


def broken(result: PlanResult) -> set[str]:
    """The rules of which some finding does not hold."""
    return {x.rule for x in result.findings if x.outcome in ("fail", "warn")}
