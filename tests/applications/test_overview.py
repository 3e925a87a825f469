"""The overview of an application and the list of one's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Collaborator
from applications.selectors.next_step import next_step
from applications.selectors.path import path_of
from applications.workflow import Status
from tests.applications.frozen import hand_in
from tests.builders import OPEN, add_collaborator, make_application, make_call

pytestmark = pytest.mark.django_db

LIST = "/aanvragen/"


@pytest.fixture
def application(anna, stop_clock):
    stop_clock(OPEN)
    return make_application(by=anna, call=make_call(shift=False))


def test_the_overview_says_where_it_stands_and_what_to_do(as_, anna, application):
    content = as_(anna).get(application.get_absolute_url()).content.decode()
    assert "EoI nog niet ingediend" in content
    assert "dinsdag 12 december 2017, 12.00 uur" in content
    assert "maandag 18 december 2017" in content
    assert reverse("applications:organisation", args=[application.reference]) in content
    assert "Anna Aerts" in content


def test_the_steps_follow_the_status(application):
    def states():
        return [(step.title, step.state) for step in path_of(application)]

    assert states()[0][1] == "now"
    application.status = Status.PITCH_ATTENDED
    application.save()
    assert [state for _, state in states()] == ["done", "done", "now", *["later"] * 4]
    application.status = Status.IN_ASSESSMENT
    application.save()
    assert [state for _, state in states()][4] == "now"
    application.status = Status.REJECTED
    application.save()
    assert "later" not in [state for _, state in states()][:6]
    assert "now" not in [state for _, state in states()]


@pytest.mark.parametrize("status", [s for s in Status if s != Status.PITCH_SCHEDULED])
def test_every_status_has_a_next_step_and_a_path(application, status):
    application.status = status
    application.save()
    assert next_step(application).sentence
    assert len(path_of(application)) >= 7


def test_what_was_submitted_is_listed(as_, anna, application):
    hand_in(application, by=anna)
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    assert "IBN2-0001-EOI-1" in as_(anna).get(application.get_absolute_url()).content.decode()


def test_the_agency_reads_it_strangers_do_not(as_, carla, farid, jan, application):
    address = application.get_absolute_url()
    content = as_(farid).get(address).content.decode()
    assert "Netwerk Slim Textiel" in content
    assert reverse("applications:organisation", args=[application.reference]) not in content
    assert as_(jan).get(address).status_code == 200
    assert as_(carla).get(address).status_code == 404
    assert as_(farid).post(address).status_code == 405


def test_the_list_shows_own_applications_only(as_, anna, bram, carla, farid, application):
    add_collaborator(application, bram, Collaborator.Role.READER)
    make_application(by=carla, title="Waterhub")
    for person in (anna, bram):
        content = as_(person).get(LIST).content.decode()
        assert "Netwerk Slim Textiel" in content
        assert "Waterhub" not in content
    assert "Slim Textiel" not in as_(farid).get(LIST).content.decode()


def test_the_list_offers_the_calls_that_are_open(as_, carla, application, stop_clock):
    start = reverse("applications:start", args=[application.call.code])
    assert start in as_(carla).get(LIST).content.decode()
    stop_clock(application.call.terms.timeline.dossier_deadline)
    assert start not in as_(carla).get(LIST).content.decode()


def test_the_list_asks_as_many_queries_for_thirty_as_for_one(as_, anna, application):
    client = as_(anna)
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(LIST)
    for number in range(29):
        make_application(by=anna, call=application.call, title=f"Netwerk {number}")
    with CaptureQueriesContext(connection) as thirty:
        content = client.get(LIST).content.decode()
    assert "Netwerk 28" in content
    assert len(thirty) == len(one)
