"""The plan as a workbook: lines, totals, and what the rules say."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.models import Application
from budgets.models import BudgetPlan, CofinancingLine, CostLine
from budgets.rules import PlanResult, evaluate
from portal.lib.fields import YearValues
from portal.lib.panel import shown
from portal.lib.xlsx import AMOUNT, NUMBER, Column, Sheet, write_workbook

from .facts import facts_of_plan, plan_facts
from .totals import PLAN, sum_rows

OUTCOMES = ("fail", "warn", "pass", "not_applicable")


def plan_workbook(application: Application) -> bytes:
    """XLSX with the sheets costs, cofinancing, totals and rules; a cell not filled in is empty."""
    terms = application.call.terms
    plan = BudgetPlan.objects.filter(application=application).first()
    facts = plan_facts(plan, terms.years) if plan else facts_of_plan(None, terms.years)
    result = evaluate(facts, terms)
    years = range(1, terms.years + 1)
    sheets = [_costs(plan, years), _cofinancing(plan, years), _totals(result), _rules(result)]
    return write_workbook(sheets, title=f"{application.reference} – {application.title}")


def _years(years: range, heading: str = "", shape: str = AMOUNT) -> list[Column]:
    named = [_("Year %(year)s") % {"year": year} for year in years]
    return [Column(f"{heading} – {name}" if heading else name, 16, shape) for name in named]


def _padded(values: YearValues, years: range) -> list[Decimal | None]:
    return [*values, *[None] * len(years)][: len(years)]


def _costs(plan: BudgetPlan | None, years: range) -> Sheet:
    columns = [
        Column(_("Heading"), 24),
        Column(_("Description"), 40),
        Column(_("Enterprise number"), 18),
        Column(_("What for"), 40),
        *_years(years, _("FTE"), NUMBER),
        *_years(years, _("Annual cost of 1 FTE")),
        *_years(years, _("Amount")),
    ]
    lines = plan.cost_lines.all() if plan else CostLine.objects.none()
    rank = list(CostLine.Heading.values)

    def rows() -> Iterator[list[Any]]:
        for line in sorted(lines, key=lambda one: rank.index(one.heading)):
            yield [
                line.get_heading_display(),
                line.description,
                line.enterprise_number,
                line.purpose,
                *_padded(line.fte, years),
                *_padded(line.annual_cost, years),
                *_padded(line.amounts, years),
            ]

    return Sheet(_("Costs"), columns, rows())


def _cofinancing(plan: BudgetPlan | None, years: range) -> Sheet:
    columns = [
        Column(_("Contributor"), 40),
        Column(_("Enterprise number"), 18),
        Column(_("Kind"), 28),
        Column(_("Source"), 40),
        Column(_("Proof"), 40),
        *_years(years),
    ]
    lines = plan.cofinancing_lines.all() if plan else CofinancingLine.objects.none()
    rows = (
        [
            line.contributor,
            line.enterprise_number,
            line.get_kind_display(),
            line.get_source_display(),
            line.proof,
            *_padded(line.amounts, years),
        ]
        for line in lines
    )
    return Sheet(_("Cofinancing"), columns, rows)


def _totals(result: PlanResult) -> Sheet:
    years = range(1, len(result.years) + 1)
    columns = [Column(_("Sum"), 52), *_years(years, "", NUMBER), Column(_("Total"), 16, NUMBER)]
    rows = ([row["label"], *row["values"], row["total"]] for row in sum_rows(result, PLAN))
    return Sheet(_("Totals"), columns, rows)


def _rules(result: PlanResult) -> Sheet:
    words = {
        "fail": _("not met"),
        "warn": _("to look at"),
        "pass": _("met"),
        "not_applicable": _("not judged"),
    }
    columns = [
        Column(_("Rule"), 30),
        Column(_("Year"), 8),
        Column(_("Outcome"), 16),
        Column(_("Own figure"), 20),
        Column(_("Limit"), 20),
        Column(_("In words"), 80),
        Column(_("Source in the call"), 60),
    ]
    ordered = sorted(map(shown, result.findings), key=lambda one: OUTCOMES.index(one.outcome.value))
    rows = (
        [one.rule, one.year, words[one.outcome.value], one.own, one.limit, one.message, one.source]
        for one in ordered
    )
    return Sheet(_("Rules"), columns, rows)
