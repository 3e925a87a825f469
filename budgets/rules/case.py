"""The case before the rules, and the one way in which a judgement becomes a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from applications.terms import CallTerms
from budgets.rules.catalogue import SOURCES
from budgets.rules.facts import PlanFacts
from budgets.rules.sums import YearSums
from portal.lib.findings import Finding, Outcome, Severity
from portal.lib.money import format_euro


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


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages."""

    nl: str
    en: str


def judged(
    rule: str,
    severity: Severity,
    year: int | None,
    holds: bool,
    figures: tuple[str | None, str | None],
    words: Words,
    remedy: Mapping[str, str] | None = None,
    place: str | None = None,
) -> Finding:
    """A rule that could be judged: ``pass``, or ``fail`` when blocking, else ``warn``."""
    if holds:
        outcome, remedy = Outcome.PASS, None
    else:
        outcome = Outcome.FAIL if severity is Severity.BLOCKING else Outcome.WARN
    actual, limit = figures
    return Finding(
        rule,
        outcome,
        severity,
        year,
        actual,
        limit,
        words.nl,
        words.en,
        remedy,
        SOURCES[rule],
        place,
    )


def not_applicable(
    rule: str,
    severity: Severity | None,
    year: int | None,
    actual: str | None,
    words: Words,
    limit: str | None = None,
) -> Finding:
    """A rule that could not be judged, or that the call leaves empty or switches off."""
    return Finding(
        rule,
        Outcome.NOT_APPLICABLE,
        severity or Severity.INFO,
        year,
        actual,
        limit,
        words.nl,
        words.en,
        None,
        SOURCES[rule],
    )


NO_LIMIT = Words(
    "Deze oproep stelt hier geen grens.",
    "This call sets no limit here.",
)
SWITCHED_OFF = Words(
    "Deze regel geldt niet in deze oproep.",
    "This rule does not hold in this call.",
)


def idle(severity: Severity | None) -> Words:
    """Why a rule is not judged: switched off, or without a number."""
    return SWITCHED_OFF if severity is None else NO_LIMIT


def euro(value: Decimal) -> str:
    """An amount inside a sentence."""
    return format_euro(value)


def in_year(year: int | None) -> Words:
    """``in jaar 2`` or ``over alle jaren samen``."""
    if year is None:
        return Words("over alle jaren samen", "over all years together")
    return Words(f"in jaar {year}", f"in year {year}")
