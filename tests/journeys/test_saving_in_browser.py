"""Tables that save by themselves, in a real browser on a slow line."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from applications.actions.dossier import start_dossier
from applications.models import Application
from applications.workflow import Status
from budgets.models import BudgetPlan, IndicativePlan
from tests.builders import make_application
from tests.people import make_person, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def application(page, live_server) -> Application:
    """Anna's draft; the browser is hers."""
    anna = make_person("anna")
    session = sign_in(Client(), anna).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": live_server.url}]
    )
    return make_application(by=anna)


@pytest.fixture
def held(page) -> list:
    """The portal saves what the page sends by itself, but its answer is held back here."""
    answers = []

    def handle(route):
        if "hx-request" in route.request.headers and route.request.method == "POST":
            answers.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/begroting/", handle)
    return answers


def fill_two_and_press(page, held, first: str, second: str, button: str) -> None:
    """One cell; another while the first is being saved; the button; then the answer comes."""
    page.fill(first, "1000")
    page.press(first, "Tab")
    while not held:
        page.wait_for_timeout(50)
    page.fill(second, "2000")
    page.get_by_role("button", name=button, exact=True).first.click()
    page.wait_for_timeout(700)
    for route, answer in held:
        route.fulfill(response=answer)


def test_going_on_while_the_sums_are_being_saved(page, application, held):
    page.goto(reverse("budgets:indicative", args=[application.reference]))
    fill_two_and_press(page, held, "#id_costs_1", "#id_costs_2", "Bewaren en verder")
    page.wait_for_url("**/ondernemingen/")
    assert IndicativePlan.objects.get().costs == (Decimal(1000), Decimal(2000), None)
    assert len(held) == 1, "the page still saved by itself while it was being left"


def test_going_on_while_the_plan_is_being_saved(page, application, held):
    Application.objects.filter(pk=application.pk).update(status=Status.PITCH_ATTENDED.value)
    application.refresh_from_db()
    start_dossier(application, by=application.created_by)
    page.goto(reverse("budgets:plan", args=[application.reference]))
    page.fill("#rows-other tr [name$=-description]", "Reizen")
    fill_two_and_press(
        page,
        held,
        "#rows-other tr [name$=-amounts_1]",
        "#rows-other tr [name$=-amounts_2]",
        "Bewaren en verder",
    )
    page.wait_for_url("**/ondernemingen/")
    line = BudgetPlan.objects.get().cost_lines.get()
    assert line.amounts == (Decimal(1000), Decimal(2000), None)
