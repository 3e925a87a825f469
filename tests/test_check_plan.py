"""``manage.py check_plan`` to its contract: the answers and their exit status."""

from __future__ import annotations

import copy
import json
from decimal import Decimal

import pytest

from tests.budgets.contract import (
    EXAMPLE,
    Runner,
    fitting,
    refused,
)

YEAR_KEYS = [
    *("year", "personnel", "other", "subcontracting", "costs", "fte"),
    *("cash", "in_kind", "activity_income", "not_counted", "cofinancing", "subsidy"),
]


@pytest.fixture
def run(tmp_path, capsys):
    return Runner(tmp_path, capsys)


def test_the_example_of_the_contract(run):
    status, out, err = run(EXAMPLE, "--format", "json")
    assert (status, err) == (1, "")
    answer = json.loads(out)
    assert list(answer) == ["call", "ok", "years", "totals", "findings"]
    assert (answer["call"], answer["ok"]) == ("IBN-2017-2", False)
    assert answer["years"][0] == dict(
        zip(
            YEAR_KEYS,
            [
                *(1, "90000.00", "20000.00", "15000.00", "125000.00", "1.00"),
                *("30000.00", "0.00", "0.00", "0.00", "30000.00", "30000.00"),
            ],
            strict=True,
        )
    )
    assert list(answer["totals"]) == YEAR_KEYS[1:]
    assert answer["totals"]["fte"] == "2.80"
    balance = [x for x in answer["findings"] if x["rule"] == "financing.balance"]
    assert [x["year"] for x in balance] == [1, 2, 3]
    first = balance[0]
    assert list(first) == [
        *("rule", "outcome", "severity", "year", "actual", "limit"),
        *("message_nl", "message_en", "remedy", "source"),
    ]
    assert (first["outcome"], first["severity"]) == ("fail", "blocking")
    assert (first["actual"], first["limit"]) == ("60000.00", "125000.00")
    assert first["remedy"] == {"add": "32500.00"}


def test_a_plan_that_fits(run):
    status, out, err = run(fitting(), "--format", "json")
    assert (status, err) == (0, "")
    answer = json.loads(out)
    assert answer["ok"] is True
    assert {x["outcome"] for x in answer["findings"]} == {"pass"}


def test_applying_the_remedies_of_the_example_gives_a_plan_that_fits(run):
    plan = copy.deepcopy(EXAMPLE)
    answer = json.loads(run(plan, "--format", "json")[1])
    amounts = plan["cofinancing"][0]["amounts"]
    for found in answer["findings"]:
        if found["rule"] == "financing.balance":
            index = found["year"] - 1
            amounts[index] = str(Decimal(amounts[index]) + Decimal(found["remedy"]["add"]))
    assert run(plan)[0] == 0


def test_text_is_dutch_and_ends_with_the_conclusion(run):
    status, out, _ = run(EXAMPLE)
    assert status == 1
    assert "Personeelskosten" in out
    assert out.rstrip().endswith("niet in orde, 3 blokkerende fouten, 0 waarschuwingen.")
    status, out, _ = run(fitting())
    assert status == 0
    assert "in orde, geen blokkerende fouten" in out


def test_place_stands_only_on_lines(run):
    plan = fitting()
    plan["cofinancing"].append(
        {
            "contributor": "Federatie",
            "kind": "cash",
            "source": "federation_fee",
            "amounts": [1, 2, 3],
        }
    )
    answer = json.loads(run(plan, "--format", "json")[1])
    (placed,) = [x for x in answer["findings"] if "place" in x]
    assert (placed["rule"], placed["place"]) == ("cofinancing.direct", "cofinancing[1]")
    assert placed["actual"] == "6.00"
    assert answer["totals"]["not_counted"] == "6.00"


def test_the_other_call_takes_ten_years(run):
    assert "10" in refused(run(EXAMPLE, "--call", "SPC-2017"))
    plan = {"start_date": "2018-01-01", "duration_months": 120, "subsidy_requested": ["0"] * 10}
    status, out, _ = run(plan, "--call", "SPC-2017", "--format", "json")
    assert status == 0
    assert len(json.loads(out)["years"]) == 10


@pytest.mark.parametrize(
    "change",
    [
        {"cofinancing": []},
        {"personnel": []},
        {"subsidy_requested": []},
        {"subsidy_requested": ["1", "2", "3"]},
        {"duration_months": 1},
        {"duration_months": 600},
        {"start_date": "0001-01-01"},
    ],
)
def test_what_is_allowed(run, change):
    assert run(EXAMPLE | change)[0] in (0, 1)


@pytest.mark.parametrize("key", ["personnel", "other_costs", "cofinancing", "subsidy_requested"])
def test_what_may_be_left_out(run, key):
    plan = {name: value for name, value in EXAMPLE.items() if name != key}
    assert run(plan)[0] in (0, 1)


@pytest.mark.parametrize(
    "number", ["0999990024", "BE 0999.990.024", "be0999990024", "999.990.024", None]
)
def test_forms_of_an_enterprise_number(run, number):
    plan = fitting()
    plan["cofinancing"][0]["enterprise_number"] = number
    assert run(plan)[0] == 0


def test_numbers_may_stand_without_quotes(run):
    text = json.dumps(fitting()).replace('"62500"', "62500.00").replace('"0.8"', "0.8")
    assert run(text)[0] == 0


def test_a_byte_order_mark_is_no_trouble(run):
    assert run(b"\xef\xbb\xbf" + json.dumps(fitting()).encode())[0] == 0
