"""Applications for the tests of the application rules, and the terms they are judged by."""

from __future__ import annotations

import copy
from datetime import UTC, datetime, timedelta

from applications.rules import (
    ActivityFacts,
    ApplicantFacts,
    ApplicationFacts,
    CompanyFacts,
    FeedbackFacts,
    GateFacts,
    IndicatorFacts,
    SpearheadFacts,
    evaluate,
)
from applications.terms import CallTerms, load_preset
from portal.lib.findings import Finding

IBN = load_preset("IBN-2017-2")
EOI_DEADLINE = datetime(2017, 12, 12, 11, 0, tzinfo=UTC)
DOSSIER_DEADLINE = datetime(2018, 3, 21, 11, 0, tzinfo=UTC)
BEFORE = EOI_DEADLINE - timedelta(days=1)


def number(index: int) -> str:
    """A valid enterprise number, another one per index."""
    base = 9_999_000 + index
    return f"{base:08d}{97 - base % 97:02d}"


def companies(count: int, **changes) -> tuple[CompanyFacts, ...]:
    """Flemish companies with mandate and letter."""
    given = {"postcodes": ("9000",), "has_mandate": True, "has_letter": True} | changes
    return tuple(CompanyFacts(f"Bedrijf {i}", number(i), **given) for i in range(count))


def complete(phase: str) -> ApplicationFacts:
    """An application in which every rule of the phase holds."""
    return ApplicationFacts(
        applicant=ApplicantFacts(True, enterprise_number=number(99), executor_kind="new"),
        companies=companies(10),
        words={section.key: 50 for section in IBN.sections_of(phase)},
        attachments=("pitch_slides",),
        indicators=(IndicatorFacts("ecosystem", False), IndicatorFacts("cooperation", True)),
        declarations=tuple(item.key for item in IBN.declarations),
        activities=(
            ActivityFacts("Werkgroep", kind="coordination", has_costs=True, price_basis="cost"),
            ActivityFacts("Proeftuin", kind="in_cluster"),
        ),
        feedback=(FeedbackFacts(1, True), FeedbackFacts(2, True)),
        spearhead=SpearheadFacts(True, ("aligned",)),
        gate=GateFacts(True, False, True),
    )


def terms_with(**severities: str) -> CallTerms:
    data = copy.deepcopy(IBN.to_dict())
    data["severities"] |= {key.replace("__", "."): value for key, value in severities.items()}
    return CallTerms.from_dict(data)


def found(
    facts: ApplicationFacts,
    rule: str,
    phase: str = "eoi",
    moment: datetime = BEFORE,
    terms: CallTerms = IBN,
) -> list[Finding]:
    return [x for x in evaluate(facts, terms, phase, moment) if x.rule == rule]


def one(*args, **kwargs) -> Finding:
    (finding,) = found(*args, **kwargs)
    return finding
