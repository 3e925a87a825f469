"""Figures and moments in words."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.lib import figures

DEADLINE = datetime(2017, 12, 12, 11, tzinfo=UTC)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_amounts_and_shares_have_one_shape_in_both_languages(language):
    with translation.override(language):
        assert figures.euro(Decimal("300000")) == "€\u00a0300.000,00"
        assert figures.euro(0) == "€\u00a00,00"
        assert figures.euro(None) == ""
        assert figures.share(Decimal("0.6")) == "60,00\u00a0%"


def test_a_share_is_cut_never_rounded_to_its_limit():
    assert figures.share(Decimal("0.59999999")) == "59,99\u00a0%"
    assert figures.share(Decimal("0.40000001"), "up") == "40,01\u00a0%"


def test_fte_speaks_the_language_and_is_cut():
    assert figures.fte(Decimal("0.499")) == "0,49\u00a0VTE"
    with translation.override("en"):
        assert figures.fte("1.5") == "1,50\u00a0FTE"


def test_a_deadline_has_weekday_hour_and_belgian_time():
    assert figures.deadline(DEADLINE) == "dinsdag 12 december 2017, 12.00 uur (Belgische tijd)"
    with translation.override("en"):
        assert figures.deadline(DEADLINE) == "Tuesday 12 December 2017, 12:00 (Belgian time)"


def test_summer_time_and_seconds():
    moment = datetime(2018, 6, 30, 22, 0, 1, tzinfo=UTC)
    assert figures.moment(moment) == "1 juli 2018, 00.00.01 uur"
    assert figures.clock_time(moment) == "00.00 uur"
    assert figures.day(moment) == "zondag 1 juli 2018"
    assert figures.day(date(2018, 7, 1), weekday=False) == "1 juli 2018"


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(days=3, hours=5), "nog 3 dagen"),
        (timedelta(hours=47, minutes=59), "nog 47 uur"),
        (timedelta(hours=4, minutes=12), "nog 4 uur 12 minuten"),
        (timedelta(hours=1, minutes=1), "nog 1 uur 1 minuut"),
        (timedelta(minutes=2), "nog 2 minuten"),
        (timedelta(seconds=59), "nog minder dan een minuut"),
        (timedelta(0), "nog minder dan een minuut"),
        (timedelta(seconds=-1), "gesloten"),
    ],
)
def test_time_left(stop_clock, distance, words):
    stop_clock(DEADLINE - distance)
    assert figures.remaining(DEADLINE) == words


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(seconds=5), "zojuist"),
        (timedelta(minutes=5), "5 minuten geleden"),
        (timedelta(days=2), "2 dagen geleden"),
        (timedelta(days=40), "12 december 2017"),
    ],
)
def test_time_past(stop_clock, distance, words):
    stop_clock(DEADLINE + distance)
    assert figures.ago(DEADLINE) == words


@pytest.mark.parametrize("thing", [{"title_nl": "Titel", "title_en": "Title"}, None])
def test_localized_picks_the_field_of_the_language(thing):
    thing = thing or SimpleNamespace(title_nl="Titel", title_en="Title")
    template = Template('{% localized thing "title" %}')
    assert template.render(Context({"thing": thing})) == "Titel"
    with translation.override("en"):
        assert template.render(Context({"thing": thing})) == "Title"
        bare = SimpleNamespace(title_nl="Titel & co", title_en="")
        assert template.render(Context({"thing": bare})) == "Titel &amp; co"


def test_filters_are_built_in():
    template = Template("{{ number|enterprise_number }} {{ when|short_day }} {{ none|moment }}")
    context = Context({"number": "0316380841", "when": DEADLINE, "none": None})
    assert template.render(context) == "0316.380.841 12 december 2017 "
