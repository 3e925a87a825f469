"""The plan comes back as a workbook: every difference is shown, then it is taken over, or not."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from applications.models import Dossier
from applications.workflow import Status
from budgets.actions.plan import save_plan
from budgets.models import BudgetPlan
from budgets.selectors.workbook import plan_workbook
from tests.budgets.workbooks import saved
from tests.builders import add_collaborator, enterprise_number, make_application
from tests.samples import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(application, anna):
    """With two lines of costs and one contribution."""
    save_plan(
        application,
        by=anna,
        version=0,
        header={"start_date": None, "duration_months": 36, "subsidy_requested": ()},
        cost_lines=[
            {"key": "reizenaaaa", "heading": "other", "description": "Reizen", "amounts": (100,)},
            {"key": "zaalhuuraa", "heading": "other", "description": "Zaalhuur", "amounts": (50,)},
        ],
        cofinancing_lines=[
            {"key": "weverijaaa", "contributor": "Weverij", "kind": "cash", "amounts": (75,)}
        ],
    )
    return application


@pytest.fixture
def address(application):
    return reverse("budgets:plan_upload", args=[application.reference])


def edited(application, **cells) -> bytes:
    """The workbook as downloaded, some cells typed over: `Overige_kosten__E5=…`."""
    book = openpyxl.load_workbook(BytesIO(plan_workbook(application)))
    for name, value in cells.items():
        sheet, place = name.replace("_kosten", " kosten").split("__")
        book[sheet][place] = value
    return saved(book)


def sent(client, address: str, data: bytes):
    return client.post(address, {"file": upload(data, "begroting.xlsx")})


def costs(application) -> dict:
    plan = BudgetPlan.objects.get(application=application)
    return {line.description: line.amounts for line in plan.cost_lines.all()}


def test_nothing_changes_before_it_is_taken_over(as_, anna, application, address):
    client = as_(anna)
    before = costs(application)
    data = edited(
        application,
        Overige_kosten__E5=120.5,
        Overige_kosten__B6=None,
        Overige_kosten__E6=None,
        Overige_kosten__B7="Drukwerk",
        Overige_kosten__F7=10,
        Cofinanciering__C5=enterprise_number(1),
        Project__B7=30,
    )
    answer = sent(client, address, data)
    shown = {
        (one.kind, one.name): {cell.label: (cell.before, cell.after) for cell in one.cells}
        for one in answer.context["differences"]
    }
    assert shown[("changed", "Project")] == {"Looptijd in maanden": (36, 30)}
    assert [str(v) for v in shown[("changed", "Reizen")]["Bedrag, jaar 1"]] == ["100", "120.50"]
    assert "100,00" in answer.content.decode()
    assert "120,50" in answer.content.decode()
    assert ("removed", "Zaalhuur") in shown
    assert shown[("added", "Drukwerk")]["Omschrijving"] == ("", "Drukwerk")
    assert shown[("changed", "Weverij")] == {"Ondernemingsnummer": ("", enterprise_number(1))}
    assert costs(application) == before

    answer = client.post(address, {"sealed": answer.context["sealed"]})
    assert answer.status_code == 302
    assert {
        name: [str(v) for v in values if v is not None]
        for name, values in costs(application).items()
    } == {
        "Reizen": ["120.50"],
        "Drukwerk": ["10.00"],
    }
    plan = BudgetPlan.objects.get(application=application)
    assert (plan.duration_months, plan.version) == (30, 2)
    assert plan.cost_lines.get(description="Reizen").key == "reizenaaaa"
    assert plan.cofinancing_lines.get().enterprise_number == enterprise_number(1)
    assert plan.cost_lines.model.history.filter(history_type="-").get().description == "Zaalhuur"


def test_only_removing_a_line_counts_as_a_save(as_, anna, application, address):
    client = as_(anna)
    data = edited(application, Overige_kosten__B6=None, Overige_kosten__E6=None)
    sealed = sent(client, address, data).context["sealed"]
    client.post(address, {"sealed": sealed})
    assert list(costs(application)) == ["Reizen"]
    assert BudgetPlan.objects.get(application=application).version == 2


def test_an_unchanged_workbook_says_so(as_, anna, application, address):
    answer = sent(as_(anna), address, edited(application))
    assert answer.context["differences"] == []
    assert "Er is niets over te nemen" in answer.content.decode()


def test_what_was_saved_in_between_is_not_overwritten(as_, anna, application, address):
    client = as_(anna)
    data = edited(application, Overige_kosten__E5=120)
    sealed = sent(client, address, data).context["sealed"]
    header = {"start_date": None, "duration_months": 24, "subsidy_requested": ()}
    save_plan(application, by=anna, version=1, header=header)
    answer = client.post(address, {"sealed": sealed})
    assert answer.status_code == 422
    assert "intussen" in answer.content.decode()
    assert [int(v) for v in costs(application)["Reizen"]] == [100]
    # uploaded again, the older workbook is compared with what is stored now, and says so
    answer = sent(client, address, data)
    assert answer.context["is_older"]


def test_what_comes_back_must_be_what_was_shown(as_, anna, application, address):
    client = as_(anna)
    sealed = sent(client, address, edited(application, Overige_kosten__E5=120)).context["sealed"]
    other = make_application(by=anna, title="Ander netwerk")
    Dossier.objects.create(application=other)
    other.status = Status.DOSSIER_DRAFT.value
    other.save()
    elsewhere = reverse("budgets:plan_upload", args=[other.reference])
    for where, value in ((address, sealed[:-3] + "abc"), (elsewhere, sealed)):
        answer = client.post(where, {"sealed": value})
        assert answer.status_code == 422
        assert "geldt niet meer" in answer.content.decode()
    assert [int(v) for v in costs(application)["Reizen"]] == [100]
    answer = sent(client, elsewhere, edited(application))
    assert answer.status_code == 422
    assert f"hoort bij aanvraag {application.reference}" in answer.content.decode()


def test_a_wrong_cell_is_named_at_the_field(as_, anna, application, address):
    answer = sent(as_(anna), address, edited(application, Overige_kosten__E5="12,5x"))
    assert answer.status_code == 422
    (message,) = answer.context["form"].errors["file"]
    assert message.startswith('Overige kosten!E5: "12,5x" is tekst')
    for data in (b"", b"geen werkboek"):
        answer = sent(as_(anna), address, data)
        assert answer.status_code == 422
        assert "geen leesbaar .xlsx-werkboek" in answer.content.decode()
    assert as_(anna).post(address).status_code == 422


def test_who_may_not_and_when_it_is_closed(as_, anna, bram, carla, application, address):
    add_collaborator(application, bram, "reader")
    assert as_(bram).get(address).status_code == 403
    assert as_(carla).get(address).status_code == 404
    application.status = Status.DOSSIER_ADMISSIBLE.value
    application.save()
    assert sent(as_(anna), address, edited(application)).status_code == 409
