"""Writing a plan in the JSON form that :mod:`budgets.plan_json` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budgets.rules.facts import PlanFacts
from portal.lib.enterprise import format_enterprise_number


def plan_to_dict(plan: PlanFacts) -> dict[str, Any]:
    """The plan in the JSON form that :func:`parse_plan` reads."""

    def texts(values: tuple[Decimal, ...]) -> list[str]:
        return [format(value, "f") for value in values]

    def number(text: str | None) -> str | None:
        return None if text is None else format_enterprise_number(text)

    requested = plan.subsidy_requested
    return {
        "start_date": None if plan.start_date is None else plan.start_date.isoformat(),
        "duration_months": plan.duration_months,
        "personnel": [
            {"role": x.role, "fte": texts(x.fte), "annual_cost": texts(x.annual_cost)}
            for x in plan.personnel
        ],
        "other_costs": [
            {"description": x.label, "amounts": texts(x.amounts)} for x in plan.other_costs
        ],
        "subcontracting": [
            {"subcontractor": x.label, "amounts": texts(x.amounts)} for x in plan.subcontracting
        ],
        "cofinancing": [
            {
                "contributor": x.contributor,
                "enterprise_number": number(x.enterprise_number),
                "kind": x.kind.value,
                "source": x.source.value,
                "amounts": texts(x.amounts),
            }
            for x in plan.cofinancing
        ],
        "subsidy_requested": None if requested is None else texts(requested),
    }
