"""The terms of a call: shipped presets, strict reading, exact round trip, moving the dates."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.terms import (
    RULE_IDS,
    CallTerms,
    IndicatorFamily,
    TermsError,
    Text,
    load_preset,
    preset_codes,
)
from portal.lib.findings import Severity

IBN = load_preset("IBN-2017-2")


def changed(path: str, value: object) -> dict:
    """The preset as a dict with one place replaced (dots between keys)."""
    data = copy.deepcopy(IBN.to_dict())
    *parents, last = path.split(".")
    node = data
    for key in parents:
        node = node[key]
    node[last] = value
    return data


def test_presets_that_ship():
    assert preset_codes() == ("IBN-2017-2", "SPC-2017")


def test_numbers_of_the_call():
    limits = IBN.limits
    assert (limits.total_cap, limits.year_cap, limits.min_fte) == (900000, 300000, Decimal("0.5"))
    assert (limits.months_max, limits.start_latest) == (36, date(2019, 1, 1))
    assert (limits.subsidy_rate, limits.subsidy_year_cap) == (Decimal("0.50"), 150000)
    assert limits.cash_min_share == Decimal("0.60")
    assert limits.in_kind_max_share == Decimal("0.40")
    assert limits.activity_income_max_share == Decimal("0.20")
    assert (limits.mandates_min, limits.letters_min) == (10, 10)


def test_dates_of_the_call_are_belgian_time():
    assert IBN.deadline("eoi") == datetime(2017, 12, 12, 11, 0, tzinfo=UTC)
    assert IBN.deadline("dossier") == datetime(2018, 3, 21, 11, 0, tzinfo=UTC)
    assert IBN.timeline.pitch_days == (date(2017, 12, 18), date(2017, 12, 19))
    assert IBN.timeline.decision_date == date(2018, 5, 31)


def test_texts_of_the_call_are_complete_in_both_languages():
    def texts(node: object):
        if isinstance(node, dict):
            if set(node) == {"nl", "en"}:
                yield node
            for value in node.values():
                yield from texts(value)
        elif isinstance(node, list):
            for value in node:
                yield from texts(value)

    found = list(texts(IBN.to_dict()))
    assert len(found) > 100
    assert all(text["nl"].strip() and text["en"].strip() for text in found)


def test_the_assessment_has_eight_criteria_on_two_axes():
    assert [len(axis.criteria) for axis in IBN.axes] == [6, 2]
    assert [criterion.code for criterion in IBN.criteria][-1] == "II.2"
    assert any("verhouding" in question.nl for question in IBN.criterion("II.1").questions)
    assert any("significant" in question.nl for question in IBN.criterion("I.5").questions)
    covered = {section.criterion for section in IBN.sections_of("dossier")} - {None}
    assert covered == {criterion.code for criterion in IBN.criteria}


def test_eoi_has_the_five_sections_of_the_call():
    keys = [section.key for section in IBN.sections_of("eoi")]
    assert keys == ["scope", "voortraject", "goals_activities", "complementarity", "cofinancing"]


def test_reference_data():
    assert len(IBN.supported_networks) == 14
    assert len(IBN.documents) == 6
    assert len(IBN.spc_conditions) == 5
    assert len(IBN.declarations) == 8
    assert {item.family for item in IBN.indicators} == set(IndicatorFamily)
    assert not IBN.is_official("limits.other_cost_norm")
    assert IBN.is_official("limits.total_cap")


def test_spearhead_preset_has_only_what_the_seed_gives():
    spc = load_preset("SPC-2017")
    assert spc.years == 10
    assert spc.limits.subsidy_year_cap == 500000
    given = {name: value for name, value in spc.to_dict()["limits"].items() if value is not None}
    assert given == {"months_max": 120, "subsidy_rate": "0.50", "subsidy_year_cap": "500000"}
    assert not spc.is_publishable
    assert IBN.is_publishable


@pytest.mark.parametrize("code", preset_codes())
def test_round_trip_through_json_is_exact(code):
    terms = load_preset(code)
    again = CallTerms.from_dict(json.loads(json.dumps(terms.to_dict())))
    assert again == terms
    assert again.to_dict() == terms.to_dict()


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("limits.total_cap", "veel", "limits.total_cap"),
        ("limits.total_cap", "NaN", "limits.total_cap"),
        ("limits.total_cap", "-1", "limits.total_cap"),
        ("limits.total_cap", "1e999999", "limits.total_cap"),
        ("limits.total_cap", "1_000", "limits.total_cap"),
        ("limits.months_max", -1, "limits.months_max"),
        ("limits.total_cap", 1.5, "limits.total_cap"),
        ("limits.months_max", True, "limits.months_max"),
        ("limits.cash_min_share", "1.01", "limits.cash_min_share"),
        ("limits.surprise", "1", "limits.surprise"),
        ("timeline.eoi_deadline", "2017-12-12T12:00:00", "timeline.eoi_deadline"),
        ("timeline.pitch_days", ["2017-13-01"], "timeline.pitch_days[0]"),
        ("severities.budget.unknown", "off", "severities"),
        ("title", "Oproep", "title"),
        ("years", 0, "years"),
        ("sections", {}, "sections"),
    ],
)
def test_a_fault_is_named_with_its_place(path, value, place):
    try:
        data = changed(path, value)
    except KeyError:
        data = changed("severities", IBN.severities | {path.partition(".")[2]: value})
    with pytest.raises(TermsError) as caught:
        CallTerms.from_dict(data)
    assert caught.value.place.startswith(place)
    assert place in str(caught.value)


def test_a_missing_key_is_named():
    data = IBN.to_dict()
    del data["sections"][2]["title"]["en"]
    with pytest.raises(TermsError, match=r"sections\[2\]\.title\.en: missing"):
        CallTerms.from_dict(data)


@pytest.mark.parametrize("rule", RULE_IDS)
def test_every_rule_needs_its_severity(rule):
    data = IBN.to_dict()
    del data["severities"][rule]
    with pytest.raises(TermsError, match="missing"):
        CallTerms.from_dict(data)


def test_severity_is_a_setting_and_off_is_none():
    assert IBN.severity("budget.total_cap") is Severity.BLOCKING
    assert IBN.severity("cofinancing.cash_share") is Severity.BLOCKING
    assert IBN.severity("cofinancing.cash_share", per_year=True) is Severity.WARNING
    off = CallTerms.from_dict(changed("severities", IBN.severities | {"subsidy.match": "off"}))
    assert off.severity("subsidy.match") is None


@pytest.mark.parametrize(
    "name", ["sections", "attachments", "axes", "grades", "declarations", "indicators"]
)
def test_a_key_stands_once(name):
    items = IBN.to_dict()[name]
    with pytest.raises(TermsError, match="twice") as caught:
        CallTerms.from_dict(changed(name, [*items, items[0]]))
    assert caught.value.place.startswith(name)


def test_a_section_answers_a_known_criterion():
    data = IBN.to_dict()
    data["sections"][6]["criterion"] = "III.1"
    with pytest.raises(TermsError, match=r"sections\[6\]\.criterion: unknown criterion"):
        CallTerms.from_dict(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_is_refused_by_name_or_read(data):
    damaged = copy.deepcopy(IBN.to_dict())
    node = damaged
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and node[key] and data.draw(st.booleans()):
            node = node[key]
            continue
        break
    node[key] = data.draw(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.just([])
        | st.just({})
    )
    try:
        terms = CallTerms.from_dict(damaged)
    except TermsError as error:
        assert error.place
    else:
        assert CallTerms.from_dict(terms.to_dict()) == terms


def test_unknown_preset_names_the_known_ones():
    with pytest.raises(TermsError, match="IBN-2017-2, SPC-2017"):
        load_preset("IBN-2099")


def test_shifting_moves_every_date_and_keeps_the_hour():
    moved = IBN.shifted(200)
    step = timedelta(days=200)
    assert moved.timeline.decision_date == date(2018, 5, 31) + step
    assert moved.limits.start_latest == date(2019, 1, 1) + step
    deadline = moved.deadline("eoi")
    assert deadline is not None
    # Winter to summer time: still noon on the wall, another hour in UTC.
    assert (deadline.hour, deadline.utcoffset()) == (12, timedelta(hours=2))
    assert moved.shifted(-200) == IBN


def test_with_timeline_replaces_only_the_dates():
    moved = IBN.shifted(30)
    assert IBN.with_timeline(moved.timeline).timeline == moved.timeline
    assert IBN.with_timeline(moved.timeline).limits == IBN.limits


def test_text_falls_back_to_dutch():
    assert Text("ja", "yes").get("en") == "yes"
    assert Text("ja", "yes").get("nl-be") == "ja"
    assert Text("ja", "").get("en") == "ja"
