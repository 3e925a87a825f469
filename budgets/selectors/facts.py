"""From a plan, or from its frozen data, to the facts of the budget rules."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from budgets.models import BudgetPlan, IndicativePlan
from budgets.rules import (
    CofinancingLine,
    CostLine,
    IndicativeFacts,
    Kind,
    PersonnelLine,
    PlanFacts,
    Source,
)

from .contents import Content, indicative_content, plan_content


def plan_facts(plan: BudgetPlan, years: int) -> PlanFacts:
    """The facts of a dossier's plan over the `years` of its call."""
    return facts_of_plan(plan_content(plan), years)


def indicative_facts(indicative: IndicativePlan, years: int) -> IndicativeFacts:
    """The facts of the EoI's sums over the `years` of its call."""
    return facts_of_sums(indicative_content(indicative), years)


def facts_of_plan(data: Content | None, years: int) -> PlanFacts:
    """As :func:`plan_facts`, from what `plan_content` gave; an empty plan from None."""
    data = data or {}
    lines = data.get("cost_lines", ())
    start = data.get("start_date")

    def costs(heading: str) -> tuple[CostLine, ...]:
        return tuple(
            CostLine(line["description"], _amounts(line["amounts"], years))
            for line in lines
            if line["heading"] == heading
        )

    return PlanFacts(
        personnel=tuple(
            PersonnelLine(
                line["description"],
                _amounts(line["fte"], years),
                _amounts(line["annual_cost"], years),
            )
            for line in lines
            if line["heading"] == "personnel"
        ),
        other_costs=costs("other"),
        subcontracting=costs("subcontracting"),
        cofinancing=tuple(
            CofinancingLine(
                line["contributor"],
                line["enterprise_number"] or None,
                Kind(line["kind"]),
                Source(line["source"]),
                _amounts(line["amounts"], years),
            )
            for line in data.get("cofinancing_lines", ())
        ),
        subsidy_requested=_requested(data.get("subsidy_requested"), years),
        start_date=date.fromisoformat(start) if start else None,
        duration_months=data.get("duration_months"),
    )


def facts_of_sums(data: Content | None, years: int) -> IndicativeFacts:
    """As :func:`indicative_facts`, from what `indicative_content` gave; zeros from None."""
    data = data or {}
    return IndicativeFacts(
        costs=_amounts(data.get("costs"), years),
        cash=_amounts(data.get("cash"), years),
        in_kind=_amounts(data.get("in_kind"), years),
        activity_income=_amounts(data.get("activity_income"), years),
        subsidy=_requested(data.get("subsidy"), years),
    )


def _amounts(values: Iterable[str | None] | None, years: int) -> tuple[Decimal, ...]:
    """One decimal per year; what a draft lacks is zero."""
    given = list(values or ())[:years]
    given += [None] * (years - len(given))
    return tuple(Decimal(value) if value else Decimal(0) for value in given)


def _requested(values: Iterable[str | None] | None, years: int) -> tuple[Decimal, ...] | None:
    """None when nothing is filled in: the highest possible amount is meant."""
    return _amounts(values, years) if any(value for value in values or ()) else None
