"""All budget rules in the order of the contract, and their result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import localcontext
from typing import Any

from applications.terms import CallTerms
from budgets.rules import costs, lines, project, shares, subsidy
from budgets.rules.case import Case
from budgets.rules.exact import EXACT
from budgets.rules.facts import IndicativeFacts, PlanFacts
from budgets.rules.sums import YearSums, total_sums, year_sums
from portal.lib.findings import Finding, any_blocking

Rule = Callable[[Case], list[Finding]]

# The order of this table is the order of the findings.
RULES: dict[str, Rule] = {
    "budget.total_cap": costs.total_cap,
    "budget.year_cap": costs.year_cap,
    "budget.min_fte": costs.min_fte,
    "budget.other_cost_norm": costs.other_cost_norm,
    "project.duration": project.duration,
    "project.start_latest": project.start_latest,
    "subsidy.rate": subsidy.subsidy_rate,
    "subsidy.year_cap": subsidy.year_cap,
    "subsidy.match": subsidy.match,
    "financing.balance": subsidy.balance,
    "cofinancing.cash_share": shares.cash_share,
    "cofinancing.in_kind_share": shares.in_kind_share,
    "cofinancing.activity_income_share": shares.activity_income_share,
    "cofinancing.direct": lines.direct,
    "cofinancing.in_kind_costed": lines.in_kind_costed,
}

# What can be judged on the indicative sums of an EoI.
INDICATIVE_RULES: tuple[str, ...] = (
    "budget.total_cap",
    "budget.year_cap",
    "subsidy.rate",
    "subsidy.year_cap",
    "subsidy.match",
    "financing.balance",
    "cofinancing.cash_share",
    "cofinancing.in_kind_share",
    "cofinancing.activity_income_share",
)


@dataclass(frozen=True, slots=True)
class PlanResult:
    """The sums of a plan and every finding on it."""

    call: str
    years: tuple[YearSums, ...]
    totals: YearSums
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """True when nothing blocking fails."""
        return not any_blocking(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The JSON shape of the command contract."""
        return {
            "call": self.call,
            "ok": self.ok,
            "years": [{"year": n, **sums.to_dict()} for n, sums in enumerate(self.years, 1)],
            "totals": self.totals.to_dict(),
            "findings": [finding.to_dict() for finding in self.findings],
        }


def evaluate(
    plan: PlanFacts | IndicativeFacts, terms: CallTerms, phase: str = "dossier"
) -> PlanResult:
    """Judge a plan by the terms of its call.

    At phase ``eoi``, and always for :class:`IndicativeFacts`, findings are warnings at most.
    """
    indicative = isinstance(plan, IndicativeFacts)
    given = plan.subsidy if isinstance(plan, IndicativeFacts) else plan.subsidy_requested
    with localcontext(EXACT):
        years = year_sums(plan, terms)
        case = Case(
            terms=terms,
            years=years,
            totals=total_sums(years),
            plan=plan if isinstance(plan, PlanFacts) else None,
            subsidy_is_given=given is not None,
            warnings_only=indicative or phase == "eoi",
        )
        rules = INDICATIVE_RULES if indicative else tuple(RULES)
        findings = tuple(finding for rule in rules for finding in RULES[rule](case))
    return PlanResult(terms.code, years, case.totals, findings)
