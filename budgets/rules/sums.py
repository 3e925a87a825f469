"""From the lines of a plan to the sums per year on which the rules judge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal

from applications.terms import CallTerms
from budgets.rules.exact import ZERO, floor_cent, half_up_cent, show
from budgets.rules.facts import CofinancingLine, CostLine, IndicativeFacts, Kind, PlanFacts


@dataclass(frozen=True, slots=True)
class YearSums:
    """The sums of one project year, or of all of them, in EUR; ``fte`` in FTE (FTE-years)."""

    personnel: Decimal
    other: Decimal
    subcontracting: Decimal
    costs: Decimal
    fte: Decimal
    cash: Decimal
    in_kind: Decimal
    activity_income: Decimal
    not_counted: Decimal
    cofinancing: Decimal
    subsidy: Decimal

    def to_dict(self) -> dict[str, str]:
        """Every sum as text with two decimals."""
        return {name: show(half_up_cent(getattr(self, name))) for name in SUM_NAMES}


SUM_NAMES: tuple[str, ...] = tuple(field.name for field in fields(YearSums))


def highest_subsidy(costs: Decimal, counted: Decimal, terms: CallTerms) -> Decimal:
    """S when the applicant leaves it empty: min(rate × C, cap, F), down to the cent.

    What the call leaves empty or switches off drops out; with nothing left S is 0.
    """
    ceilings = []
    rate, cap = terms.limits.subsidy_rate, terms.limits.subsidy_year_cap
    if rate is not None and terms.severity("subsidy.rate") is not None:
        ceilings.append(rate * costs)
    if cap is not None and terms.severity("subsidy.year_cap") is not None:
        ceilings.append(cap)
    if terms.severity("subsidy.match") is not None:
        ceilings.append(counted)
    return floor_cent(min(ceilings)) if ceilings else ZERO


def year_sums(plan: PlanFacts | IndicativeFacts, terms: CallTerms) -> tuple[YearSums, ...]:
    """The sums of each year of the call. A value that a draft lacks counts as zero."""
    if isinstance(plan, IndicativeFacts):
        return tuple(_indicative_year(plan, index, terms) for index in range(terms.years))
    return tuple(_plan_year(plan, index, terms) for index in range(terms.years))


def total_sums(years: Iterable[YearSums]) -> YearSums:
    """All years together."""
    years = tuple(years)
    return YearSums(
        **{name: sum((getattr(year, name) for year in years), ZERO) for name in SUM_NAMES}
    )


def _plan_year(plan: PlanFacts, index: int, terms: CallTerms) -> YearSums:
    personnel = fte = ZERO
    for line in plan.personnel:
        effort = _at(line.fte, index)
        fte += effort
        # The contract: a person's cost in a year is rounded half up to the cent.
        personnel += half_up_cent(effort * _at(line.annual_cost, index))
    other = _sum(plan.other_costs, index)
    subcontracting = _sum(plan.subcontracting, index)
    counted = dict.fromkeys(Kind, ZERO)
    not_counted = ZERO
    for contribution in plan.cofinancing:
        amount = _at(contribution.amounts, index)
        if contribution.counts:
            counted[contribution.kind] += amount
        else:
            not_counted += amount
    return _year(
        terms,
        personnel=personnel,
        other=other,
        subcontracting=subcontracting,
        costs=personnel + other + subcontracting,
        fte=fte,
        cash=counted[Kind.CASH],
        in_kind=counted[Kind.IN_KIND],
        activity_income=counted[Kind.ACTIVITY_INCOME],
        not_counted=not_counted,
        requested=None if plan.subsidy_requested is None else _at(plan.subsidy_requested, index),
    )


def _indicative_year(plan: IndicativeFacts, index: int, terms: CallTerms) -> YearSums:
    return _year(
        terms,
        personnel=ZERO,
        other=ZERO,
        subcontracting=ZERO,
        costs=_at(plan.costs, index),
        fte=ZERO,
        cash=_at(plan.cash, index),
        in_kind=_at(plan.in_kind, index),
        activity_income=_at(plan.activity_income, index),
        not_counted=ZERO,
        requested=None if plan.subsidy is None else _at(plan.subsidy, index),
    )


def _year(terms: CallTerms, *, requested: Decimal | None, **sums: Decimal) -> YearSums:
    counted = sums["cash"] + sums["in_kind"] + sums["activity_income"]
    subsidy = requested
    if subsidy is None:
        subsidy = highest_subsidy(sums["costs"], counted, terms)
    return YearSums(**sums, cofinancing=counted, subsidy=subsidy)


def _sum(lines: Iterable[CostLine | CofinancingLine], index: int) -> Decimal:
    return sum((_at(line.amounts, index) for line in lines), ZERO)


def _at(values: tuple[Decimal, ...], index: int) -> Decimal:
    return values[index] if index < len(values) else ZERO
