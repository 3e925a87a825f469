"""The rules on the subsidy, and on costs being fully financed."""

from __future__ import annotations

from decimal import Decimal

from applications.terms import CallTerms
from budgets.rules.amounts import Ceiling, at_most
from budgets.rules.case import Case, Words, euro, idle, judged, not_applicable, percent
from budgets.rules.exact import ceil_cent, ceil_division, floor_cent, show
from budgets.rules.sums import YearSums
from portal.lib.findings import Finding

_SUBJECT = Words("De subsidie", "The subsidy")
_ASK_LESS = Words("Vraag minder subsidie:", "Ask for less subsidy:")

CAP = Ceiling(
    "subsidy.year_cap",
    _SUBJECT,
    Words("Het maximum per jaar is", "The maximum per year is"),
    _ASK_LESS,
)
MATCH = Ceiling(
    "subsidy.match",
    _SUBJECT,
    Words(
        "Elke euro subsidie vraagt een euro cofinanciering die meetelt, hier",
        "Each euro of subsidy needs a euro of cofinancing that counts, here",
    ),
    _ASK_LESS,
)


def subsidy_rate(case: Case) -> list[Finding]:
    """S ≤ rate × C, each year."""
    share = case.terms.limits.subsidy_rate
    part = "" if share is None else percent(share)
    bound = Words(f"{part} van de kosten is", f"{part} of the costs is")
    ceiling = Ceiling("subsidy.rate", _SUBJECT, bound, _ASK_LESS)
    return [
        at_most(case, ceiling, year, sums.subsidy, None if share is None else share * sums.costs)
        for year, sums in case.numbered()
    ]


def year_cap(case: Case) -> list[Finding]:
    """S ≤ cap, each year."""
    cap = case.terms.limits.subsidy_year_cap
    return [at_most(case, CAP, year, sums.subsidy, cap) for year, sums in case.numbered()]


def match(case: Case) -> list[Finding]:
    """S ≤ F, each year."""
    return [
        at_most(case, MATCH, year, sums.subsidy, sums.cofinancing) for year, sums in case.numbered()
    ]


def balance(case: Case) -> list[Finding]:
    """S + F ≥ C, each year."""
    return [_balance(case, year, sums) for year, sums in case.numbered()]


def _balance(case: Case, year: int, sums: YearSums) -> Finding:
    rule = "financing.balance"
    severity = case.severity(rule)
    financed = sums.subsidy + sums.cofinancing
    shown = floor_cent(financed)
    if severity is None:
        return not_applicable(rule, None, year, show(shown), idle(None))
    bound = ceil_cent(sums.costs)
    holds = financed >= sums.costs
    words = Words(
        f"Subsidie en cofinanciering in jaar {year}: {euro(shown)}. De kosten zijn {euro(bound)}.",
        f"Subsidy and cofinancing in year {year}: {euro(shown)}. The costs are {euro(bound)}.",
    )
    remedy = None
    if not holds:
        gap = ceil_cent(sums.costs - financed)
        extra = extra_cofinancing(sums, case.terms, case.subsidy_is_given)
        remedy = {"add": show(extra)}
        words = Words(
            f"{words.nl} Er staat nog {euro(gap)} open: zoek minstens {euro(extra)} extra "
            "cofinanciering die meetelt.",
            f"{words.en} {euro(gap)} is still open: find at least {euro(extra)} of extra "
            "cofinancing that counts.",
        )
    return judged(rule, severity, year, holds, (show(shown), show(bound)), words, remedy)


def extra_cofinancing(sums: YearSums, terms: CallTerms, subsidy_is_given: bool) -> Decimal:
    """The smallest amount of counted cofinancing, in cents, that closes the balance of a year.

    With the subsidy left empty, S = min(rate × C, cap, F) rises with F until the first of the
    others binds (B). F must then reach both C / 2 (while F binds: 2F ≥ C) and C − B.
    """
    limits = terms.limits
    rate = limits.subsidy_rate if terms.severity("subsidy.rate") is not None else None
    without_match = terms.severity("subsidy.match") is None
    if subsidy_is_given or rate is None or without_match:
        return ceil_cent(sums.costs - sums.subsidy - sums.cofinancing)
    binding = rate * sums.costs
    cap = limits.subsidy_year_cap
    if cap is not None and terms.severity("subsidy.year_cap") is not None:
        binding = min(binding, cap)
    needed = max(ceil_division(sums.costs, Decimal(2)), sums.costs - floor_cent(binding))
    return ceil_cent(needed - sums.cofinancing)
