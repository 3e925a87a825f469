"""The shape that most budget rules share: an amount that may be at most its limit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from budgets.rules.case import Case, Words, euro, idle, in_year, judged, not_applicable
from budgets.rules.exact import ceil_cent, floor_cent, show
from portal.lib.findings import Finding


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How a rule speaks: what is measured, what bounds it, and what to change."""

    rule: str
    subject: Words
    bound: Words
    cure: Words


def at_most(
    case: Case, ceiling: Ceiling, year: int | None, actual: Decimal, limit: Decimal | None
) -> Finding:
    """Judge ``actual ≤ limit``; the remedy is to reduce. None: the call leaves it empty."""
    severity = case.severity(ceiling.rule)
    shown = ceil_cent(actual)
    if severity is None or limit is None:
        return not_applicable(ceiling.rule, severity, year, show(shown), idle(severity))
    bound = floor_cent(limit)
    holds = actual <= limit
    when = in_year(year)
    words = Words(
        f"{ceiling.subject.nl} {when.nl}: {euro(shown)}. {ceiling.bound.nl}: {euro(bound)}.",
        f"{ceiling.subject.en} {when.en}: {euro(shown)}. {ceiling.bound.en}: {euro(bound)}.",
    )
    remedy = None
    if not holds:
        excess = ceil_cent(actual - limit)
        remedy = {"reduce": show(excess)}
        words = Words(
            f"{words.nl} Dat is {euro(excess)} te veel. {ceiling.cure.nl} {euro(excess)}.",
            f"{words.en} That is {euro(excess)} too much. {ceiling.cure.en} {euro(excess)}.",
        )
    return judged(ceiling.rule, severity, year, holds, (show(shown), show(bound)), words, remedy)
