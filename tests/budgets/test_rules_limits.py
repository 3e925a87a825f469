"""Each limit of the budget rules just below, at and above; what counts and what does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from budgets.rules import Kind, Source, evaluate
from portal.lib.findings import Outcome

from .plans import IBN, amounts, broken, finding, line, outcomes, plan


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
