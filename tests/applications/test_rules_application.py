"""The rules on the applicant, its mandates and its phases: below, at and above each limit."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from applications.rules import (
    CATALOGUE,
    ActivityFacts,
    ApplicantFacts,
    ApplicationFacts,
    CompanyFacts,
    FeedbackFacts,
    GateFacts,
    IndicatorFacts,
    SpearheadFacts,
    evaluate,
    evaluate_shared,
)
from applications.terms import APPLICATION_RULES, CallTerms, decode, encode, load_preset
from portal.lib.findings import Finding, Outcome, Severity

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


@pytest.mark.parametrize("phase", ["eoi", "dossier"])
def test_a_complete_application_passes_every_rule(phase):
    findings = evaluate(complete(phase), IBN, phase, BEFORE)
    assert {x.outcome for x in findings} == {Outcome.PASS}
    expected = [x.rule for x in CATALOGUE if {phase, "always"} & set(x.when)]
    assert [x.rule for x in findings] == expected


def test_the_catalogue_has_every_rule_once():
    assert tuple(entry.rule for entry in CATALOGUE) == APPLICATION_RULES


@pytest.mark.parametrize("phase", ["eoi", "dossier"])
def test_an_empty_application_breaks_rules_and_says_so_in_both_languages(phase):
    findings = evaluate(ApplicationFacts(ApplicantFacts(False)), IBN, phase, BEFORE)
    assert any(x.blocks for x in findings)
    for finding in findings:
        assert finding.message_nl != finding.message_en
        assert Finding.from_dict(finding.to_dict()) == finding


def test_facts_can_be_stored():
    facts = replace(complete("dossier"), extension=DOSSIER_DEADLINE)
    assert decode(ApplicationFacts, json.loads(json.dumps(encode(facts)))) == facts


@pytest.mark.parametrize(
    ("applicant", "eoi", "dossier"),
    [
        (ApplicantFacts(True), "pass", "pass"),
        (ApplicantFacts(False), "fail", "fail"),
        (ApplicantFacts(False, True, False), "fail", "fail"),
        (ApplicantFacts(False, True, True), "warn", "fail"),
    ],
)
def test_legal_personality(applicant, eoi, dossier):
    facts = replace(complete("eoi"), applicant=applicant)
    assert one(facts, "applicant.legal_personality").outcome == eoi
    assert one(facts, "applicant.legal_personality", "dossier").outcome == dossier


def test_in_formation_is_a_setting_of_the_call():
    facts = replace(complete("dossier"), applicant=ApplicantFacts(False, True, True))
    mild = terms_with(applicant__in_formation_dossier="warning")
    finding = one(facts, "applicant.legal_personality", "dossier", terms=mild)
    assert (finding.outcome, finding.severity) == (Outcome.WARN, Severity.WARNING)


@pytest.mark.parametrize(
    ("executors", "kind", "outcome"),
    [
        (0, "new", "fail"),
        (1, "new", "pass"),
        (1, "host", "pass"),
        (1, "", "fail"),
        (2, "new", "fail"),
    ],
)
def test_single_executor(executors, kind, outcome):
    applicant = ApplicantFacts(True, executors=executors, executor_kind=kind)
    finding = one(replace(complete("eoi"), applicant=applicant), "applicant.single_executor")
    assert (finding.outcome, finding.actual, finding.limit) == (outcome, str(executors), "1")


@pytest.mark.parametrize(("count", "outcome"), [(9, "fail"), (10, "pass"), (11, "pass")])
@pytest.mark.parametrize("rule", ["mandates.minimum", "letters.minimum"])
@pytest.mark.parametrize("phase", ["eoi", "dossier"])
def test_at_least_ten(count, outcome, rule, phase):
    facts = replace(complete(phase), companies=companies(count))
    finding = one(facts, rule, phase)
    assert (finding.outcome, finding.actual, finding.limit) == (outcome, str(count), "10")


def test_mandates_and_letters_are_counted_apart():
    facts = replace(complete("eoi"), companies=companies(9) + companies(10, has_letter=False)[9:])
    assert one(facts, "mandates.minimum").outcome is Outcome.PASS
    assert one(facts, "letters.minimum").actual == "9"


@pytest.mark.parametrize(
    ("company", "broken"),
    [
        (CompanyFacts("Dubbel", number(0), ("2000",), False, True, True), None),
        (
            CompanyFacts("Waals", number(50), ("4000",), False, True, True),
            "mandates.flemish",
        ),
        (CompanyFacts("Fout", "0999.990.025", ("2000",), False, True, True), "mandates.number"),
        (CompanyFacts("Wij", number(99), ("2000",), False, True, True), "mandates.not_own"),
    ],
)
def test_what_does_not_count_is_kept_and_named(company, broken):
    facts = replace(complete("eoi"), companies=(*companies(9), company))
    assert one(facts, "mandates.minimum").actual == "9"
    assert one(facts, "letters.minimum").outcome is Outcome.FAIL
    if broken:
        finding = one(facts, broken)
        assert (finding.outcome, finding.place) == (Outcome.WARN, "companies[9]")
        assert company.name in finding.message_nl


def test_staff_can_count_a_special_post_code():
    special = CompanyFacts("Omroep", number(50), ("1043",), True, True, True)
    facts = replace(complete("eoi"), companies=(*companies(9), special))
    assert one(facts, "mandates.minimum").actual == "10"
    assert one(facts, "mandates.flemish").outcome is Outcome.PASS


def test_one_flemish_establishment_is_enough():
    brussels = CompanyFacts("Zetel in Brussel", number(50), ("1000", "1800"), False, True, True)
    facts = replace(complete("eoi"), companies=(*companies(9), brussels))
    assert one(facts, "mandates.minimum").outcome is Outcome.PASS


def test_shared_backers_are_for_staff_only():
    shared = replace(companies(1)[0], shared_with=("IBN2-0007",))
    facts = replace(complete("eoi"), companies=(shared, *companies(10)[1:]))
    assert found(facts, "mandates.shared") == []
    (finding,) = evaluate_shared(facts, IBN, "eoi", BEFORE)
    assert (finding.outcome, finding.severity) == (Outcome.WARN, Severity.INFO)
    assert "IBN2-0007" in finding.message_nl


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


@pytest.mark.parametrize("phase", ["eoi", "dossier"])
def test_every_rule_can_be_switched_off(phase):
    off = terms_with(**{rule.replace(".", "__"): "off" for rule in APPLICATION_RULES})
    findings = evaluate(ApplicationFacts(ApplicantFacts(False)), off, phase, BEFORE)
    assert {x.outcome for x in findings} == {Outcome.NOT_APPLICABLE}


def test_a_call_without_numbers_judges_nothing_as_passed():
    spc = load_preset("SPC-2017")
    findings = evaluate(complete("dossier"), spc, "dossier", BEFORE)
    idle = {x.rule for x in findings if x.outcome is Outcome.NOT_APPLICABLE}
    assert idle == {
        "mandates.minimum",
        "letters.minimum",
        "dossier.sections",
        "dossier.indicators",
        "dossier.declarations",
        "dossier.deadline",
        "complementarity.spc",
    }
