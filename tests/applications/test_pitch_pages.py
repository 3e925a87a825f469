"""The pages of the pitch."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions import pitches
from applications.models import Pitch, PitchSlot
from applications.workflow import Status
from tests.applications.test_pitches import admissible, make_day
from tests.builders import OPEN, make_application, make_call
from tests.people import sign_in

FORM = {"day": "2018-01-15", "start": "09:00", "end": "10:00", "minutes": "30", "pause": "0"}


@pytest.fixture(autouse=True)
def today(db, stop_clock):
    stop_clock(OPEN)


def test_a_handler_makes_and_removes_slots(client, farid):
    address = reverse("applications:pitch_programme", args=[make_call().code])
    sign_in(client, farid)
    assert client.post(address, {**FORM, "room": "Zaal 1"}).status_code == 302
    assert PitchSlot.objects.count() == 2
    again = client.post(address, {**FORM, "room": "Zaal 1"})
    assert again.status_code == 422 and b'value="Zaal 1"' in again.content
    slot = PitchSlot.objects.first()
    remove = reverse("applications:pitch_slot_remove", args=[make_call().code, slot.key])
    assert client.get(remove).status_code == 405
    client.post(remove)
    assert not PitchSlot.objects.filter(pk=slot.pk).exists()


def test_the_jury_reads_the_programme_without_the_free_slots(client, anna, farid, lars):
    slots = make_day(farid, room="Zaal 7")
    application = admissible(anna, farid)
    pitches.schedule_pitch(application, slots[0], by=farid)
    address = reverse("applications:pitch_programme", args=[application.call.code])
    sign_in(client, lars)
    text = client.get(address).content.decode()
    assert reverse("assessment:jury_application", args=[application.reference]) in text
    assert text.count("Zaal 7") == 1
    assert client.post(address, FORM).status_code == 403
    assert address in client.get(reverse("applications:pitch_programmes")).content.decode()


def test_the_applicant_chooses_and_moves(client, anna, farid):
    application, slots = admissible(anna, farid), make_day(farid)
    address = reverse("applications:pitch", args=[application.reference])
    sign_in(client, anna)
    assert slots[1].key in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"slot": slots[1].key}).status_code == 302
    application.refresh_from_db()
    assert application.state == Status.PITCH_SCHEDULED
    assert client.post(address, {"slot": slots[2].key}).status_code == 302
    assert Pitch.objects.get().slot == slots[2]


def test_no_other_moment_is_offered_once_the_own_pitch_has_begun(client, anna, farid, stop_clock):
    application, slots = admissible(anna, farid), make_day(farid)
    pitches.schedule_pitch(application, slots[0], by=anna)
    stop_clock(slots[0].starts_at)
    address = reverse("applications:pitch", args=[application.reference])
    sign_in(client, anna)
    assert slots[1].key not in client.get(address).content.decode()
    assert client.post(address, {"slot": slots[1].key}).status_code == 422
    assert Pitch.objects.get().slot == slots[0]


def test_a_taken_slot_is_refused_with_a_sentence(client, anna, carla, farid):
    first, second = admissible(anna, farid), admissible(carla, farid, title="Waterhub")
    slots = make_day(farid)
    pitches.schedule_pitch(second, slots[0], by=carla)
    sign_in(client, anna)
    address = reverse("applications:pitch", args=[first.reference])
    assert client.post(address, {"slot": slots[0].key}).status_code == 422
    assert Pitch.objects.count() == 1


def test_who_may_not_and_when_not(client, anna, carla, farid):
    draft = make_application(by=anna)
    address = reverse("applications:pitch", args=[draft.reference])
    assert sign_in(client, anna).get(address).status_code == 409
    assert sign_in(client, carla).get(address).status_code == 404
    assert sign_in(client, farid).post(address, {}).status_code == 403


def test_the_handler_records_absence(client, anna, farid, stop_clock):
    application, slots = admissible(anna, farid), make_day(farid)
    address = reverse("applications:pitch_manage", args=[application.reference])
    sign_in(client, farid)
    assert client.post(address, {"deed": "place", "slot": slots[0].key}).status_code == 302
    early = client.get(address).content.decode()
    assert 'value="absent"' not in early and 'value="present"' not in early
    stop_clock(slots[0].starts_at + timedelta(minutes=10))
    sign_in(client, farid)
    assert 'value="absent"' in client.get(address).content.decode()
    assert client.post(address, {"deed": "absent", "reason": ""}).status_code == 422
    assert client.post(address, {"deed": "nothing"}).status_code == 400
    client.post(address, {"deed": "absent", "reason": "Niemand kwam."})
    application.refresh_from_db()
    assert application.state == Status.PITCH_ABSENT
    page = client.get(address).content.decode()
    assert "Niemand kwam." in page and 'value="present"' not in page


def test_the_handler_frees_the_slot(client, anna, farid):
    application, slots = admissible(anna, farid), make_day(farid)
    pitches.schedule_pitch(application, slots[0], by=anna)
    sign_in(client, farid)
    address = reverse("applications:pitch_manage", args=[application.reference])
    client.post(address, {"deed": "cancel"})
    application.refresh_from_db()
    assert application.state == Status.EOI_ADMISSIBLE and not Pitch.objects.exists()
