"""Amounts and enterprise numbers in a form: read, refused in place, shown back."""

from decimal import Decimal

import pytest
from django import forms

from portal.lib.forms import AmountField, EnterpriseNumberField


class Both(forms.Form):
    amount = AmountField(required=False)
    number = EnterpriseNumberField(required=False)


@pytest.mark.parametrize("typed", ["300.000,00", "300 000", "€ 300.000", "300,000.00"])
def test_an_amount_is_read_in_every_usual_form(typed):
    form = Both({"amount": typed, "number": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"amount": Decimal("300000"), "number": ""}


@pytest.mark.parametrize("typed", ["12,5x", "1.2500", "-3", "1" * 20])
def test_what_is_no_amount_is_refused_and_shown_back(typed):
    form = Both({"amount": typed, "number": ""})
    assert list(form.errors) == ["amount"]
    assert f'value="{typed}"' in str(form["amount"])


@pytest.mark.parametrize("typed", ["0999.990.024", "BE 0999 990 024", "0999990024", "999990024"])
def test_an_enterprise_number_is_stored_as_ten_digits(typed):
    form = Both({"amount": "", "number": typed})
    assert form.is_valid()
    assert form.cleaned_data["number"] == "0999990024"


@pytest.mark.parametrize("typed", ["0999990025", "2999990024", "abc", "123"])
def test_what_is_no_enterprise_number_is_refused(typed):
    form = Both({"amount": "", "number": typed})
    assert list(form.errors) == ["number"]
    assert form["number"].value().replace(".", "") == typed


def test_stored_values_are_shown_as_people_read_them():
    form = Both(initial={"amount": Decimal("1250.5"), "number": "0999990024"})
    assert 'value="1.250,50"' in str(form["amount"])
    assert 'value="0999.990.024"' in str(form["number"])
