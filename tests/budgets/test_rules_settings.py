"""Other calls, empty numbers, rules switched off, and the indicative sums of an EoI."""

from __future__ import annotations

from applications.terms import load_preset
from budgets.rules import IndicativeFacts, evaluate
from portal.lib.findings import Outcome, Severity

from .plans import IBN, amounts, broken, finding, outcomes, plan, terms_with


def test_the_other_call_has_ten_years_and_few_limits():
    spc = load_preset("SPC-2017")
    result = evaluate(plan([1200000] * 10, [500000] * 10), spc)
    assert len(result.years) == 10
    assert result.years[9].subsidy == 500000
    assert outcomes(result, "subsidy.year_cap") == ["pass"] * 10
    assert outcomes(result, "financing.balance") == ["fail"] * 10
    assert finding(result, "project.duration").outcome is Outcome.PASS
    for rule in ("budget.total_cap", "project.start_latest"):
        found = finding(result, rule)
        assert (found.outcome, found.limit) == (Outcome.NOT_APPLICABLE, None)
    for rule in ("budget.year_cap", "budget.min_fte", "budget.other_cost_norm"):
        assert outcomes(result, rule) == ["not_applicable"] * 10
    assert outcomes(result, "cofinancing.cash_share") == ["not_applicable"] * 11


def test_what_is_empty_or_off_drops_out_of_the_highest_subsidy():
    facts = plan(400000, 180000)
    assert evaluate(facts, terms_with(subsidy_year_cap=None)).years[0].subsidy == 180000
    no_match = terms_with(severities={"subsidy.match": "off"})
    assert evaluate(plan(400000, 10), no_match).years[0].subsidy == 150000
    nothing = terms_with(
        subsidy_rate=None,
        subsidy_year_cap=None,
        severities={"subsidy.match": "off"},
    )
    assert evaluate(facts, nothing).years[0].subsidy == 0


def test_a_rule_switched_off_is_not_applicable():
    off = terms_with(severities={"financing.balance": "off", "cofinancing.direct": "off"})
    result = evaluate(plan(300000, 1), off)
    assert outcomes(result, "financing.balance") == ["not_applicable"] * 3
    assert outcomes(result, "cofinancing.direct") == ["not_applicable"]
    assert result.ok


def test_the_shares_can_block_per_year_too():
    strict = terms_with(year_severities={"cofinancing.cash_share": "blocking"})
    facts = plan(0, [100, 100, 59], [0, 0, 41])
    assert outcomes(evaluate(facts, IBN), "cofinancing.cash_share") == [
        "pass",
        "pass",
        "pass",
        "warn",
    ]
    result = evaluate(facts, strict)
    assert outcomes(result, "cofinancing.cash_share") == ["pass", "pass", "pass", "fail"]
    assert not result.ok


def test_no_sum_can_cure_a_minimum_of_all_or_a_maximum_of_nothing():
    strict = terms_with(cash_min_share="1", in_kind_max_share="0")
    result = evaluate(plan(0, 100, 50), strict)
    assert finding(result, "cofinancing.cash_share").remedy == {"shift": "150.00"}
    assert finding(result, "cofinancing.in_kind_share").remedy == {"shift": "150.00"}


def test_indicative_sums_of_an_eoi_only_warn():
    facts = IndicativeFacts(
        costs=amounts("300000.01"),
        cash=amounts("80000"),
        in_kind=amounts("70000"),
        activity_income=amounts("0"),
    )
    result = evaluate(facts, IBN, "eoi")
    assert broken(result) == {
        "budget.total_cap",
        "budget.year_cap",
        "financing.balance",
        "cofinancing.cash_share",
        "cofinancing.in_kind_share",
    }
    assert result.ok
    assert {x.severity for x in result.findings} == {Severity.WARNING}
    assert Outcome.FAIL not in {x.outcome for x in result.findings}


def test_a_whole_plan_judged_at_the_eoi_only_warns():
    result = evaluate(plan("300000.01", 1), IBN, "eoi")
    assert result.ok
    assert outcomes(result, "budget.year_cap") == ["warn"] * 3


def test_findings_survive_a_round_trip():
    for found in evaluate(plan("300000.01", 1, 2, 3), IBN).findings:
        assert found.__class__.from_dict(found.to_dict()) == found
