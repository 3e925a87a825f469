"""The rules on the applicant and on the enterprises that back it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from applications.rules import (
    ApplicantFacts,
    CompanyFacts,
    evaluate_shared,
)
from portal.lib.findings import Outcome, Severity
from tests.applications.cases import (
    BEFORE,
    IBN,
    companies,
    complete,
    found,
    number,
    one,
    terms_with,
)


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


def test_a_company_without_post_code_is_asked_for_it():
    facts = replace(complete("eoi"), companies=companies(10, postcodes=()))
    findings = found(facts, "mandates.flemish")
    assert len(findings) == 10
    assert "vul de postcode" in findings[0].message_nl
    assert one(facts, "mandates.minimum").actual == "0"


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
