"""The rules on costs and staff effort: caps, minimum FTE, the norm for other costs."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR

from budgets.rules.amounts import Ceiling, at_most
from budgets.rules.case import Case, Words, euro, idle, judged, not_applicable
from budgets.rules.exact import CENT, DOWN, UP, show
from budgets.rules.sums import YearSums
from portal.lib.findings import Finding
from portal.lib.money import format_decimal

_REDUCE_COSTS = Words("Verminder de kosten met", "Reduce the costs by")

TOTAL_CAP = Ceiling(
    "budget.total_cap",
    Words("De projectbegroting", "The project budget"),
    Words("Het maximum voor het hele project is", "The maximum for the whole project is"),
    _REDUCE_COSTS,
)
YEAR_CAP = Ceiling(
    "budget.year_cap",
    Words("De projectbegroting", "The project budget"),
    Words("Het maximum per jaar is", "The maximum per year is"),
    _REDUCE_COSTS,
)


def total_cap(case: Case) -> list[Finding]:
    """ΣC ≤ total cap."""
    return [at_most(case, TOTAL_CAP, None, case.totals.costs, case.terms.limits.total_cap)]


def year_cap(case: Case) -> list[Finding]:
    """C ≤ year cap, each year."""
    cap = case.terms.limits.year_cap
    return [at_most(case, YEAR_CAP, year, sums.costs, cap) for year, sums in case.numbered()]


def other_cost_norm(case: Case) -> list[Finding]:
    """Other costs ≤ norm × FTE, each year."""
    norm = case.terms.limits.other_cost_norm
    per_fte = "" if norm is None else euro(norm)
    ceiling = Ceiling(
        "budget.other_cost_norm",
        Words("De overige kosten", "The other costs"),
        Words(
            f"De richtwaarde van {per_fte} per VTE (niet officieel voor deze oproep) geeft",
            f"The norm of {per_fte} per FTE (not official for this call) gives",
        ),
        Words("Verminder of verantwoord de overige kosten:", "Reduce or justify the other costs:"),
    )
    return [
        at_most(case, ceiling, year, sums.other, None if norm is None else norm * sums.fte)
        for year, sums in case.numbered()
    ]


def min_fte(case: Case) -> list[Finding]:
    """Σ FTE ≥ minimum, in each year that the stated duration reaches."""
    return [_min_fte(case, year, sums) for year, sums in case.numbered()]


def _min_fte(case: Case, year: int, sums: YearSums) -> Finding:
    rule = "budget.min_fte"
    severity = case.severity(rule)
    minimum = case.terms.limits.min_fte
    shown = sums.fte.quantize(CENT, ROUND_FLOOR, DOWN)
    if severity is None or minimum is None:
        return not_applicable(rule, severity, year, show(shown), idle(severity))
    bound = minimum.quantize(CENT, ROUND_CEILING, UP)
    months = case.plan.duration_months if case.plan else None
    if months is not None and 12 * (year - 1) >= months:
        words = Words(
            f"Jaar {year} begint na de opgegeven looptijd van {months} maanden.",
            f"Year {year} begins after the stated duration of {months} months.",
        )
        return not_applicable(rule, severity, year, show(shown), words)
    holds = sums.fte >= minimum
    effort, least = format_decimal(shown), format_decimal(bound)
    words = Words(
        f"De inzet van personeel in jaar {year}: {effort} VTE. Het minimum is {least} VTE.",
        f"The staff effort in year {year}: {effort} FTE. The minimum is {least} FTE.",
    )
    remedy = None
    if not holds:
        gap = (minimum - sums.fte).quantize(CENT, ROUND_CEILING, UP)
        remedy = {"add": show(gap)}
        missing = format_decimal(gap)
        words = Words(
            f"{words.nl} Er ontbreekt {missing} VTE: voeg minstens zoveel toe.",
            f"{words.en} {missing} FTE is missing: add at least as much.",
        )
    return judged(rule, severity, year, holds, (show(shown), show(bound)), words, remedy)
