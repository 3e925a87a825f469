"""The worked cases of the rules page, and each limit just below, at and above."""

from __future__ import annotations

from budgets.rules import CATALOGUE, evaluate
from portal.lib.findings import Outcome

from .plans import IBN, broken, finding, outcomes, plan


def test_all_pass_and_the_subsidy_is_the_highest_possible():
    result = evaluate(plan(300000, 90000, 45000, 15000), IBN)
    assert broken(result) == set()
    assert result.ok
    assert [year.subsidy for year in result.years] == [150000] * 3
    assert result.totals.subsidy == 450000


def test_both_shares_exactly_on_the_limit():
    assert broken(evaluate(plan(300000, 90000, 60000), IBN)) == set()


def test_a_cent_over_both_shares_fails_in_total_and_warns_each_year():
    result = evaluate(plan(300000, "89999.99", "60000.01"), IBN)
    assert not result.ok
    for rule in ("cofinancing.cash_share", "cofinancing.in_kind_share"):
        assert outcomes(result, rule) == ["fail", "warn", "warn", "warn"]
    assert broken(result) == {"cofinancing.cash_share", "cofinancing.in_kind_share"}
    cash = finding(result, "cofinancing.cash_share")
    assert (cash.actual, cash.limit) == ("0.599999", "0.600000")
    assert cash.remedy == {"shift": "0.03", "add": "0.08"}
    kind = finding(result, "cofinancing.in_kind_share")
    assert (kind.actual, kind.limit) == ("0.400001", "0.400000")


def test_income_exactly_on_the_limit():
    assert broken(evaluate(plan(300000, 100000, 20000, 30000), IBN)) == set()


def test_income_over_the_limit_and_its_remedies():
    result = evaluate(plan(300000, 100000, 19000, 31000), IBN)
    assert broken(result) == {"cofinancing.activity_income_share"}
    total = finding(result, "cofinancing.activity_income_share")
    assert total.outcome is Outcome.FAIL
    assert total.remedy == {"shift": "3000.00", "add": "15000.00"}
    assert (total.actual, total.limit) == ("0.206667", "0.200000")


def test_too_little_cofinancing_leaves_the_balance_open():
    result = evaluate(plan(300000, 120000), IBN)
    assert broken(result) == {"financing.balance"}
    for year in (1, 2, 3):
        found = finding(result, "financing.balance", year)
        assert found.outcome is Outcome.FAIL
        assert (found.actual, found.limit) == ("240000.00", "300000.00")
        assert found.remedy == {"add": "30000.00"}
        assert "€\u00a060.000,00" in found.message_nl
    assert result.years[0].subsidy == 120000


def test_one_cent_over_the_caps():
    result = evaluate(plan("300000.01", 150000), IBN)
    assert broken(result) == {"budget.year_cap", "budget.total_cap", "financing.balance"}
    assert finding(result, "budget.year_cap", 1).remedy == {"reduce": "0.01"}
    assert finding(result, "budget.total_cap").remedy == {"reduce": "0.03"}
    assert finding(result, "financing.balance", 1).remedy == {"add": "0.01"}


def test_findings_come_in_the_order_of_the_table():
    result = evaluate(plan(300000, 90000, 45000, 15000), IBN)
    order = [entry.rule for entry in CATALOGUE]
    assert list(dict.fromkeys(x.rule for x in result.findings)) == order
    share = [x.year for x in result.findings if x.rule == "cofinancing.cash_share"]
    assert share == [None, 1, 2, 3]
    per_year = [x.year for x in result.findings if x.rule == "budget.year_cap"]
    assert per_year == [1, 2, 3]


def test_every_finding_speaks_both_languages_and_names_its_severity():
    for facts in (plan(300000, 90000, 45000, 15000), plan("300000.01", 1, 2, 3), plan()):
        for found in evaluate(facts, IBN).findings:
            assert found.message_nl
            assert found.message_en
            assert found.message_nl != found.message_en
            assert (found.remedy is None) or found.outcome in (Outcome.FAIL, Outcome.WARN)
            assert (found.source is None) == (found.rule == "budget.other_cost_norm")
