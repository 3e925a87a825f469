"""The worked cases of the rules page, and each limit just below, at and above."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from applications.terms import load_preset
from budgets.rules import CATALOGUE, IndicativeFacts, Kind, Source, evaluate
from portal.lib.findings import Outcome, Severity

from .plans import IBN, amounts, broken, finding, line, outcomes, plan, terms_with


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


@pytest.mark.parametrize(
    ("fte", "outcome", "remedy"),
    [("0.49", "fail", {"add": "0.01"}), ("0.50", "pass", None), ("0.51", "pass", None)],
)
def test_min_fte(fte, outcome, remedy):
    found = finding(evaluate(plan(1000, 500, fte=fte), IBN), "budget.min_fte", 2)
    assert (found.outcome, found.remedy) == (outcome, remedy)
    assert (found.actual, found.limit) == (fte, "0.50")


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (12, ["fail", "not_applicable", "not_applicable"]),
        (13, ["fail", "fail", "not_applicable"]),
        (24, ["fail", "fail", "not_applicable"]),
        (25, ["fail", "fail", "fail"]),
        (None, ["fail", "fail", "fail"]),
    ],
)
def test_min_fte_only_in_years_that_the_duration_reaches(months, expected):
    assert outcomes(evaluate(plan(fte="0.1", months=months), IBN), "budget.min_fte") == expected


@pytest.mark.parametrize(
    ("other", "outcome", "remedy"),
    [
        ("39999.99", "pass", None),
        ("40000", "pass", None),
        ("40000.01", "warn", {"reduce": "0.01"}),
    ],
)
def test_other_cost_norm_is_a_warning(other, outcome, remedy):
    result = evaluate(plan(other=other), IBN)
    found = finding(result, "budget.other_cost_norm", 1)
    assert (found.outcome, found.remedy) == (outcome, remedy)
    assert found.limit == "40000.00"
    assert "niet officieel" in found.message_nl


@pytest.mark.parametrize(
    ("months", "outcome", "severity", "limit"),
    [
        (35, "warn", "warning", "36"),
        (36, "pass", "blocking", "36"),
        (37, "fail", "blocking", "36"),
    ],
)
def test_duration(months, outcome, severity, limit):
    found = finding(evaluate(plan(months=months), IBN), "project.duration")
    assert (found.outcome, found.severity) == (outcome, severity)
    assert (found.actual, found.limit, found.remedy) == (str(months), limit, None)


@pytest.mark.parametrize(
    ("start", "outcome"),
    [
        (date(2018, 12, 31), "pass"),
        (date(2019, 1, 1), "pass"),
        (date(2019, 1, 2), "fail"),
    ],
)
def test_start_latest(start, outcome):
    found = finding(evaluate(plan(start=start), IBN), "project.start_latest")
    assert (found.outcome, found.actual) == (outcome, start.isoformat())
    assert (found.limit, found.remedy) == ("2019-01-01", None)


def test_a_draft_without_dates_is_not_applicable():
    result = evaluate(plan(start=None, months=None), IBN)
    assert finding(result, "project.start_latest").outcome is Outcome.NOT_APPLICABLE
    assert finding(result, "project.duration").outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("subsidy", "rule", "remedy"),
    [
        ("50000.01", "subsidy.rate", {"reduce": "0.01"}),
        ("60000.01", "subsidy.match", {"reduce": "0.01"}),
    ],
)
def test_subsidy_asked_too_high(subsidy, rule, remedy):
    facts = plan(100000 if rule == "subsidy.rate" else 200000, 60000, subsidy=subsidy)
    result = evaluate(facts, IBN)
    assert broken(result) >= {rule}
    assert finding(result, rule, 1).remedy == remedy


def test_subsidy_at_and_over_its_year_cap():
    at = evaluate(plan(300000, 160000, subsidy=150000), IBN)
    assert outcomes(at, "subsidy.year_cap") == ["pass"] * 3
    over = evaluate(plan(300000, 160000, subsidy="150000.01"), IBN)
    assert outcomes(over, "subsidy.year_cap") == ["fail"] * 3
    assert finding(over, "subsidy.year_cap", 3).remedy == {"reduce": "0.01"}


def test_a_computed_limit_never_looks_equal_to_a_failing_figure():
    # Half of 100 000,01 is 50 000,005: a subsidy of 50 000,01 fails by half a cent.
    result = evaluate(plan("100000.01", 60000, subsidy="50000.01"), IBN)
    found = finding(result, "subsidy.rate", 1)
    assert found.outcome is Outcome.FAIL
    assert (found.actual, found.limit) == ("50000.01", "50000.00")
    assert found.remedy == {"reduce": "0.01"}


def test_subsidy_left_empty_is_rounded_down():
    assert evaluate(plan("100000.01", 60000), IBN).years[0].subsidy == Decimal("50000.00")


@pytest.mark.parametrize("source", [item for item in Source if item is not Source.ENTERPRISE])
def test_other_sources_are_kept_and_not_counted(source):
    extra = line(Kind.CASH, 1000, source=source)
    result = evaluate(plan(300000, 150000, more=[extra]), IBN)
    assert result.years[0].cofinancing == 150000
    assert result.years[0].not_counted == 1000
    found = finding(result, "cofinancing.direct")
    assert (found.outcome, found.place) == (Outcome.WARN, "cofinancing[3]")
    assert (found.actual, found.limit, found.remedy) == ("3000.00", "0.00", None)


def test_money_that_does_not_count_does_not_close_the_balance():
    extra = line(Kind.CASH, 30000, source=Source.OWN_MEANS)
    result = evaluate(plan(300000, 120000, more=[extra]), IBN)
    assert outcomes(result, "financing.balance") == ["fail"] * 3


@pytest.mark.parametrize("kind", [Kind.CASH, Kind.IN_KIND])
def test_a_line_without_a_number_counts_with_a_warning(kind):
    result = evaluate(plan(0, 1000, more=[line(kind, 100, number=None)]), IBN)
    found = finding(result, "cofinancing.direct")
    assert (found.outcome, found.place) == (Outcome.WARN, "cofinancing[3]")
    assert result.years[0].cofinancing == 1100


def test_direct_has_one_finding_per_line_or_one_pass():
    two = [line(Kind.CASH, 1, source=Source.OTHER), line(Kind.CASH, 1, number=None)]
    result = evaluate(plan(0, 1000, more=two), IBN)
    places = [x.place for x in result.findings if x.rule == "cofinancing.direct"]
    assert places == ["cofinancing[3]", "cofinancing[4]"]
    assert outcomes(evaluate(plan(0, 1000), IBN), "cofinancing.direct") == ["pass"]


def test_direct_without_lines_is_not_applicable():
    facts = evaluate(plan(), IBN)
    assert outcomes(facts, "cofinancing.direct") == ["pass"]
    empty = plan().__class__((), (), (), (), None, None, None)
    assert outcomes(evaluate(empty, IBN), "cofinancing.direct") == ["not_applicable"]


def test_only_the_shares_are_not_applicable_without_cofinancing():
    result = evaluate(plan(1000), IBN)
    idle = {x.rule for x in result.findings if x.outcome is Outcome.NOT_APPLICABLE}
    assert idle == {
        "cofinancing.cash_share",
        "cofinancing.in_kind_share",
        "cofinancing.activity_income_share",
    }
    found = finding(result, "cofinancing.cash_share")
    assert (found.actual, found.limit, found.remedy) == (None, None, None)


def test_in_kind_must_stand_among_the_personnel_costs():
    result = evaluate(plan("100.00", 1000, "100.01"), IBN)
    found = finding(result, "cofinancing.in_kind_costed", 1)
    assert (found.outcome, found.remedy) == (Outcome.WARN, {"reduce": "0.01"})
    assert (found.actual, found.limit) == ("100.01", "100.00")


def test_personnel_is_rounded_half_up_per_person_and_year():
    facts = plan()
    result = evaluate(
        facts.__class__(
            personnel=(
                facts.personnel[0].__class__("A", amounts("0.5"), amounts("0.01")),
                facts.personnel[0].__class__("B", amounts("0.5"), amounts("0.01")),
            ),
            other_costs=(),
            subcontracting=(),
            cofinancing=(),
            subsidy_requested=None,
            start_date=None,
            duration_months=None,
        ),
        IBN,
    )
    assert result.years[0].personnel == Decimal("0.02")


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
