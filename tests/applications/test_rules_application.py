"""The application rules as a whole: complete, empty, stored, switched off, without numbers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from applications.rules import (
    CATALOGUE,
    ApplicantFacts,
    ApplicationFacts,
    evaluate,
)
from applications.terms import APPLICATION_RULES, decode, encode, load_preset
from portal.lib.findings import Finding, Outcome
from tests.applications.cases import (
    BEFORE,
    DOSSIER_DEADLINE,
    IBN,
    complete,
    terms_with,
)


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
