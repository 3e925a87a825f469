"""All application rules, in the order of the catalogue, per phase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from applications.rules import activities, applicant, companies, content, timing
from applications.rules.case import Case
from applications.rules.facts import ApplicationFacts
from applications.terms import CallTerms, Phase
from portal.lib.findings import Finding

Rule = Callable[[Case], list[Finding]]

_ALWAYS: tuple[Rule, ...] = (
    applicant.legal_personality,
    applicant.single_executor,
    companies.mandates_minimum,
    companies.letters_minimum,
    companies.flemish,
    companies.number,
    companies.not_own,
)

RULES: dict[str, tuple[Rule, ...]] = {
    Phase.EOI: (
        *_ALWAYS,
        content.eoi_sections,
        content.pitch_slides,
        timing.deadline,
    ),
    Phase.DOSSIER: (
        *_ALWAYS,
        timing.gate,
        content.dossier_sections,
        content.indicators,
        content.declarations,
        content.feedback_answered,
        timing.deadline,
        activities.scope,
        activities.spearhead,
    ),
}


def evaluate(
    facts: ApplicationFacts, terms: CallTerms, phase: str, moment: datetime
) -> list[Finding]:
    """Judge an application in a phase (``eoi`` or ``dossier``).

    ``moment`` is aware: the time of receipt at submit, now while drafting. Raises KeyError for an
    unknown phase and ValueError for a moment without time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    case = Case(facts, terms, phase, moment)
    return [finding for rule in RULES[phase] for finding in rule(case)]


def evaluate_shared(
    facts: ApplicationFacts, terms: CallTerms, phase: str, moment: datetime
) -> list[Finding]:
    """For the staff view only: enterprises that back another application of this call."""
    return companies.shared(Case(facts, terms, phase, moment))
