"""The page of a dossier's plan: one form, without JavaScript and with htmx."""

from decimal import Decimal

import pytest
from django.urls import reverse

from applications.models import Dossier
from applications.workflow import Status
from budgets.models import BudgetPlan
from budgets.selectors.facts import facts_of_plan, plan_facts
from budgets.workbook import read_plan_workbook
from budgets.workbook.shape import TABLES
from tests.builders import add_collaborator, make_application

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def address(application):
    return reverse("budgets:plan", args=[application.reference])


def posted(client, address) -> dict:
    """What a browser would post of the page as it stands."""
    form = client.get(address).context["form"]
    data = {"version": str(form.version)}
    for table in form.tables:
        data[f"rows_{table.key}"] = [row.key for row in table.rows]
    for one in (form.header, *form.rows):
        for field in one:
            value = field.value()
            data[field.html_name] = "" if value is None else str(value)
    return data


def blank(data: dict, table: str) -> str:
    return data[f"rows_{table}"][-1]


def fill_other(data: dict, name: str, *amounts: str) -> str:
    key = blank(data, "other")
    data[f"{key}-description"] = name
    for year, amount in enumerate(amounts, 1):
        data[f"{key}-amounts_{year}"] = amount
    return key


@pytest.fixture
def filled(as_, anna, address):
    """A plan with two other costs, saved through the page; the keys in order."""
    client, keys = as_(anna), []
    for name, amounts in (("Reizen", ["1.000", "", ""]), ("Zaalhuur", ["500,50", "600", ""])):
        data = posted(client, address)
        keys.append(fill_other(data, name, *amounts))
        assert client.post(address, data).status_code == 302
    return keys


def lines() -> list[tuple]:
    return [(line.description, line.amounts) for line in BudgetPlan.objects.get().cost_lines.all()]


def test_lines_header_and_subsidy_are_saved_in_one_post(as_, anna, address):
    client = as_(anna)
    data = posted(client, address)
    person, giver = blank(data, "personnel"), blank(data, "cofinancing")
    data |= {
        "start_date": "2018-09-01",
        "duration_months": "36",
        "subsidy_1": "20.000",
        f"{person}-description": "Projectleider",
        f"{person}-fte_1": "0,5",
        f"{person}-annual_cost_1": "€ 80.000,00",
        f"{giver}-contributor": "Weverij Peeters",
        f"{giver}-enterprise_number": "0316.380.841",
        f"{giver}-amounts_1": "20000",
    }
    assert client.post(address, data).status_code == 302
    plan = BudgetPlan.objects.get()
    assert (plan.duration_months, plan.subsidy_requested) == (36, (D(20000), None, None))
    line = plan.cost_lines.get(key=person)
    assert (line.heading, line.fte[0], line.annual_cost[0]) == ("personnel", D("0.5"), D(80000))
    contribution = plan.cofinancing_lines.get(key=giver)
    assert (contribution.enterprise_number, contribution.kind) == ("0316380841", "cash")
    sums = {row["name"]: row["values"][0] for row in client.get(address).context["totals"]}
    assert (sums["personnel"], sums["cash"], sums["balance"]) == (D(40000), D(20000), D(0))


def test_a_page_saved_as_it_stands_changes_nothing(as_, anna, address, filled):
    client = as_(anna)
    before = BudgetPlan.objects.get().version
    client.post(address, posted(client, address))
    assert BudgetPlan.objects.get().version == before
    assert lines() == [
        ("Reizen", (D(1000), None, None)),
        ("Zaalhuur", (D("500.50"), D(600), None)),
    ]


def test_one_wrong_cell_keeps_its_text_and_the_rest_is_saved(as_, anna, address, filled):
    client = as_(anna)
    data = posted(client, address)
    data[f"{filled[0]}-amounts_2"] = "tien euro"
    data[f"{filled[1]}-amounts_3"] = "700"
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert 'value="tien euro"' in answer.content.decode()
    assert "Dit is geen bedrag" in answer.content.decode()
    assert lines() == [
        ("Reizen", (D(1000), None, None)),
        ("Zaalhuur", (D("500.50"), D(600), D(700))),
    ]
    data["version"] = str(answer.context["form"].version)
    data[f"{filled[0]}-amounts_2"] = "10"
    assert client.post(address, data).status_code == 302
    assert lines()[0] == ("Reizen", (D(1000), D(10), None))


def test_fte_beyond_ninety_nine_is_refused(as_, anna, address):
    client = as_(anna)
    data = posted(client, address)
    person = blank(data, "personnel")
    data |= {f"{person}-description": "Velen", f"{person}-fte_1": "100"}
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert "Hoogstens 99,99 VTE" in answer.content.decode()
    assert not BudgetPlan.objects.exists()


def test_the_buttons_of_a_row_save_first(as_, anna, address, filled):
    client = as_(anna)
    data = posted(client, address)
    data[f"{filled[0]}-amounts_2"] = "1.500"
    client.post(address, data | {"do": f"duplicate:{filled[0]}"})
    assert [name for name, _amounts in lines()] == ["Reizen", "Reizen", "Zaalhuur"]
    assert lines()[1][1] == (D(1000), D(1500), None)
    client.post(address, posted(client, address) | {"do": f"up:{filled[1]}"})
    assert [name for name, _amounts in lines()] == ["Reizen", "Zaalhuur", "Reizen"]
    data = posted(client, address)
    data[f"{filled[0]}-amounts_1"] = "onzin"  # what goes away need not be right
    assert client.post(address, data | {"do": f"remove:{filled[0]}"}).status_code == 302
    assert [name for name, _amounts in lines()] == ["Zaalhuur", "Reizen"]


def test_a_year_is_copied_with_its_index(as_, anna, address, filled):
    client = as_(anna)
    data = posted(client, address) | {"other-year": "1", "other-index": "2"}
    client.post(address, data | {"do": "copy_year:other"})
    assert lines()[0] == ("Reizen", (D(1000), D("1020.00"), D("1040.40")))
    answer = client.post(
        address,
        posted(client, address)
        | {"other-year": "1", "other-index": "veel", "do": "copy_year:other"},
        follow=True,
    )
    assert "Er is niets gekopieerd" in answer.content.decode()


def test_two_people_see_each_others_amounts(as_, anna, bram, application, address, filled):
    add_collaborator(application, bram)
    client, other = as_(anna), as_(bram)
    mine, theirs = posted(client, address), posted(other, address)
    theirs[f"{filled[0]}-amounts_1"] = "2.222"
    assert other.post(address, theirs).status_code == 302
    mine[f"{filled[0]}-amounts_1"] = "3.333"
    answer = client.post(address, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "2.222,00" in page
    assert 'value="3.333"' in page
    assert lines()[0][1][0] == D(2222)
    mine["version"] = str(answer.context["form"].version)
    assert client.post(address, mine).status_code == 302
    assert lines()[0][1][0] == D(3333)


def test_htmx_gets_the_pieces_beside_the_inputs(as_, anna, address, filled):
    client = as_(anna)
    data = posted(client, address)
    key = fill_other(data, "Drukwerk", "250")
    answer = client.post(address, data, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert (answer.status_code, answer["HX-Reswap"]) == (200, "none")
    assert "<html" not in page
    assert f'name="{key}-description"' not in page
    assert f'value="remove:{key}"' in page
    assert 'hx-swap-oob="beforeend:#rows-other"' in page
    assert "1.750,50" in page.replace("\xa0", " ")
    version = BudgetPlan.objects.get().version
    assert f'id="plan-version" value="{version}"' in page


def test_htmx_says_what_is_wrong_and_who_was_first(as_, anna, address, filled):
    client = as_(anna)
    data = posted(client, address)
    data[f"{filled[0]}-amounts_1"] = "x"
    answer = client.post(address, data, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert f'data-marked="id_{filled[0]}-amounts_1"' in answer.content.decode()
    data = posted(client, address) | {"version": "0", f"{filled[0]}-amounts_1": "9"}
    answer = client.post(address, data, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "intussen bewaard" in answer.content.decode()


def test_a_reader_reads(as_, anna, bram, application, address, filled):
    add_collaborator(application, bram, "reader")
    client = as_(bram)
    page = client.get(address).content.decode()
    assert "Reizen" in page
    assert "1.000,00" in page
    assert f'name="{filled[0]}-description"' not in page
    assert client.post(address, {"version": "2"}).status_code == 403


def test_a_closed_dossier_takes_no_more(as_, anna, application, address, filled):
    client = as_(anna)
    data = posted(client, address) | {"duration_months": "30"}
    application.status = Status.DOSSIER_ADMISSIBLE
    application.save()
    assert client.post(address, data).status_code == 409
    assert b'name="do"' not in client.get(address).content
    assert BudgetPlan.objects.get().duration_months is None


def test_a_line_of_another_plan_is_never_touched(as_, anna, carla, address, filled):
    other = make_application(by=carla, title="Ander netwerk", acronym="AN")
    Dossier.objects.create(application=other)
    other.status = Status.DOSSIER_DRAFT.value
    other.save()
    theirs = reverse("budgets:plan", args=[other.reference])
    client = as_(carla)
    data = posted(client, theirs)
    data["rows_other"] = [filled[0]]
    data |= {f"{filled[0]}-description": "Gekaapt", f"{filled[0]}-amounts_1": "1"}
    assert client.post(theirs, data).status_code == 422
    assert lines()[0][0] == "Reizen"


def test_the_plan_as_workbook(as_, anna, carla, application, address, filled):
    from io import BytesIO

    from openpyxl import load_workbook

    download = reverse("budgets:plan_xlsx", args=[application.reference])
    answer = as_(anna).get(download)
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames[1:5] == [table.title for table in TABLES]
    costs = list(book["Overige kosten"].iter_rows(min_row=5, max_row=6, values_only=True))
    assert [row[1] for row in costs] == ["Reizen", "Zaalhuur"]
    assert costs[1][-3:] == (500.5, 600, None)
    rules = {row[0] for row in book["Regels"].values}
    assert "budget.min_fte" in rules
    back = read_plan_workbook(answer.content, 3)
    stored = BudgetPlan.objects.get(application=application)
    assert (back.reference, back.version) == (application.reference, stored.version)
    assert facts_of_plan(dict(back.content), 3) == plan_facts(stored, 3)
    assert as_(carla).get(download).status_code == 404
