"""The sums of a plan as the rows of a table: always those on which the rules judge."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from budgets.rules import PlanResult, YearSums

INDICATIVE = ("costs", "cash", "in_kind", "activity_income", "cofinancing", "subsidy", "balance")
PLAN = (
    "fte",
    "personnel",
    "other",
    "subcontracting",
    "costs",
    "cash",
    "in_kind",
    "activity_income",
    "cofinancing",
    "not_counted",
    "subsidy",
    "balance",
)
MAIN = frozenset({"costs", "cofinancing", "subsidy", "balance"})


def sum_labels() -> dict[str, str]:
    """What each sum is called, in the language of the page."""
    return {
        "fte": _("FTE"),
        "personnel": _("Personnel costs"),
        "other": _("Other costs"),
        "subcontracting": _("Large subcontracting"),
        "costs": _("Total costs"),
        "cash": _("Cash"),
        "in_kind": _("In kind (secondment)"),
        "activity_income": _("Income from activities"),
        "cofinancing": _("Total cofinancing that counts"),
        "not_counted": _("Contributions that do not count"),
        "subsidy": _("Subsidy"),
        "balance": _("Not financed yet (costs − subsidy − cofinancing)"),
    }


def sum_rows(result: PlanResult, names: Iterable[str]) -> list[dict[str, Any]]:
    """`name`, `label`, `main`, `values` (EUR or FTE per year) and `total` of every sum."""
    labels = sum_labels()
    return [
        {
            "name": name,
            "label": labels[name],
            "main": name in MAIN,
            "values": [_value(year, name) for year in result.years],
            "total": _value(result.totals, name),
        }
        for name in names
    ]


def table_sums(totals: Iterable[dict[str, Any]], table: str) -> list[dict[str, Any]]:
    """The rows of `sum_rows` that stand under one table of lines."""
    if table != "cofinancing":
        return [row for row in totals if row["name"] == table]
    found = {row["name"]: row for row in totals}
    uncounted = [found["not_counted"]] if found["not_counted"]["total"] else []
    return [found["cofinancing"], *uncounted]


def _value(sums: YearSums, name: str) -> Decimal:
    if name == "balance":
        return sums.costs - sums.subsidy - sums.cofinancing
    return getattr(sums, name)
