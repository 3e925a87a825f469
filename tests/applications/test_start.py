"""Beginning an application."""

import pytest
from django.urls import reverse

from applications.actions.start import start_application
from applications.models import Application, Call
from portal.lib.problems import WrongMoment
from portal.records.models import Event
from tests.builders import make_application, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return make_call()


@pytest.fixture
def address(call):
    return reverse("applications:start", args=[call.code])


def test_a_visitor_is_asked_to_sign_in(client, address):
    assert client.get(address).url.startswith(reverse("account_login"))


def test_starting_makes_a_draft_with_a_reference_and_a_coordinator(as_, anna, address):
    response = as_(anna).post(address, {"title": " Netwerk Slim Textiel ", "acronym": "NST"})
    application = Application.objects.get()
    assert response.url == reverse("applications:organisation", args=["IBN2-0001"])
    assert (application.reference, application.title) == ("IBN2-0001", "Netwerk Slim Textiel")
    assert application.status == "eoi_draft"
    assert application.eoi.initiative == ""
    assert [(c.user, c.role) for c in application.collaborators.all()] == [(anna, "coordinator")]
    event = Event.objects.get(verb="application_created")
    assert (event.actor, event.reference, event.data) == (anna, "IBN2-0001", {"call": call_code()})


def call_code():
    return Call.objects.get().code


def test_references_count_up_and_leave_no_version_of_the_call(call, anna, bram):
    before = call.history.count()
    first, second = make_application(by=anna, call=call), make_application(by=bram, call=call)
    assert (first.reference, second.reference) == ("IBN2-0001", "IBN2-0002")
    assert call.history.count() == before


def test_a_draft_in_the_call_is_pointed_out(as_, anna, call, address):
    client = as_(anna)
    assert "reeds" not in client.get(address).content.decode()
    draft = make_application(by=anna, call=call)
    content = client.get(address).content.decode()
    assert draft.reference in content
    client.post(address, {"title": "Een tweede netwerk", "acronym": ""})
    assert Application.objects.count() == 2


def test_without_a_name_the_form_comes_back(as_, anna, address):
    response = as_(anna).post(address, {"title": "", "acronym": "NST"})
    assert response.status_code == 422
    assert response.context["form"]["acronym"].value() == "NST"
    assert not Application.objects.exists()


def test_a_call_that_is_not_published_is_unknown_to_applicants(as_, anna, address):
    Call.objects.update(state=Call.State.DRAFT)
    assert as_(anna).get(address).status_code == 404


def test_after_the_deadline_nothing_begins_any_more(as_, anna, call, address, stop_clock):
    client, deadline = as_(anna), call.terms.timeline.eoi_deadline
    stop_clock(deadline)
    start_application(call, by=anna, title="Op de laatste seconde")
    from datetime import timedelta

    stop_clock(deadline + timedelta(seconds=1))
    assert client.get(address).status_code == 409
    assert client.post(address, {"title": "Te laat"}).status_code == 409
    with pytest.raises(WrongMoment):
        start_application(call, by=anna, title="Te laat")
    assert Application.objects.count() == 1
