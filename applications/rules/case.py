"""The application before the rules, and the two shapes in which most of them answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from applications.rules.catalogue import SOURCES
from applications.rules.facts import ApplicationFacts
from applications.terms import CallTerms
from portal.lib.findings import Finding, Severity
from portal.lib.judging import NO_LIMIT, Judge, Words, idle

__all__ = [
    "NO_LIMIT",
    "Case",
    "Fault",
    "Words",
    "each",
    "idle",
    "judged",
    "not_applicable",
]

_JUDGE = Judge(SOURCES)
judged = _JUDGE.judged
not_applicable = _JUDGE.not_applicable


@dataclass(frozen=True, slots=True)
class Case:
    """What every rule reads. ``moment`` is the time of receipt, or now while drafting."""

    facts: ApplicationFacts
    terms: CallTerms
    phase: str
    moment: datetime

    def severity(self, rule: str) -> Severity | None:
        """The severity in this call; None when the rule is switched off."""
        return self.terms.severity(rule)


@dataclass(frozen=True, slots=True)
class Fault:
    """One item that does not hold, with its own figures."""

    place: str
    words: Words
    actual: str | None = None
    limit: str | None = None


def each(
    case: Case, rule: str, faults: Iterable[Fault], whole: Words, nothing: Words | None = None
) -> list[Finding]:
    """One finding per fault; without faults one pass that says ``whole``.

    ``nothing`` says that there is nothing to judge.
    """
    severity = case.severity(rule)
    if severity is None:
        return [not_applicable(rule, None, None, None, idle(None))]
    if nothing is not None:
        return [not_applicable(rule, severity, None, None, nothing)]
    found = [
        judged(rule, severity, None, False, (item.actual, item.limit), item.words, None, item.place)
        for item in faults
    ]
    return found or [judged(rule, severity, None, True, (None, None), whole)]
