"""Findings as a panel shows them: one entry per rule, the worst first, figures readable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language

from portal.lib import figures
from portal.lib.findings import Finding, Outcome

ICONS = {
    Outcome.FAIL: "problem",
    Outcome.WARN: "warning",
    Outcome.PASS: "check-circle",
    Outcome.NOT_APPLICABLE: "dash",
}
_ORDER = [Outcome.FAIL, Outcome.WARN, Outcome.PASS, Outcome.NOT_APPLICABLE]
_MONEY = ("budget.", "subsidy.", "financing.", "cofinancing.")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding in the language of the page; `own` and `limit` are empty where there are none."""

    rule: str
    outcome: Outcome
    icon: str
    year: int | None
    message: str
    own: str
    limit: str
    source: str


@dataclass(slots=True)
class ShownRule:
    """All open findings of one rule: the first in full, the others behind a disclosure."""

    first: ShownFinding
    others: list[ShownFinding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Panel:
    """What the rule panel prints."""

    blocking: list[ShownRule]
    warnings: list[ShownRule]
    settled: list[ShownRule]

    @property
    def open_count(self) -> int:
        return len(self.blocking) + len(self.warnings)


def readable(rule: str, text: str | None) -> str:
    """A finding's figure (`0.599999`, `60000.00`, `2019-01-01`) as people read it."""
    if text is None:
        return ""
    try:
        if rule.endswith("_share"):
            return figures.share(Decimal(text), "down" if "cash" in rule else "up")
        if rule == "budget.min_fte":
            return figures.fte(Decimal(text))
        if rule.startswith(_MONEY):
            return figures.euro(Decimal(text))
        if rule.endswith(".deadline"):
            return figures.deadline(datetime.fromisoformat(text))
        if rule == "project.start_latest":
            return figures.day(date.fromisoformat(text), weekday=False)
    except (InvalidOperation, ValueError, TypeError):
        return text
    return text


def shown(finding: Finding | Mapping[str, Any]) -> ShownFinding:
    """A finding, or its JSON shape out of a submission, ready for a template."""
    if isinstance(finding, Mapping):
        finding = Finding.from_dict(finding)
    return ShownFinding(
        rule=finding.rule,
        outcome=finding.outcome,
        icon=ICONS[finding.outcome],
        year=finding.year,
        message=finding.message(get_language() or "nl"),
        own=readable(finding.rule, finding.actual),
        limit=readable(finding.rule, finding.limit),
        source=finding.source or "",
    )


def panel(findings: Iterable[Finding | Mapping[str, Any]]) -> Panel:
    """Group findings by rule and by what they ask, in the order of the rule table."""
    groups: dict[tuple[bool, str], ShownRule] = {}
    for item in sorted(map(shown, findings), key=lambda one: _ORDER.index(one.outcome)):
        key = item.outcome in (Outcome.FAIL, Outcome.WARN), item.rule
        if key in groups:
            groups[key].others.append(item)
        else:
            groups[key] = ShownRule(item)
    rules = list(groups.values())
    return Panel(
        blocking=[one for one in rules if one.first.outcome is Outcome.FAIL],
        warnings=[one for one in rules if one.first.outcome is Outcome.WARN],
        settled=[one for one in rules if one.first.outcome not in (Outcome.FAIL, Outcome.WARN)],
    )
