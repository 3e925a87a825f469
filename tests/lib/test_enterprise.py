"""Enterprise numbers and post codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.enterprise import (
    EnterpriseNumberError,
    NumberFault,
    format_enterprise_number,
    parse_enterprise_number,
)
from portal.lib.postcodes import is_flemish_postcode


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0316.380.841", "0316380841"),
        ("BE 0316.380.841", "0316380841"),
        ("be0316380841", "0316380841"),
        ("316.380.841", "0316380841"),
        (" 0999 990 024 ", "0999990024"),
        ("0999\u00a0990\u00a0024", "0999990024"),
        ("1999.990.045", "1999990045"),
    ],
)
def test_reads(text, number):
    assert parse_enterprise_number(text) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NumberFault.EMPTY),
        ("  ", NumberFault.EMPTY),
        ("0316.380.842", NumberFault.CHECKSUM),
        ("0316.380", NumberFault.LENGTH),
        ("03163808411", NumberFault.LENGTH),
        ("0316.380.84x", NumberFault.FORMAT),
        ("\uff10316380841", NumberFault.FORMAT),
        ("0000.000.000", NumberFault.FORMAT),
        ("2999.990.066", NumberFault.FIRST_DIGIT),
    ],
)
def test_refuses_with_a_reason(text, reason):
    with pytest.raises(EnterpriseNumberError) as caught:
        parse_enterprise_number(text)
    assert caught.value.reason is reason


@given(st.integers(min_value=1, max_value=19999999))
def test_every_number_with_its_check_digits_reads_back(base):
    number = f"{base:08d}{97 - base % 97:02d}"
    assert parse_enterprise_number(format_enterprise_number(number)) == number
    wrong = f"{base:08d}{(97 - base % 97) % 97 + 1:02d}"
    if wrong != number:
        with pytest.raises(EnterpriseNumberError):
            parse_enterprise_number(wrong)


def test_shows_with_dots():
    assert format_enterprise_number("0316380841") == "0316.380.841"
    assert format_enterprise_number("foreign") == "foreign"


@pytest.mark.parametrize(
    ("code", "flemish"),
    [
        ("1499", False),
        ("1500", True),
        ("1999", True),
        ("2000", True),
        ("3999", True),
        ("4000", False),
        ("7999", False),
        ("8000", True),
        ("9999", True),
        ("1000", False),
        ("10000", False),
        ("0900", False),
        ("B-2000", False),
        ("", False),
        (" 9000 ", True),
    ],
)
def test_flemish_post_codes(code, flemish):
    assert is_flemish_postcode(code) is flemish
