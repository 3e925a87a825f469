"""The one amount parser and the one way of showing an amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.money import AmountError, AmountFault, format_decimal, format_euro, parse_amount

EUROS = st.decimals(min_value=0, max_value=Decimal("999999999.99"), places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("300000", "300000"),
        ("1.250", "1250"),
        ("1,250", "1250"),
        ("1.250.000", "1250000"),
        ("300 000,00", "300000.00"),
        ("300.000,00", "300000.00"),
        ("300,000.00", "300000.00"),
        ("€ 300.000,00", "300000.00"),
        ("300.000,00 €", "300000.00"),
        ("€\u00a0300\u202f000,5", "300000.5"),
        ("12,5", "12.5"),
        ("12.50", "12.50"),
        ("0", "0"),
        ("0,05", "0.05"),
        ("999999999,99", "999999999.99"),
        ("1.234.567,8", "1234567.8"),
    ],
)
def test_reads(text, amount):
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", AmountFault.EMPTY),
        (" € ", AmountFault.EMPTY),
        ("-3", AmountFault.NEGATIVE),
        ("− 1.250,00", AmountFault.NEGATIVE),
        ("12345678901234567890", AmountFault.TOO_LARGE),
        ("1000000000", AmountFault.TOO_LARGE),
        ("1.000.000.000,00", AmountFault.TOO_LARGE),
        ("1.2500", AmountFault.DECIMALS),
        ("1.250,123", AmountFault.DECIMALS),
        ("1234.567", AmountFault.DECIMALS),
        ("0.500", AmountFault.DECIMALS),
        ("12,5x", AmountFault.FORMAT),
        ("1e5", AmountFault.FORMAT),
        ("1_000", AmountFault.FORMAT),
        ("١٢٣", AmountFault.FORMAT),
        ("NaN", AmountFault.FORMAT),
        ("1,2,3", AmountFault.FORMAT),
        ("1.25.000", AmountFault.DECIMALS),
        (".50", AmountFault.FORMAT),
        ("12,", AmountFault.FORMAT),
        ("+5", AmountFault.FORMAT),
        ("1'250", AmountFault.FORMAT),
    ],
)
def test_refuses_with_a_reason(text, reason):
    with pytest.raises(AmountError) as caught:
        parse_amount(text)
    assert caught.value.reason is reason
    assert str(caught.value)


@given(EUROS)
def test_what_is_shown_reads_back(amount):
    assert parse_amount(format_euro(amount)) == amount


@given(st.text(max_size=30))
def test_any_text_gives_an_amount_or_a_reason(text):
    try:
        amount = parse_amount(text)
    except AmountError as error:
        assert error.reason in AmountFault
    else:
        assert amount.is_finite()
        assert 0 <= amount < 10**9
        assert amount == round(amount, 2)


def test_shows_as_the_interface_says():
    assert format_euro(300000) == "€\u00a0300.000,00"
    assert format_euro(Decimal("0.005")) == "€\u00a00,01"
    assert format_euro(Decimal("1E+3")) == "€\u00a01.000,00"
    assert format_decimal(Decimal("0.5"), 2) == "0,50"
    assert format_decimal(Decimal("-1234.5")) == "-1.234,50"
