"""The rules on sections, deadlines, the gate, indicators and activities."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from applications.rules import (
    ActivityFacts,
    FeedbackFacts,
    GateFacts,
    IndicatorFacts,
    SpearheadFacts,
    evaluate,
)
from portal.lib.findings import Outcome
from tests.applications.cases import (
    DOSSIER_DEADLINE,
    EOI_DEADLINE,
    IBN,
    complete,
    found,
    one,
)


@pytest.mark.parametrize(
    ("words", "outcome"), [(0, "fail"), (1, "pass"), (500, "pass"), (501, "fail")]
)
def test_sections_are_filled_within_their_length(words, outcome):
    facts = complete("eoi")
    facts = replace(facts, words=facts.words | {"scope": words})
    finding = one(facts, "eoi.sections")
    assert finding.outcome == outcome
    if outcome == "fail":
        assert (finding.place, finding.actual, finding.limit) == (
            "sections.scope",
            str(words),
            "500",
        )


def test_each_empty_section_of_the_dossier_is_named():
    facts = replace(complete("dossier"), words=None)
    places = [x.place for x in found(facts, "dossier.sections", "dossier")]
    assert places == [f"sections.{x.key}" for x in IBN.sections_of("dossier")]


def test_pitch_slides():
    facts = replace(complete("eoi"), attachments=())
    finding = one(facts, "eoi.pitch_slides")
    assert (finding.outcome, finding.place) == (Outcome.FAIL, "attachments.pitch_slides")


@pytest.mark.parametrize(
    ("phase", "deadline"), [("eoi", EOI_DEADLINE), ("dossier", DOSSIER_DEADLINE)]
)
@pytest.mark.parametrize(
    ("late", "outcome"),
    [
        (timedelta(seconds=-1), "pass"),
        (timedelta(0), "pass"),
        (timedelta(microseconds=999_999), "pass"),
        (timedelta(seconds=1), "fail"),
    ],
)
def test_deadline_to_the_second(phase, deadline, late, outcome):
    finding = one(complete(phase), f"{phase}.deadline", phase, deadline + late)
    assert finding.outcome == outcome
    assert finding.limit == deadline.astimezone(IBN.deadline(phase).tzinfo).isoformat()
    assert "12.00 uur Belgische tijd" in finding.message_nl


def test_a_named_extension():
    extended = replace(complete("eoi"), extension=EOI_DEADLINE + timedelta(hours=2))
    at = EOI_DEADLINE + timedelta(hours=2)
    assert one(extended, "eoi.deadline", moment=at).outcome is Outcome.PASS
    assert "verlengd" in one(extended, "eoi.deadline", moment=at).message_nl
    late = at + timedelta(seconds=1)
    assert one(extended, "eoi.deadline", moment=late).outcome is Outcome.FAIL


def test_an_extension_never_shortens():
    shorter = replace(complete("eoi"), extension=EOI_DEADLINE - timedelta(days=2))
    assert one(shorter, "eoi.deadline", moment=EOI_DEADLINE).outcome is Outcome.PASS


def test_a_moment_needs_its_zone():
    with pytest.raises(ValueError, match="time zone"):
        evaluate(complete("eoi"), IBN, "eoi", datetime(2017, 12, 12, 12, 0))


@pytest.mark.parametrize(
    ("gate", "outcome"),
    [
        (GateFacts(True, False, True), "pass"),
        (GateFacts(False, False, True), "fail"),
        (GateFacts(True, True, True), "fail"),
        (GateFacts(True, False, False), "fail"),
    ],
)
def test_gate(gate, outcome):
    facts = replace(complete("dossier"), gate=gate)
    assert one(facts, "dossier.gate", "dossier").outcome == outcome


@pytest.mark.parametrize(
    ("indicators", "places"),
    [
        ((), ["indicators.ecosystem", "indicators.cooperation", "indicators.project"]),
        ((IndicatorFacts("ecosystem", True),), ["indicators.cooperation"]),
        (
            (IndicatorFacts("ecosystem", False), IndicatorFacts("cooperation", False)),
            ["indicators.project"],
        ),
        ((IndicatorFacts("ecosystem", True), IndicatorFacts("cooperation", False)), [None]),
    ],
)
def test_indicators(indicators, places):
    facts = replace(complete("dossier"), indicators=indicators)
    assert [x.place for x in found(facts, "dossier.indicators", "dossier")] == places


def test_declarations():
    facts = complete("dossier")
    facts = replace(facts, declarations=facts.declarations[1:])
    finding = one(facts, "dossier.declarations", "dossier")
    assert (finding.outcome, finding.place) == (Outcome.FAIL, "declarations.real_costs")


def test_feedback_is_answered_or_warned():
    points = (FeedbackFacts(1, True), FeedbackFacts(2, False))
    facts = replace(complete("dossier"), feedback=points)
    finding = one(facts, "dossier.feedback_answered", "dossier")
    assert (finding.outcome, finding.place) == (Outcome.WARN, "feedback.2")
    none = replace(facts, feedback=())
    assert one(none, "dossier.feedback_answered", "dossier").outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("activity", "problems"),
    [
        (ActivityFacts("A"), 1),
        (ActivityFacts("A", "coordination", price_basis="market"), 0),
        (ActivityFacts("A", "coordination", price_basis="free"), 1),
        (ActivityFacts("A", "coordination", price_basis="free", has_price_reason=True), 0),
        (ActivityFacts("A", "coordination", price_basis="cost", is_personalised=True), 1),
        (ActivityFacts("A", "coordination", price_basis="cost", is_open=False), 1),
        (ActivityFacts("A", "coordination", price_basis="cost", distorts_market=True), 1),
        (ActivityFacts("A", "coordination", is_personalised=True, is_open=False), 3),
        (ActivityFacts("A", "in_cluster"), 0),
        (ActivityFacts("A", "in_cluster", has_costs=True), 1),
        (ActivityFacts("A", "in_cluster", seeks_other_support=True), 1),
        (
            ActivityFacts("A", "in_cluster", seeks_other_support=True, names_other_support=True),
            0,
        ),
    ],
)
def test_activities(activity, problems):
    facts = replace(complete("dossier"), activities=(activity,))
    findings = found(facts, "activities.scope", "dossier")
    warned = [x for x in findings if x.outcome is Outcome.WARN]
    assert len(warned) == problems
    assert {x.place for x in warned} <= {"activities[0]"}


@pytest.mark.parametrize(
    ("spearhead", "outcome"),
    [
        (SpearheadFacts(None), "not_applicable"),
        (SpearheadFacts(False), "not_applicable"),
        (SpearheadFacts(True), "warn"),
        (SpearheadFacts(True, ("unknown",)), "warn"),
        (SpearheadFacts(True, ("niche_group",)), "pass"),
    ],
)
def test_spearhead_domain(spearhead, outcome):
    facts = replace(complete("dossier"), spearhead=spearhead)
    assert one(facts, "complementarity.spc", "dossier").outcome == outcome
