"""The mix of the cofinancing: each kind as a share of the counted cofinancing (F)."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from budgets.rules.case import Case, Words, euro, idle, in_year, judged, not_applicable, percent
from budgets.rules.exact import (
    DOWN,
    MILLIONTH,
    UP,
    ceil_cent,
    ceil_division,
    share_down,
    share_up,
    show,
)
from budgets.rules.sums import YearSums
from portal.lib.findings import Finding, Severity

ONE = Decimal(1)

NO_COFINANCING = Words(
    "Er is nog geen cofinanciering die meetelt, dus ook geen aandeel.",
    "There is no cofinancing that counts yet, so no share either.",
)


def cash_share(case: Case) -> list[Finding]:
    """cash ≥ minimum × F, in total and each year."""
    return [_cash(case, year, sums) for year, sums in _periods(case)]


def in_kind_share(case: Case) -> list[Finding]:
    """in kind ≤ maximum × F, in total and each year."""
    subject = Words("bijdragen in natura", "contributions in kind")
    limit = case.terms.limits.in_kind_max_share
    return [
        _at_most(case, "cofinancing.in_kind_share", subject, year, sums, sums.in_kind, limit)
        for year, sums in _periods(case)
    ]


def activity_income_share(case: Case) -> list[Finding]:
    """activity income ≤ maximum × F, in total and each year."""
    rule = "cofinancing.activity_income_share"
    subject = Words("inkomsten uit activiteiten", "activity income")
    limit = case.terms.limits.activity_income_max_share
    return [
        _at_most(case, rule, subject, year, sums, sums.activity_income, limit)
        for year, sums in _periods(case)
    ]


def _periods(case: Case) -> list[tuple[int | None, YearSums]]:
    return [(None, case.totals), *case.numbered()]


def _severity(case: Case, rule: str, year: int | None) -> Severity | None:
    return case.severity(rule, per_year=year is not None)


def _cash(case: Case, year: int | None, sums: YearSums) -> Finding:
    rule = "cofinancing.cash_share"
    severity = _severity(case, rule, year)
    limit = case.terms.limits.cash_min_share
    total, cash = sums.cofinancing, sums.cash
    if severity is None or limit is None:
        known = show(share_down(cash, total)) if total else None
        return not_applicable(rule, severity, year, known, idle(severity))
    bound = limit.quantize(MILLIONTH, ROUND_CEILING, UP)
    if not total:
        return not_applicable(rule, severity, year, None, NO_COFINANCING)
    share = share_down(cash, total)
    holds = cash >= limit * total
    when = in_year(year)
    words = Words(
        f"Het aandeel cash {when.nl}: {percent(share)}. Het minimum is {percent(bound)}.",
        f"The share of cash {when.en}: {percent(share)}. The minimum is {percent(bound)}.",
    )
    remedy = None
    if not holds:
        gap = limit * total - cash
        shift = ceil_cent(gap)
        remedy = {"shift": show(shift)}
        words = Words(
            f"{words.nl} Zet {euro(shift)} om in cash",
            f"{words.en} Turn {euro(shift)} into cash",
        )
        if limit < ONE:
            remedy["add"] = show(ceil_division(gap, ONE - limit))
        words = _with_add(words, remedy)
    return judged(rule, severity, year, holds, (show(share), show(bound)), words, remedy)


def _at_most(
    case: Case,
    rule: str,
    subject: Words,
    year: int | None,
    sums: YearSums,
    part: Decimal,
    limit: Decimal | None,
) -> Finding:
    severity = _severity(case, rule, year)
    total = sums.cofinancing
    if severity is None or limit is None:
        known = show(share_up(part, total)) if total else None
        return not_applicable(rule, severity, year, known, idle(severity))
    bound = limit.quantize(MILLIONTH, ROUND_FLOOR, DOWN)
    if not total:
        return not_applicable(rule, severity, year, None, NO_COFINANCING)
    share = share_up(part, total)
    holds = part <= limit * total
    when = in_year(year)
    words = Words(
        f"Het aandeel {subject.nl} {when.nl}: {percent(share)}. Het maximum is {percent(bound)}.",
        f"The share of {subject.en} {when.en}: {percent(share)}. The maximum is {percent(bound)}.",
    )
    remedy = None
    if not holds:
        shift = ceil_cent(part - limit * total)
        remedy = {"shift": show(shift)}
        words = Words(
            f"{words.nl} Zet {euro(shift)} om in cash",
            f"{words.en} Turn {euro(shift)} into cash",
        )
        if limit:
            # part / limit − F, without dividing first: (part − limit·F) / limit.
            remedy["add"] = show(ceil_division(part - limit * total, limit))
        words = _with_add(words, remedy)
    return judged(rule, severity, year, holds, (show(share), show(bound)), words, remedy)


def _with_add(words: Words, remedy: dict[str, str]) -> Words:
    if "add" not in remedy:
        return Words(f"{words.nl}.", f"{words.en}.")
    extra = euro(Decimal(remedy["add"]))
    return Words(
        f"{words.nl}, of zoek {extra} extra cash.",
        f"{words.en}, or find {extra} of extra cash.",
    )
