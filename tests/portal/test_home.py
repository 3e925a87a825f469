"""The first page, for a visitor and for every role."""

import pytest
from django.urls import reverse

from applications.actions.status import change_status
from applications.workflow import Verb
from assessment.actions.assignments import accept_assignment
from tests.assessment.world import invite, make_admissible, make_expert
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


def test_an_expert_finds_the_invitation_and_then_the_dossier_while_it_is_assessed(anna, farid, as_):
    application = make_admissible(by=anna)
    expert = make_expert(by=farid)
    assignment = invite(application, expert, by=farid)
    client = as_(expert.user)
    answer = reverse("assessment:invitation", args=[application.reference])
    dossier = reverse("assessment:assignment", args=[application.reference])
    body = client.get(reverse("home")).content.decode()
    assert answer in body and client.get(answer).status_code == 200
    accept_assignment(assignment, by=expert.user)
    body = client.get(reverse("home")).content.decode()
    assert dossier in body and client.get(dossier).status_code == 200
    change_status(application, Verb.WITHDRAW, by=anna, reason="Gestopt.")
    assert application.reference not in client.get(reverse("home")).content.decode()


def test_only_who_may_manage_calls_is_led_there(call, ilse, hugo, as_):
    manage = reverse("applications:call_manage", args=[call.code])
    assert manage in as_(ilse).get(reverse("home")).content.decode()
    body = as_(hugo).get(reverse("home")).content.decode()
    assert manage not in body and call.get_absolute_url() in body
