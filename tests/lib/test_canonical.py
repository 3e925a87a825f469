"""Canonical JSON: one byte sequence per value."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from unicodedata import normalize
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.canonical import canonical_json, plain, sha256_hex

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LETTERS = st.characters(exclude_categories=["Cs"])
KEYS = st.text(LETTERS, max_size=8).map(lambda key: normalize("NFC", key))
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.dates()
    | st.uuids()
    | st.decimals(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_reading_back_and_writing_again_gives_the_same_bytes(value):
    first = canonical_json(value)
    assert json.loads(first) == plain(value)
    assert canonical_json(json.loads(first)) == first


@given(st.dictionaries(KEYS, LEAVES, min_size=2, max_size=6))
def test_order_of_keys_does_not_matter(value):
    backwards = dict(reversed(value.items()))
    assert canonical_json(value) == canonical_json(backwards)


@given(TEXT)
def test_composed_and_decomposed_text_are_the_same(text):
    assert canonical_json(normalize("NFD", text)) == canonical_json(text)


@given(st.datetimes(), st.integers(-720, 720))
def test_a_moment_is_the_same_in_every_time_zone(moment, minutes):
    utc = moment.replace(tzinfo=UTC, year=min(max(moment.year, 2), 9998))
    elsewhere = utc.astimezone(timezone(timedelta(minutes=minutes)))
    assert canonical_json(utc) == canonical_json(elsewhere)


def test_the_exact_bytes():
    value = {
        "b": [Decimal("1.10"), True, None, 3],
        "a": {"é": "Slim “Textiel” \n", "d": date(2017, 12, 12)},
        "t": datetime(2017, 12, 12, 11, 0, tzinfo=UTC),
        "u": UUID(int=1),
    }
    assert canonical_json(value).decode() == (
        '{"a":{"d":"2017-12-12","é":"Slim “Textiel” \\n"},"b":["1.10",true,null,3],'
        '"t":"2017-12-12T11:00:00.000000Z","u":"00000000-0000-0000-0000-000000000001"}'
    )
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    "value",
    [1.5, {"a": [0.1]}, {1: "a"}, {"a"}, b"a", datetime(2017, 1, 1), object()],
    ids=["float", "float inside", "number as key", "set", "bytes", "naive", "object"],
)
def test_what_has_no_single_text_is_refused(value):
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), {"é": 1, "e\u0301": 2}])
def test_infinite_amounts_and_equal_keys_are_refused(value):
    with pytest.raises(ValueError):
        canonical_json(value)
