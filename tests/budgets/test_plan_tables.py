"""What stands above and under the tables of the plan: dates of the years, and totals."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from applications.models import Dossier
from applications.workflow import Status
from budgets.models import BudgetPlan, CofinancingLine, CostLine
from budgets.selectors.spans import year_spans
from tests.builders import make_application

D = Decimal


def test_project_years_begin_on_the_day_of_the_start():
    assert year_spans(date(2018, 7, 1), 36, 3) == [
        (date(2018, 7, 1), date(2019, 6, 30)),
        (date(2019, 7, 1), date(2020, 6, 30)),
        (date(2020, 7, 1), date(2021, 6, 30)),
    ]


def test_a_short_project_ends_within_a_year_and_has_no_later_ones():
    short = year_spans(date(2018, 7, 1), 18, 3)
    assert short == [
        (date(2018, 7, 1), date(2019, 6, 30)),
        (date(2019, 7, 1), date(2019, 12, 31)),
        None,
    ]


def test_the_last_day_of_a_month_stays_within_the_month():
    assert year_spans(date(2020, 2, 29), None, 2) == [
        (date(2020, 2, 29), date(2021, 2, 27)),
        (date(2021, 2, 28), date(2022, 2, 27)),
    ]


@pytest.mark.parametrize("start", [None, date(9999, 12, 31)])
def test_without_a_sensible_start_there_are_no_dates(start):
    assert year_spans(start, 36, 3) == [None] * 3


@pytest.fixture
def plan(anna) -> BudgetPlan:
    application = make_application(by=anna)
    Dossier.objects.create(application=application)
    application.status = Status.DOSSIER_DRAFT.value
    application.save()
    made = BudgetPlan.objects.create(application=application, start_date=date(2018, 7, 1))
    CostLine.objects.create(
        plan=made,
        heading="personnel",
        description="Clustermanager",
        fte=[D("0.5"), D(1), None],
        annual_cost=[D("90000.01"), D(80000), D(80000)],
    )
    for name, source, amount in (("Weverij", "enterprise", 20000), ("Fed", "federation_fee", 700)):
        CofinancingLine.objects.create(
            plan=made, contributor=name, kind="cash", source=source, amounts=[D(amount), None, None]
        )
    return made


def sums(page: str, table: str) -> list[list[str]]:
    """Name and figures of each row under a table."""
    foot = re.search(rf'<tfoot id="sums-{table}".*?</tfoot>', page, re.DOTALL).group()
    rows = re.findall(r"<tr.*?</tr>", foot, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[cell.replace("\xa0", " ") for cell in row] for row in cells]


@pytest.mark.django_db
def test_each_table_has_its_totals(as_, anna, plan):
    page = as_(anna).get(reverse("budgets:plan", args=[plan.application.reference])).text
    assert sums(page, "personnel") == [
        ["Totaal personeelskosten", "€ 45.000,01", "€ 80.000,00", "€ 0,00", "€ 125.000,01"]
    ]
    counted, uncounted = sums(page, "cofinancing")
    assert counted[1] == counted[4] == "€ 20.000,00"
    assert (uncounted[0], uncounted[4]) == ("Bijdragen die niet meetellen", "€ 700,00")


@pytest.mark.django_db
def test_a_save_by_htmx_brings_the_dates_and_totals_along(as_, anna, plan):
    client = as_(anna)
    address = reverse("budgets:plan", args=[plan.application.reference])
    line = plan.cofinancing_lines.get(contributor="Weverij")
    data = {"version": "0", "start_date": "2019-01-01", "rows_cofinancing": [line.key]}
    data |= {f"{line.key}-contributor": "Weverij", f"{line.key}-kind": "cash"}
    data |= {f"{line.key}-source": "enterprise", f"{line.key}-amounts_1": "1.250"}
    answer = client.post(address, data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert sums(answer.text, "cofinancing")[0][1] == "€ 1.250,00"
    heads = re.findall(
        r'<thead id="years-(\w+)" hx-swap-oob="true">.*?1 jan 2019', answer.text, re.S
    )
    assert heads == ["personnel", "other", "subcontracting", "cofinancing", "subsidy"]


@pytest.mark.django_db
def test_who_only_reads_sees_the_total_of_each_line(as_, anna, plan):
    plan.application.status = Status.DOSSIER_ADMISSIBLE.value
    plan.application.save()
    page = as_(anna).get(reverse("budgets:plan", args=[plan.application.reference])).text
    row = re.search(r"Clustermanager.*?</tr>", page, re.DOTALL).group().replace("\xa0", " ")
    assert "€ 125.000,01" in row
