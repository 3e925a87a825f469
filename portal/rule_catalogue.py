"""The catalogue of all call rules with the values of one call, for people and for exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from applications import rules as application_rules
from applications.terms import OFF, SHARE_RULES, CallTerms
from budgets import rules as budget_rules
from portal.lib.daywords import day_words, moment_words
from portal.lib.money import format_decimal, format_euro
from portal.lib.rulebook import RuleEntry

ENTRIES: tuple[RuleEntry, ...] = budget_rules.CATALOGUE + application_rules.CATALOGUE

_EURO_LIMITS = ("total_cap", "year_cap", "other_cost_norm", "subsidy_year_cap")
_SHARE_LIMITS = (
    "subsidy_rate",
    "cash_min_share",
    "in_kind_max_share",
    "activity_income_max_share",
)
_UNITS = {
    "min_fte": ("VTE", "FTE"),
    "months_max": ("maanden", "months"),
    "months_expected": ("maanden verwacht", "months expected"),
    "mandates_min": ("ondernemingen", "enterprises"),
    "letters_min": ("ondernemingen", "enterprises"),
    "indicators_per_family_min": ("per familie", "per family"),
    "project_indicators_min": ("projectspecifiek", "project-specific"),
}


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One rule as it stands in one call, in one language."""

    rule: str
    title: str
    when: tuple[str, ...]
    per: str
    severity: str
    year_severity: str | None
    limits: tuple[str, ...]
    formula: str
    source: str | None
    official: bool

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe."""
        return {
            "rule": self.rule,
            "title": self.title,
            "when": list(self.when),
            "per": self.per,
            "severity": self.severity,
            "year_severity": self.year_severity,
            "limits": list(self.limits),
            "formula": self.formula,
            "source": self.source,
            "official": self.official,
        }


def catalogue(terms: CallTerms, language: str) -> list[CatalogueRow]:
    """Every rule with its severity and limits in this call, in the order of the findings."""
    return [_row(entry, terms, language) for entry in ENTRIES]


def _row(entry: RuleEntry, terms: CallTerms, language: str) -> CatalogueRow:
    dutch = language.startswith("nl")
    limits = [limit_words(terms, name, language) for name in entry.limits]
    if entry.rule in ("eoi.deadline", "dossier.deadline"):
        deadline = terms.deadline(entry.rule.partition(".")[0])
        limits = [None if deadline is None else moment_words(deadline, language)]
    is_share = entry.rule in SHARE_RULES
    return CatalogueRow(
        rule=entry.rule,
        title=entry.title_nl if dutch else entry.title_en,
        when=entry.when,
        per=entry.per,
        severity=terms.severities.get(entry.rule, OFF),
        year_severity=terms.year_severities[entry.rule] if is_share else None,
        limits=tuple(limit for limit in limits if limit is not None),
        formula=entry.formula_nl if dutch else entry.formula_en,
        source=entry.source,
        official=all(terms.is_official(f"limits.{name}") for name in entry.limits),
    )


def limit_words(terms: CallTerms, name: str, language: str) -> str | None:
    """One limit of the call in words (``€ 900.000,00``, ``60 %``), or None when it is empty."""
    value = getattr(terms.limits, name)
    if value is None:
        return None
    if isinstance(value, date):
        return day_words(value, language)
    if name in _EURO_LIMITS:
        return format_euro(value)
    if name in _SHARE_LIMITS:
        return f"{format((value * 100).normalize(), 'f').replace('.', ',')}\u00a0%"
    unit = _UNITS[name][0 if language.startswith("nl") else 1]
    number = format_decimal(value) if isinstance(value, Decimal) else str(value)
    return f"{number} {unit}"
