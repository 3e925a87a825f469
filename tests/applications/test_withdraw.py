"""Withdrawing an application."""

import pytest
from django.urls import reverse

from applications.workflow import UNDECIDED, Status
from portal.records.models import Event, OutboxMail
from tests.builders import add_collaborator, make_application

pytestmark = pytest.mark.django_db

DATA = {"reason": "Wij gaan verder met een ander netwerk.", "confirm": "on"}


@pytest.fixture
def application(anna):
    return make_application(by=anna)


@pytest.fixture
def address(application):
    return reverse("applications:withdraw", args=[application.reference])


def test_it_ends_with_its_reason_and_a_mail_to_everybody(
    as_, anna, bram, farid, application, address
):
    add_collaborator(application, bram)
    application.handler = farid
    application.save()
    client = as_(anna)
    assert client.get(address).status_code == 200
    client.post(address, DATA)
    application.refresh_from_db()
    assert application.status == Status.WITHDRAWN
    assert DATA["reason"] in client.get(application.get_absolute_url()).content.decode()
    event = Event.objects.get(verb="withdraw")
    assert (event.actor, event.data) == (anna, {"from": "eoi_draft", "to": "withdrawn"})
    mails = OutboxMail.objects.filter(template="application_withdrawn")
    assert sorted(mails.values_list("to", flat=True)) == sorted(
        [anna.email, bram.email, farid.email]
    )


@pytest.mark.parametrize("missing", ["reason", "confirm"])
def test_without_reason_or_tick_nothing_happens(as_, anna, application, address, missing):
    response = as_(anna).post(address, {**DATA, missing: ""})
    assert response.status_code == 422
    application.refresh_from_db()
    assert application.status == Status.EOI_DRAFT


def test_only_before_the_decision_and_only_a_coordinator(
    as_, anna, bram, carla, farid, application, address
):
    add_collaborator(application, bram)
    assert as_(bram).post(address, DATA).status_code == 403
    assert as_(farid).post(address, DATA).status_code == 403
    assert as_(carla).post(address, DATA).status_code == 404
    for status in set(Status) - UNDECIDED:
        application.status = status
        application.save()
        assert as_(anna).post(address, DATA).status_code == 409
    assert not Event.objects.filter(verb="withdraw").exists()
