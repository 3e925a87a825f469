"""What a call rule answers: one frozen :class:`Finding` per judgement.

Pure: no Django, no clock. Every app builds and reads findings through this module, and the same
shape stands in a submission, in the PDF, in the exports and in the answer of ``check_plan``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """What a broken rule does: close the submit button, ask for a look, or inform."""

    BLOCKING = "blocking"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """What the rule said. ``not_applicable`` is never a pass: the rule could not be judged."""

    PASS = "pass"
    FAIL = "fail"
    WARN = "warn"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule.

    ``year`` counts from 1, None is the total. ``actual`` and ``limit`` are text for show, already
    cut towards failing. ``remedy`` maps a verb (``shift``, ``add``, ``reduce``) to an amount or
    FTE as text. ``source`` holds the call's own words, ``place`` the line it speaks of.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    year: int | None
    actual: str | None
    limit: str | None
    message_nl: str
    message_en: str
    remedy: Mapping[str, str] | None = None
    source: str | None = None
    place: str | None = None

    @property
    def blocks(self) -> bool:
        """True when this finding keeps the submit button closed."""
        return self.outcome is Outcome.FAIL and self.severity is Severity.BLOCKING

    def message(self, language: str) -> str:
        """The sentence in ``language``: Dutch for ``nl`` and its variants, else English."""
        return self.message_nl if language.lower().startswith("nl") else self.message_en

    def to_dict(self) -> dict[str, Any]:
        """The JSON shape of the command contract; ``place`` only where there is one."""
        data: dict[str, Any] = {
            "rule": self.rule,
            "outcome": self.outcome.value,
            "severity": self.severity.value,
            "year": self.year,
            "actual": self.actual,
            "limit": self.limit,
            "message_nl": self.message_nl,
            "message_en": self.message_en,
            "remedy": None if self.remedy is None else dict(self.remedy),
            "source": self.source,
        }
        if self.place is not None:
            data["place"] = self.place
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Finding:
        """Read back what :meth:`to_dict` wrote. Raises KeyError or ValueError on foreign data."""
        return cls(
            rule=data["rule"],
            outcome=Outcome(data["outcome"]),
            severity=Severity(data["severity"]),
            year=data["year"],
            actual=data["actual"],
            limit=data["limit"],
            message_nl=data["message_nl"],
            message_en=data["message_en"],
            remedy=data["remedy"],
            source=data["source"],
            place=data.get("place"),
        )


def any_blocking(findings: Iterable[Finding]) -> bool:
    """True when at least one finding blocks."""
    return any(finding.blocks for finding in findings)
