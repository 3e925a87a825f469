"""The optional talk: requested, planned, held; called off with a reason."""

import pytest
from django.urls import reverse

from applications.actions.prediscussion import request_talk
from applications.models import PreDiscussion
from portal.records.models import OutboxMail
from tests.builders import OPEN, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(stop_clock):
    stop_clock(OPEN)
    return make_call(shift=False)


@pytest.fixture
def talk(call, anna) -> PreDiscussion:
    return request_talk(call, by=anna, organisation_name="Weverij", idea="Samen recycleren.")


def test_an_applicant_asks_and_staff_plans_and_holds(as_, anna, farid, call):
    url = reverse("applications:request_talk", args=[call.code])
    data = {
        "organisation_name": "Weverij Noord",
        "idea": "Samen vezels terugwinnen.",
        "preferred_day": "2017-11-13",
        "preference": "namiddag",
    }
    assert as_(anna).post(url, data).status_code == 302
    talk = PreDiscussion.objects.get()
    assert (talk.state, str(talk.preferred_day), talk.requested_by) == (
        "requested",
        "2017-11-13",
        anna,
    )
    own = as_(farid).post(
        reverse("applications:talk", args=[talk.key]),
        {"deed": "plan", "planned_at": "2017-12-04T14:00", "place": "Brussel"},
    )
    assert own.status_code == 302
    talk.refresh_from_db()
    assert talk.state == "planned" and talk.handler == farid
    mail = OutboxMail.objects.get(template="talk_planned")
    assert mail.to == anna.email and "Brussel" in mail.body
    notes = {"deed": "hold", "shared_notes": "Werk de focus uit.", "internal_notes": "Sterk team."}
    as_(farid).post(reverse("applications:talk", args=[talk.key]), notes)
    page = as_(anna).get(reverse("applications:own_talks")).content.decode()
    assert "Werk de focus uit." in page
    assert "Sterk team." not in page


def test_a_talk_called_off_tells_why(as_, farid, talk):
    url = reverse("applications:talk", args=[talk.key])
    assert as_(farid).post(url, {"deed": "cancel", "reason": ""}).status_code == 422
    assert (
        as_(farid).post(url, {"deed": "cancel", "reason": "De agenda is vol."}).status_code == 302
    )
    assert "De agenda is vol." in OutboxMail.objects.get(template="talk_cancelled").body
    again = {"deed": "plan", "planned_at": "2017-12-04T14:00", "place": "x"}
    assert as_(farid).post(url, again).status_code == 409


def test_an_empty_request_keeps_what_was_typed(as_, anna, call):
    url = reverse("applications:request_talk", args=[call.code])
    answer = as_(anna).post(url, {"organisation_name": "", "idea": "Een heel lang idee."})
    assert answer.status_code == 422
    assert "Een heel lang idee." in answer.content.decode()
    assert not PreDiscussion.objects.exists()


def test_nobody_sees_the_requests_of_another(as_, carla, talk):
    assert "Weverij" not in as_(carla).get(reverse("applications:own_talks")).content.decode()
    assert as_(carla).get(reverse("applications:talk", args=[talk.key])).status_code == 403
