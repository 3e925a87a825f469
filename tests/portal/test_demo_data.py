"""The files of the fictitious initiatives: complete, varied, and as the rules of the call say."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from applications.models import Activity, FeedbackPoint
from applications.models.organisation import LegalForm
from applications.terms import Phase, load_preset
from assessment.models.advice import Outcome
from portal.demo.initiatives import Initiative, initiatives
from portal.lib.postcodes import is_flemish_postcode
from portal.lib.texts import count_words
from tests.budgets.contract import Runner
from tests.demo_plans import plan_document

TERMS = load_preset("IBN-2017-2")
ENDINGS = {"inadmissible_eoi", "absent", "no_dossier", "supplement", "withdrawn", "decided"}
DECIDING = {"supplement", "decided"}

ALL = initiatives()
WITH_DOSSIER = [one for one in ALL if "dossier" in one.data]


def ending(one: Initiative) -> str:
    return one.data.get("ending", "decided")


DECIDED = [one for one in WITH_DOSSIER if ending(one) in DECIDING]


def each(chosen: list[Initiative]):
    return pytest.mark.parametrize("one", chosen, ids=lambda one: one.slug)


def texts(value: object) -> Iterator[str]:
    """Every text in a file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.fixture
def check(tmp_path, capsys):
    runner = Runner(tmp_path, capsys)

    def answer(one: Initiative) -> tuple[int, dict]:
        status, out, err = runner(plan_document(one), "--format", "json")
        assert err == ""
        return status, json.loads(out)

    return answer


# -- the set as a whole --------------------------------------------------------------------------


def test_there_are_fourteen_with_serials_of_their_own():
    assert [one["serial"] for one in ALL] == list(range(14))
    for key in ("name", "acronym", "domain"):
        assert len({one[key].lower() for one in ALL}) == 14


def test_every_way_to_start_and_to_end_is_there():
    paths = Counter(one["path"] for one in ALL)
    assert set(paths) == {"handed_in", "letter_short", "beginning"}
    assert paths["letter_short"] >= 1
    assert paths["beginning"] >= 2
    endings = Counter(ending(one) for one in ALL)
    assert set(endings) == ENDINGS
    assert len(DECIDED) >= 7
    hosts = [one for one in DECIDED if one["executor"] == "host"]
    assert hosts
    assert [one.slug for one in ALL if one["organisation"].get("in_formation")] == ["thuistechniek"]


def test_the_committee_has_something_to_decide(check):
    outcomes = Counter(one["decision"]["outcome"] for one in DECIDED)
    assert set(outcomes) == set(Outcome.values)
    assert {len(one["assessment"]["grades"]) for one in DECIDED} == {2, 3}
    distances = [max_distance(one["assessment"]["grades"]) for one in DECIDED]
    assert min(distances) <= 1
    assert max(distances) == 3
    asked = [Decimal(check(one)[1]["totals"]["subsidy"]) for one in DECIDED]
    shares = [Decimal(str(one["decision"]["share"])) for one in DECIDED]
    granted = sum(sum_ * share for sum_, share in zip(asked, shares, strict=True))
    # An envelope of 2.1 million holds what is granted, and falls well short of what is asked.
    assert granted <= 2_100_000 < sum(asked) * Decimal("0.9")


def max_distance(grades: list[str]) -> int:
    """How far two experts lie apart at most on one sub-criterion: 0 to 3."""
    marks = [["krgz".index(letter) for letter in letters] for letters in grades]
    return max(max(column) - min(column) for column in zip(*marks, strict=True))


def test_no_name_is_taken_from_the_networks_supported_before():
    networks = {network.name.lower() for network in TERMS.supported_networks}
    assert len(networks) == 14
    for one in ALL:
        names = [one["name"], one["acronym"], one["organisation"]["name"]]
        names += [company["name"] for company in one["companies"]]
        for name in names:
            words = f" {name.lower()} "
            assert not [network for network in networks if f" {network} " in words], name


def test_no_two_initiatives_share_a_paragraph_or_a_company():
    found = defaultdict(set)
    for one in ALL:
        for text in texts(one.data):
            for paragraph in text.split("\n\n"):
                if count_words(paragraph) >= 8:
                    found[" ".join(paragraph.split())].add(one.slug)
    assert {text: slugs for text, slugs in found.items() if len(slugs) > 1} == {}
    companies = [company["name"] for one in ALL for company in one["companies"]]
    assert len(set(companies)) == len(companies)


# -- one file ------------------------------------------------------------------------------------


@each(ALL)
def test_the_first_phase_is_complete(one):
    assert 8 <= len(one["companies"]) <= 13
    for company in one["companies"]:
        assert company["size"] in {"small", "medium", "large"}
        assert len(company["postcode"]) == 4
        assert company.get("cash", 0) > 0
    assert one["organisation"]["legal_form"] in LegalForm.values
    for section in TERMS.sections_of(Phase.EOI):
        assert 0 < count_words(one["eoi"][section.key]) <= section.max_words, section.key
    sums = [sum(company.get(kind, 0) for company in one["companies"]) for kind in KINDS]
    assert sums == [one["indicative"][kind][0] for kind in KINDS]


KINDS = ("cash", "in_kind")


@each([one for one in ALL if one["path"] == "handed_in"])
def test_what_is_handed_in_has_ten_flemish_enterprises(one):
    assert sum(is_flemish_postcode(company["postcode"]) for company in one["companies"]) >= 10


@each(ALL)
def test_an_ending_brings_what_it_needs(one):
    assert ending(one) in ENDINGS
    needs = {
        "inadmissible_eoi": ("admissibility",),
        "absent": ("pitch",),
        "withdrawn": ("withdrawal",),
        "supplement": ("supplement",),
    }.get(ending(one), ())
    for table in ("admissibility", "pitch", "withdrawal", "supplement"):
        assert (table in one.data) == (table in needs), table
    for table in needs:
        assert count_words(one[table]["reason"]) >= 20
    if ending(one) == "supplement":
        keys = {section.key for section in TERMS.sections_of(Phase.DOSSIER)}
        assert one["supplement"]["parts"]
        assert set(one["supplement"]["parts"]) <= keys
        assert one["supplement"]["answer"].strip()
    told = ending(one) in DECIDING and one["path"] == "handed_in"
    assert {"assessment", "decision"} <= one.data.keys() if told else "decision" not in one.data


@each(WITH_DOSSIER)
def test_the_texts_of_the_dossier_are_complete_and_within_their_limits(one):
    sections = TERMS.sections_of(Phase.DOSSIER)
    assert set(one["dossier"]) == {section.key for section in sections}
    for section in sections:
        text = one["dossier"][section.key].strip()
        assert 50 <= count_words(text) <= section.max_words, section.key
        assert len(text.split("\n\n")) >= 2, section.key
    spearhead = one["spc"]
    assert set(spearhead["conditions"]) <= {item.key for item in TERMS.spc_conditions}
    for key in ("name", "conditions", "motivation"):
        assert bool(spearhead[key]) == spearhead["in_domain"], key


@each(WITH_DOSSIER)
def test_indicators_and_activities_fit_the_call(one):
    programme = {item.code: item.family for item in TERMS.indicators}
    families, own = set(), 0
    for indicator in one["indicators"]:
        assert ("code" in indicator) != ("label" in indicator)
        families.add(programme[indicator["code"]] if "code" in indicator else indicator["family"])
        own += "label" in indicator
        goals = [Decimal(target) for target in indicator["targets"]]
        assert len(goals) == TERMS.years
        assert goals == sorted(goals)
        assert indicator["baseline"]
        assert indicator["proof"]
    assert families == {"ecosystem", "cooperation"}
    assert own >= 1
    scopes = set()
    for activity in one["activities"]:
        scopes.add(activity.get("scope", Activity.Scope.COORDINATION))
        assert activity["price"] in Activity.Price.values
        assert (activity["price"] == Activity.Price.OTHER) == ("price_reason" in activity)
        assert activity["description"]
    assert scopes == set(Activity.Scope.values)


@each(WITH_DOSSIER)
def test_every_point_of_feedback_has_an_answer(one):
    assert len(one["feedback"]) >= 2
    for point in one["feedback"]:
        assert point["kind"] in FeedbackPoint.Kind.values
        assert point["text"]
        assert point["answer"]


@each(WITH_DOSSIER)
def test_a_plan_gets_exactly_the_findings_that_its_file_expects(one, check):
    status, answer = check(one)
    found = {item["rule"] for item in answer["findings"] if item["outcome"] in ("fail", "warn")}
    assert found == set(one["plan"].get("expected", ()))
    # Only a dossier that is never handed in may keep what blocks.
    assert (status == 0) == (ending(one) != "no_dossier")
    assert isinstance(one["plan"]["start"], date)


def test_the_plans_that_block_do_so_in_different_ways(check):
    blocking = {}
    for one in WITH_DOSSIER:
        findings = check(one)[1]["findings"]
        blocking[one.slug] = {item["rule"] for item in findings if item["outcome"] == "fail"}
    assert {slug: rules for slug, rules in blocking.items() if rules} == {
        "thuistechniek": {
            "cofinancing.cash_share",
            "cofinancing.in_kind_share",
            "project.start_latest",
        },
        "stille-machines": {"budget.min_fte", "budget.year_cap", "financing.balance"},
    }


@each(DECIDED)
def test_the_assessment_and_the_decision_are_whole(one):
    given, letters = one["assessment"], {grade.key[0] for grade in TERMS.grades}
    assert letters == set("krgz")
    for grades in given["grades"]:
        assert len(grades) == len(TERMS.criteria)
        assert set(grades) <= letters
    assert given["strong"]
    assert given["weak"]
    decision = one["decision"]
    assert decision["outcome"] in Outcome.values
    assert decision["advice"]
    assert decision["motivation"]
    if decision["outcome"] == Outcome.REJECTED:
        assert decision["share"] == 0
    else:
        assert 0 < decision["share"] <= 1
    conditional = decision["outcome"] == Outcome.APPROVED_WITH_CONDITIONS
    assert bool(decision.get("conditions")) == conditional
