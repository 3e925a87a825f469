"""The first page, for a visitor and for every role."""

import pytest
from django.urls import reverse

from tests.builders import OPEN, fill_eoi, make_application, make_call, submit_eoi

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(stop_clock):
    stop_clock(OPEN)
    return make_call(shift=False)


def test_a_visitor_sees_the_open_calls_with_their_deadline(call, client):
    body = client.get(reverse("home")).content.decode()
    assert call.title_nl in body and "12 december 2017, 12.00 uur" in body
    assert reverse("verify") in body


def test_an_applicant_sees_what_is_missing_and_then_the_way_to_submit(call, anna, as_):
    application = make_application(by=anna, call=call)
    client = as_(anna)
    assert "punten in orde te brengen" in client.get(reverse("home")).content.decode()
    fill_eoi(application, by=anna)
    body = client.get(reverse("home")).content.decode()
    assert "Volledig: klaar om in te dienen" in body
    assert reverse("submit", args=[application.reference, "eoi"]) in body


def test_the_agency_sees_how_many_wait(call, anna, farid, as_):
    submit_eoi(fill_eoi(make_application(by=anna, call=call), by=anna), by=anna)
    body = as_(farid).get(reverse("home")).content.decode()
    assert "Wacht op het agentschap" in body and "<strong>1</strong> EoI te controleren" in body


@pytest.mark.parametrize(
    ("who", "title"),
    [
        ("eva", "Your assessments"),
        ("greet", "Beslissingslijsten"),
        ("katrien", "Beslissingslijsten"),
        ("lars", "Pitchprogramma"),
        ("hugo", "Achter de schermen"),
        ("ilse", "Oproepen"),
        ("jan", "Het logboek"),
    ],
)
def test_every_role_finds_its_own_work(call, who, title, request, as_):
    body = as_(request.getfixturevalue(who)).get(reverse("home")).content.decode()
    assert f">{title}</h2>" in body


def test_the_wrong_method_is_refused(client):
    assert client.post(reverse("home")).status_code == 405
