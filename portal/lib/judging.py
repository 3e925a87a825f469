"""From a judgement to a finding: the one way, shared by the rules of every app. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.lib.findings import Finding, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages."""

    nl: str
    en: str


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


@dataclass(frozen=True, slots=True)
class Judge:
    """Makes findings; ``sources`` gives the sentence of the call document per rule."""

    sources: Mapping[str, str | None]

    def judged(
        self,
        rule: str,
        severity: Severity,
        year: int | None,
        holds: bool,
        figures: tuple[str | None, str | None],
        words: Words,
        remedy: Mapping[str, str] | None = None,
        place: str | None = None,
    ) -> Finding:
        """A rule that could be judged: ``pass``, or ``fail`` when blocking, else ``warn``.

        ``figures`` are actual and limit, as text for show.
        """
        if holds:
            outcome, remedy = Outcome.PASS, None
        else:
            outcome = Outcome.FAIL if severity is Severity.BLOCKING else Outcome.WARN
        return Finding(
            rule,
            outcome,
            severity,
            year,
            figures[0],
            figures[1],
            words.nl,
            words.en,
            remedy,
            self.sources[rule],
            place,
        )

    def not_applicable(
        self,
        rule: str,
        severity: Severity | None,
        year: int | None,
        actual: str | None,
        words: Words,
    ) -> Finding:
        """A rule that could not be judged, or that the call leaves empty or switches off.

        Its limit is always None; ``actual`` may be known.
        """
        return Finding(
            rule,
            Outcome.NOT_APPLICABLE,
            severity or Severity.INFO,
            year,
            actual,
            None,
            words.nl,
            words.en,
            None,
            self.sources[rule],
        )
