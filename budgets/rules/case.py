"""The plan before the rules, and the words that they share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from applications.terms import CallTerms
from budgets.rules.catalogue import SOURCES
from budgets.rules.facts import PlanFacts
from budgets.rules.sums import YearSums
from portal.lib.findings import Severity
from portal.lib.judging import Judge, Words, idle
from portal.lib.money import format_euro

__all__ = ["Case", "Words", "euro", "idle", "in_year", "judged", "not_applicable", "percent"]

_JUDGE = Judge(SOURCES)
judged = _JUDGE.judged
not_applicable = _JUDGE.not_applicable


@dataclass(frozen=True, slots=True)
class Case:
    """What every rule reads. ``plan`` is None for the indicative sums of an EoI."""

    terms: CallTerms
    years: tuple[YearSums, ...]
    totals: YearSums
    plan: PlanFacts | None
    subsidy_is_given: bool
    warnings_only: bool

    def severity(self, rule: str, *, per_year: bool = False) -> Severity | None:
        """The severity here: the call's, at most a warning at the EoI; None when off."""
        severity = self.terms.severity(rule, per_year=per_year)
        if severity is Severity.BLOCKING and self.warnings_only:
            return Severity.WARNING
        return severity

    def numbered(self) -> list[tuple[int, YearSums]]:
        """The years with their number, counted from 1."""
        return list(enumerate(self.years, start=1))


# Each sentence stands in two languages and mostly repeats amounts of its neighbours.
@lru_cache(maxsize=4096)
def euro(value: Decimal) -> str:
    """An amount inside a sentence."""
    return format_euro(value)


@lru_cache(maxsize=4096)
def percent(share: Decimal) -> str:
    """``0.599999`` as ``59,9999 %``: every digit that counts, no more."""
    text = format((share * 100).normalize(), "f").replace(".", ",")
    return f"{text}\u00a0%"


@lru_cache(maxsize=64)
def in_year(year: int | None) -> Words:
    """``in jaar 2`` or ``over alle jaren samen``."""
    if year is None:
        return Words("over alle jaren samen", "over all years together")
    return Words(f"in jaar {year}", f"in year {year}")
