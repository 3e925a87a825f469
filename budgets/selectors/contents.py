"""A plan as plain data: what is handed in, and what the rules judge."""

from typing import Any

from applications.models import Application
from applications.terms import Phase
from budgets.models import BudgetPlan, IndicativePlan
from portal.lib.canonical import plain

Content = dict[str, Any]

_SUMS = ("costs", "cash", "in_kind", "activity_income", "subsidy")
_COST = ("key", "heading", "description", "enterprise_number", "purpose", "fte", "annual_cost")
_COFINANCING = ("key", "contributor", "enterprise_number", "kind", "source", "amounts", "proof")


def budget_content(application: Application, phase: Phase) -> Content | None:
    """The indicative sums (EoI) or the plan with its lines (dossier); None while there is none.

    Amounts are text with the decimals as stored, None where nothing is filled in.
    """
    if phase == Phase.EOI:
        indicative = IndicativePlan.objects.filter(application=application).first()
        return indicative_content(indicative) if indicative else None
    plan = (
        BudgetPlan.objects.filter(application=application)
        .prefetch_related("cost_lines", "cofinancing_lines")
        .first()
    )
    return plan_content(plan) if plan else None


def indicative_content(indicative: IndicativePlan) -> Content:
    """`costs`, `cash`, `in_kind`, `activity_income`, `subsidy`: one value per year."""
    return plain({name: getattr(indicative, name) for name in _SUMS})


def plan_content(plan: BudgetPlan) -> Content:
    """`start_date`, `duration_months`, `subsidy_requested`, `cost_lines`, `cofinancing_lines`."""
    return plain(
        {
            "start_date": plan.start_date,
            "duration_months": plan.duration_months,
            "subsidy_requested": plan.subsidy_requested,
            "cost_lines": [
                {name: getattr(line, name) for name in (*_COST, "amounts")}
                for line in plan.cost_lines.all()
            ],
            "cofinancing_lines": [
                {name: getattr(line, name) for name in _COFINANCING}
                for line in plan.cofinancing_lines.all()
            ],
        }
    )
