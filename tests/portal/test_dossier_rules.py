"""Every rule of the dossier at the door: what blocks keeps it shut, what warns does not."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import resolve, reverse

from applications.models import Submission
from applications.packages import package_findings
from applications.selectors.deadlines import deadline_of
from applications.terms import Phase
from applications.workflow import Status
from portal.completeness import judge
from portal.lib.findings import Outcome
from portal.submission import SubmissionRefused
from tests.builders import OPEN, again, submit_dossier
from tests.portal.breaking import BLOCKING, WARNING, organisation, too_long

pytestmark = pytest.mark.django_db

PAGES = {
    "applicant.": "organisation",
    "mandates.": "mandates",
    "letters.": "mandates",
    "dossier.sections": "section",
    "dossier.indicators": "indicators",
    "dossier.declarations": "declarations",
}
"""Where it is mended; the rules on money on the page of the plan."""


def page_of(rule: str) -> str:
    return next((name for start, name in PAGES.items() if rule.startswith(start)), "plan")


def door(application) -> str:
    return reverse("submit", args=[application.reference, "dossier"])


def test_nothing_blocks_or_warns_on_the_dossier_these_tests_break(dossier):
    judgement = judge(dossier, Phase.DOSSIER, OPEN)
    outcomes = {one.outcome for one in judgement.findings}
    assert outcomes == {Outcome.PASS}, [o.message_nl for o in judgement.findings]


def test_every_rule_that_can_block_or_warn_is_broken_below(dossier):
    rules = {one.rule for one in judge(dossier, Phase.DOSSIER, OPEN).findings}
    severities = dossier.call.terms.severities
    blocking = {rule for rule in rules if severities[rule] == "blocking"}
    assert blocking == BLOCKING.keys() | {"dossier.deadline"}
    assert rules - blocking == WARNING.keys() - {"project.duration"}


@pytest.mark.parametrize("rule", BLOCKING)
def test_a_broken_rule_keeps_the_dossier_out(dossier, anna, as_, rule):
    BLOCKING[rule](dossier)
    answer = as_(anna).post(door(dossier), {"declared": "on"})
    assert answer.status_code == 422
    parts = answer.context["blocking"]
    found = [(one, part.url) for part in parts for one in part.findings if one.rule == rule]
    assert found
    body = answer.content.decode()
    for finding, url in found:
        assert finding.message_nl.split("(")[0][:40].replace("'", "&#x27;") in body
        if rule == "dossier.gate":
            assert url == ""
        else:
            assert resolve(urlsplit(url).path).url_name == page_of(rule)
            assert f'href="{url}"' in body
    assert not Submission.objects.filter(phase="dossier").exists()
    assert again(dossier).state == Status.DOSSIER_DRAFT


def test_a_text_that_is_too_long_blocks_too(dossier, anna):
    too_long(dossier)
    with pytest.raises(SubmissionRefused) as refused:
        submit_dossier(dossier, by=anna)
    (finding,) = refused.value.findings
    assert (finding.place, finding.actual, finding.limit) == ("sections.timeline", "801", "800")


def test_an_organisation_in_formation_may_hand_in_an_eoi_but_no_dossier(dossier, anna):
    organisation(in_formation=True, founder="Anna", expected_on=OPEN.date())(dossier)
    (eoi,) = judge(again(dossier), Phase.EOI, OPEN).of("applicant.legal_personality")
    assert eoi.outcome is Outcome.WARN
    with pytest.raises(SubmissionRefused) as refused:
        submit_dossier(again(dossier), by=anna)
    assert {one.rule for one in refused.value.findings} == {"applicant.legal_personality"}


def test_an_empty_dossier_names_everything_that_is_missing(dossier, anna):
    dossier.answers.filter(phase="dossier").delete()
    dossier.budget_plan.delete()
    dossier.declarations.all().delete()
    dossier.dossier.indicators.all().delete()
    with pytest.raises(SubmissionRefused) as refused:
        submit_dossier(again(dossier), by=anna)
    found = refused.value.findings
    assert sum(one.rule == "dossier.sections" for one in found) == 9
    assert sum(one.rule == "dossier.declarations" for one in found) == 8
    assert {one.rule for one in found} >= {"budget.min_fte", "dossier.indicators"}


@pytest.mark.parametrize("rule", WARNING)
def test_a_warning_goes_along_and_does_not_stop_it(dossier, anna, rule):
    WARNING[rule](dossier)
    made = submit_dossier(again(dossier), by=anna)
    warned = {one.rule for one in package_findings(made) if one.outcome is Outcome.WARN}
    assert rule in warned


def test_the_page_says_how_many_points_ask_for_a_look(dossier, anna, as_):
    WARNING["dossier.feedback_answered"](dossier)
    body = as_(anna).get(door(dossier)).content.decode()
    assert "1 punt vraagt aandacht" in body
    assert "Punt 1 van de feedback heeft nog geen antwoord." in body


@pytest.mark.parametrize(("seconds", "in_time"), [(-1, True), (0, True), (1, False)])
def test_on_time_is_up_to_and_including_noon(dossier, anna, as_, stop_clock, seconds, in_time):
    client = as_(anna)
    stop_clock(deadline_of(dossier, Phase.DOSSIER) + timedelta(seconds=seconds))
    answer = client.post(door(dossier), {"declared": "on"})
    if in_time:
        assert answer.status_code == 302
        assert again(dossier).state == Status.DOSSIER_SUBMITTED
        return
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "Te laat: indienen kon tot woensdag 21 maart 2018, 12.00 uur" in body
    assert "Ontvangen: woensdag 21 maart 2018, 12.00.01 uur" in body
    assert not Submission.objects.filter(phase="dossier").exists()
    assert dossier.answers.filter(phase="dossier").exclude(text="").count() == 9
