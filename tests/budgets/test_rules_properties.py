"""Properties of the budget rules, against a second formulation in whole cents and fractions."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from applications.terms import CallTerms
from budgets.rules import CofinancingLine, CostLine, Kind, PlanFacts, Source, evaluate
from portal.lib.findings import Finding, Outcome

from .plans import IBN, amounts, finding, plan, terms_with

YEARS = 3
# Sums that meet the limits of the call often, in cents.
CENTS = st.one_of(
    st.integers(0, 400_000_00),
    st.sampled_from([0, 1, 40_000_00, 150_000_00, 150_000_01, 300_000_00, 300_000_01]),
)
PER_YEAR = st.lists(CENTS, min_size=YEARS, max_size=YEARS)
FTE = st.lists(st.integers(0, 200), min_size=YEARS, max_size=YEARS)
BROKEN = (Outcome.FAIL, Outcome.WARN)


def euros(cents: list[int]) -> tuple[Decimal, ...]:
    return tuple(Decimal(value).scaleb(-2) for value in cents)


@st.composite
def sums(draw):
    """The sums of a plan in cents: costs, other costs, three kinds, subsidy, and FTE × 100."""
    return {
        "wages": draw(PER_YEAR),
        "other": draw(PER_YEAR),
        "cash": draw(PER_YEAR),
        "in_kind": draw(PER_YEAR),
        "income": draw(PER_YEAR),
        "subsidy": draw(st.one_of(st.none(), PER_YEAR)),
        "fte": draw(FTE),
    }


def facts_of(data: dict) -> PlanFacts:
    return plan(
        euros(data["wages"]),
        euros(data["cash"]),
        euros(data["in_kind"]),
        euros(data["income"]),
        fte=euros(data["fte"]),
        other=euros(data["other"]),
        subsidy=None if data["subsidy"] is None else euros(data["subsidy"]),
    )


def independent(data: dict) -> dict[tuple[str, int | None], bool]:
    """Which rule holds, computed from cents alone."""
    holds: dict[tuple[str, int | None], bool] = {}
    costs = [w + o for w, o in zip(data["wages"], data["other"], strict=True)]
    mixes = list(zip(data["cash"], data["in_kind"], data["income"], strict=True))
    holds["budget.total_cap", None] = sum(costs) <= 900_000_00
    for index in range(YEARS):
        year, cost, mix = index + 1, costs[index], mixes[index]
        counted = sum(mix)
        subsidy = (
            min(cost // 2, 150_000_00, counted)
            if data["subsidy"] is None
            else data["subsidy"][index]
        )
        holds["budget.year_cap", year] = cost <= 300_000_00
        holds["budget.min_fte", year] = data["fte"][index] >= 50
        holds["budget.other_cost_norm", year] = data["other"][index] <= 40_000 * data["fte"][index]
        holds["subsidy.rate", year] = 2 * subsidy <= cost
        holds["subsidy.year_cap", year] = subsidy <= 150_000_00
        holds["subsidy.match", year] = subsidy <= counted
        holds["financing.balance", year] = subsidy + counted >= cost
        holds["cofinancing.in_kind_costed", year] = mix[1] <= data["wages"][index]
    totals = tuple(map(sum, zip(*mixes, strict=True)))
    for year, mix in [(None, totals), *enumerate(mixes, 1)]:
        counted = sum(mix)
        if counted:
            holds["cofinancing.cash_share", year] = Fraction(mix[0], counted) >= Fraction(3, 5)
            holds["cofinancing.in_kind_share", year] = Fraction(mix[1], counted) <= Fraction(2, 5)
            holds["cofinancing.activity_income_share", year] = 5 * mix[2] <= counted
    return holds


@settings(max_examples=200, deadline=None)
@given(sums())
def test_agrees_with_an_independent_formulation(data):
    result = evaluate(facts_of(data), IBN)
    seen = {
        (x.rule, x.year): x.outcome is Outcome.PASS
        for x in result.findings
        if x.outcome is not Outcome.NOT_APPLICABLE
        and not x.rule.startswith(("project.", "cofinancing.direct"))
    }
    assert seen == independent(data)
    blocking = any(x.outcome is Outcome.FAIL for x in result.findings)
    assert result.ok is not blocking


@settings(max_examples=200, deadline=None)
@given(sums())
def test_a_failing_figure_never_looks_equal_to_its_limit(data):
    for found in evaluate(facts_of(data), IBN).findings:
        if found.outcome in BROKEN and found.actual is not None and found.limit is not None:
            assert found.actual != found.limit


@settings(max_examples=150, deadline=None)
@given(sums())
def test_every_remedy_makes_its_rule_pass(data):
    facts = facts_of(data)
    for found in evaluate(facts, IBN).findings:
        for verb, text in (found.remedy or {}).items():
            assert found.outcome in BROKEN
            healed = apply(facts, found, verb, Decimal(text))
            again = finding(evaluate(healed, IBN), found.rule, found.year)
            assert again.outcome is Outcome.PASS, (found, verb, again)


@settings(max_examples=150, deadline=None)
@given(sums())
def test_every_remedy_is_the_smallest(data):
    facts = facts_of(data)
    for found in evaluate(facts, IBN).findings:
        for verb, text in (found.remedy or {}).items():
            less = Decimal(text) - Decimal("0.01")
            healed = apply(facts, found, verb, less)
            again = finding(evaluate(healed, IBN), found.rule, found.year)
            assert again.outcome in BROKEN, (found, verb, again)


@settings(max_examples=100, deadline=None)
@given(
    sums(),
    st.sampled_from(["0.333333333333333", "0.5", "0.60", "0.7", "0.123456789", "1"]),
    st.sampled_from([None, "99999.99", "150000"]),
    st.booleans(),
)
def test_the_balance_is_cured_under_any_terms(data, rate, cap, match):
    terms = terms_with(
        subsidy_rate=rate,
        subsidy_year_cap=cap,
        severities={} if match else {"subsidy.match": "off"},
    )
    assert_remedy(facts_of(data), terms, "financing.balance")


@settings(max_examples=60, deadline=None)
@given(sums(), st.sampled_from([None, "0"]))
def test_the_balance_without_a_rate(data, cap):
    terms = terms_with(subsidy_rate=None, subsidy_year_cap=cap)
    result = evaluate(facts_of(data), terms)
    for year, totals in enumerate(result.years, 1):
        found = finding(result, "financing.balance", year)
        if found.remedy:
            gap = totals.costs - totals.subsidy - totals.cofinancing
            assert Decimal(found.remedy["add"]) == gap


@settings(max_examples=100, deadline=None)
@given(sums(), st.sampled_from(["0", "0.01", "0.333333333", "0.999999", "1"]))
def test_shares_are_cured_under_any_limit(data, limit):
    terms = terms_with(
        cash_min_share=limit, in_kind_max_share=limit, activity_income_max_share=limit
    )
    for rule in ("cash_share", "in_kind_share", "activity_income_share"):
        assert_remedy(facts_of(data), terms, f"cofinancing.{rule}")


@given(st.integers(1, 10**11), st.integers(0, 10**11))
def test_a_share_is_cut_towards_failing(whole, part):
    assume(part <= whole)
    total = Decimal(whole).scaleb(-2)
    cash = Decimal(part).scaleb(-2)
    result = evaluate(plan(0, [cash, 0, 0], [total - cash, 0, 0]), IBN)
    shown = finding(result, "cofinancing.cash_share", 1).actual
    assert Fraction(shown) == Fraction(math.floor(Fraction(part, whole) * 10**6), 10**6)
    kind = finding(result, "cofinancing.in_kind_share", 1).actual
    assert Fraction(kind) == Fraction(math.ceil(Fraction(whole - part, whole) * 10**6), 10**6)


def assert_remedy(facts: PlanFacts, terms: CallTerms, rule: str) -> None:
    for found in evaluate(facts, terms).findings:
        if found.rule != rule:
            continue
        for verb, text in (found.remedy or {}).items():
            healed = apply(facts, found, verb, Decimal(text))
            again = finding(evaluate(healed, terms), rule, found.year)
            assert again.outcome is Outcome.PASS, (found, verb, again)


def apply(facts: PlanFacts, found: Finding, verb: str, amount: Decimal) -> PlanFacts:
    """The plan after the change that a remedy asks for; at total level spread over the years."""
    kind = {
        "cofinancing.in_kind_share": Kind.IN_KIND,
        "cofinancing.activity_income_share": Kind.ACTIVITY_INCOME,
        "cofinancing.in_kind_costed": Kind.IN_KIND,
    }.get(found.rule)
    year = found.year or 1
    if verb == "shift":
        donors = [kind] if kind else [Kind.IN_KIND, Kind.ACTIVITY_INCOME]
        return shifted(facts, donors, amount, found.year)
    if verb == "add" and found.rule == "budget.min_fte":
        first, second = facts.personnel
        return replace(
            facts, personnel=(first, replace(second, fte=more(second.fte, year, amount)))
        )
    if verb == "add":
        return contribution(facts, Kind.CASH, at(year, amount))
    assert verb == "reduce"
    if found.rule.startswith("subsidy."):
        assert facts.subsidy_requested is not None
        requested = more(facts.subsidy_requested, year, -amount)
        return replace(facts, subsidy_requested=requested)
    if kind is not None:
        return contribution(facts, kind, at(year, -amount))
    return replace(facts, other_costs=(*facts.other_costs, CostLine("Minder", at(year, -amount))))


def shifted(facts: PlanFacts, donors: list[Kind], amount: Decimal, year: int | None) -> PlanFacts:
    years = range(YEARS) if year is None else [year - 1]
    left = amount
    for kind in donors:
        for index in years:
            there = sum(x.amounts[index] for x in facts.cofinancing if x.kind is kind)
            move = min(left, there)
            facts = contribution(facts, kind, at(index + 1, -move))
            facts = contribution(facts, Kind.CASH, at(index + 1, move))
            left -= move
    assert left == 0, "a remedy may not shift more than there is"
    return facts


def contribution(facts: PlanFacts, kind: Kind, values: tuple[Decimal, ...]) -> PlanFacts:
    extra = CofinancingLine("Erbij", None, kind, Source.ENTERPRISE, values)
    return replace(facts, cofinancing=(*facts.cofinancing, extra))


def at(year: int, amount: Decimal) -> tuple[Decimal, ...]:
    return more(amounts("0"), year, amount)


def more(values: tuple[Decimal, ...], year: int, amount: Decimal) -> tuple[Decimal, ...]:
    return tuple(x + amount if i == year - 1 else x for i, x in enumerate(values))


@pytest.mark.parametrize("cents", [1, 3, 5, 7, 99_999_99, 299_999_99])
def test_odd_cents_close_too(cents):
    facts = plan(euros([cents] * 3), "0")
    found = finding(evaluate(facts, IBN), "financing.balance", 1)
    assert found.remedy == {"add": str(Decimal((cents + 1) // 2).scaleb(-2))}
