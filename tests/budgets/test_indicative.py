"""The page of the EoI's sums."""

from decimal import Decimal

import pytest
from django.urls import reverse

from applications.workflow import Status
from budgets.models import IndicativePlan
from tests.builders import make_application

pytestmark = pytest.mark.django_db
D = Decimal
SUMS = ("costs", "cash", "in_kind", "activity_income", "subsidy")


@pytest.fixture
def application(anna):
    return make_application(by=anna)


@pytest.fixture
def address(application):
    return reverse("budgets:indicative", args=[application.reference])


def posted(client, address, **typed: str) -> dict:
    form = client.get(address).context["form"]
    return {field.html_name: str(field.value() or "") for field in form} | typed


def test_sums_are_saved_and_added_up(as_, anna, address):
    client = as_(anna)
    data = posted(client, address, costs_1="300.000", cash_1="100.000", in_kind_1="50000,00")
    assert client.post(address, data).status_code == 302
    plan = IndicativePlan.objects.get()
    assert (plan.costs, plan.subsidy) == ((D(300000), None, None), ())
    totals = {row["name"]: row["total"] for row in client.get(address).context["totals"]}
    assert (totals["cofinancing"], totals["subsidy"]) == (D(150000), D(150000))
    assert totals["balance"] == 0


def test_what_is_no_amount_comes_back(as_, anna, address):
    client = as_(anna)
    answer = client.post(address, posted(client, address, costs_1="veel"))
    assert answer.status_code == 422
    assert 'value="veel"' in answer.content.decode()
    assert not IndicativePlan.objects.exists()


def test_a_stale_save_shows_both(as_, anna, address):
    client = as_(anna)
    old = posted(client, address, costs_1="1.111")
    client.post(address, posted(client, address, costs_1="2.222"))
    answer = client.post(address, old)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "2.222,00" in page
    assert 'value="1.111"' in page
    old["version"] = answer.context["form"]["version"].value()
    assert client.post(address, old).status_code == 302
    assert IndicativePlan.objects.get().costs[0] == D(1111)


def test_htmx_gets_totals_and_version(as_, anna, address):
    client = as_(anna)
    data = posted(client, address, costs_1="1.234,50")
    answer = client.post(address, data, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "1.234,50" in page
    assert 'name="costs_1"' not in page
    again = posted(client, address)["version"]
    assert f'id="plan-version" value="{again}"' in page


def test_closed_is_read_only(as_, anna, application, address):
    client = as_(anna)
    data = posted(client, address, costs_1="5")
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    assert client.post(address, data).status_code == 409
    assert b'name="costs_1"' not in client.get(address).content
