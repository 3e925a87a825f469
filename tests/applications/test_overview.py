"""The overview of an application and the list of one's own."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions.supplement import ask_supplement
from applications.models import Collaborator, Dossier
from applications.selectors.lists import own_applications
from applications.selectors.next_step import next_step
from applications.selectors.path import path_of
from applications.workflow import Status
from portal.frames import frame_for
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


def test_what_waits_for_the_applicant_stands_first_by_its_deadline(anna, application):
    call = application.call
    titles = ["Pitch geweest", "Afgekeurd", "Later ingetrokken"]
    made = {title: make_application(by=anna, call=call, title=title) for title in titles}
    made["Pitch geweest"].status = Status.PITCH_ATTENDED
    made["Afgekeurd"].status = Status.REJECTED
    made["Later ingetrokken"].status = Status.WITHDRAWN
    for one in made.values():
        one.save()
    order = [line.application.title for line in own_applications(anna)]
    assert order == [application.title, "Pitch geweest", "Later ingetrokken", "Afgekeurd"]


@pytest.mark.parametrize("status", [Status.APPROVED, Status.REJECTED, Status.RUNNING])
def test_a_decision_is_one_click_away(as_, anna, application, status):
    application.status = status
    application.save()
    address = reverse("assessment:decision", args=[application.reference])
    assert f'href="{address}"' in as_(anna).get(application.get_absolute_url()).text


def test_a_supplement_says_why_and_leads_to_its_parts(as_, anna, farid, application):
    Dossier.objects.create(application=application)
    application.status = Status.DOSSIER_SUBMITTED
    application.save()
    ask_supplement(
        application,
        by=farid,
        parts=["section:timeline", "letters"],
        reason="Twee brieven zijn niet getekend.",
        due_at=OPEN + timedelta(days=5),
    )
    page = as_(anna).get(application.get_absolute_url()).text
    assert "Twee brieven zijn niet getekend." in page
    card = page.split('class="card-plain next-step"')[1].split("</section>")[0]
    timeline = reverse("applications:section", args=[application.reference, "dossier", "timeline"])
    letters = reverse("applications:mandates", args=[application.reference])
    assert re.findall(r'href="([^"]+)"', card) == [timeline, letters, timeline]
    tasks = {task.key: task for task in frame_for(application, anna).tasks}
    asked = {key for key, task in tasks.items() if "aanvulling gevraagd" in task.note}
    assert asked == {"section:timeline", "companies"}
    assert frame_for(application, anna).next_missing_url == timeline


def test_the_rules_of_what_is_over_are_not_called_open(as_, anna, application):
    hand_in(application, by=anna)
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    page = as_(anna).get(application.get_absolute_url()).text
    assert "De regels bij het indienen" in page
    assert "Nodig voor u kunt indienen" not in page
