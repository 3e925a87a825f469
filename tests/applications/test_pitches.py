"""The pitch: slots, the programme, booking, attendance and absence."""

from datetime import date, time, timedelta

import pytest

from applications.actions import pitches
from applications.actions.dossier import start_dossier
from applications.actions.status import change_status
from applications.models import Application, Pitch, PitchSlot
from applications.selectors.deadlines import is_open
from applications.terms import Phase
from applications.workflow import Status, Verb
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.models import OutboxMail
from tests.builders import OPEN, fill_eoi, make_application, make_call, submit_eoi

DAY = date(2018, 1, 15)


def admissible(by, staff, **fields) -> Application:
    made = fill_eoi(make_application(by=by, **fields), by=by)
    submit_eoi(made, by=by)
    change_status(made, Verb.FIND_EOI_ADMISSIBLE, by=staff, reason="In orde.")
    return Application.objects.get(pk=made.pk)


def make_day(farid, **fields) -> list[PitchSlot]:
    values = {"day": DAY, "start": time(9), "end": time(12), "minutes": 30, "pause": 10}
    return pitches.make_slots(make_call(), by=farid, **{**values, **fields})


@pytest.fixture(autouse=True)
def today(db, stop_clock):
    stop_clock(OPEN)


def test_as_many_slots_as_fit_in_belgian_time(farid):
    slots = make_day(farid, room="Zaal 1")
    local = [slot.starts_at.astimezone(clock.BRUSSELS) for slot in slots]
    assert [f"{one:%H:%M}" for one in local] == ["09:00", "09:40", "10:20", "11:00"]
    assert {slot.ends_at - slot.starts_at for slot in slots} == {timedelta(minutes=30)}
    with pytest.raises(InvalidInput):
        make_day(farid, room="Zaal 1", start=time(11, 15), end=time(13))
    assert len(make_day(farid, room="Zaal 2")) == 4


def test_no_slot_fits(farid):
    with pytest.raises(InvalidInput):
        make_day(farid, end=time(9, 20))


def test_a_slot_is_taken_once(anna, carla, farid):
    first, second = admissible(anna, farid), admissible(carla, farid, title="Waterhub")
    slots = make_day(farid)
    pitches.schedule_pitch(first, slots[0], by=anna)
    assert first.state == Status.PITCH_SCHEDULED
    with pytest.raises(WrongMoment):
        pitches.schedule_pitch(second, slots[0], by=carla)
    second.refresh_from_db()
    assert second.state == Status.EOI_ADMISSIBLE
    with pytest.raises(WrongMoment):
        pitches.remove_slot(slots[0], by=farid)
    pitches.schedule_pitch(first, slots[1], by=anna)
    assert Pitch.objects.get().slot == slots[1]
    mails = OutboxMail.objects.filter(template="pitch_scheduled", user=anna)
    assert mails.count() == 2


def test_attendance_and_absence(anna, farid, ilse, stop_clock):
    application, slots = admissible(anna, farid), make_day(farid)
    pitches.schedule_pitch(application, slots[0], by=farid)
    with pytest.raises(WrongMoment):
        pitches.record_attendance(application, by=farid)
    stop_clock(slots[0].ends_at)
    with pytest.raises(InvalidInput):
        pitches.record_absence(application, by=farid, reason=" ")
    pitches.record_absence(application, by=farid, reason="Niemand kwam.")
    assert application.state == Status.PITCH_ABSENT
    assert "Niemand kwam." in OutboxMail.objects.get(template="pitch_absent").body
    with pytest.raises(WrongMoment):
        pitches.record_attendance(application, by=farid, reason="Toch wel.")
    with pytest.raises(InvalidInput):
        pitches.record_attendance(application, by=ilse)
    pitches.record_attendance(application, by=ilse, reason="Zat in de andere zaal.")
    assert application.state == Status.PITCH_ATTENDED
    assert Pitch.objects.get().attended is True


def test_an_absence_found_out_late_closes_the_dossier_that_was_begun(anna, farid, ilse, stop_clock):
    application, slots = admissible(anna, farid), make_day(farid)
    pitches.schedule_pitch(application, slots[0], by=farid)
    stop_clock(slots[0].ends_at)
    pitches.record_attendance(application, by=farid)
    dossier = start_dossier(application, by=anna)
    pitches.record_absence(application, by=farid, reason="De verkeerde aangevinkt.")
    assert application.state == Status.PITCH_ABSENT
    assert not is_open(application, Phase.DOSSIER, clock.now())
    pitches.record_attendance(application, by=ilse, reason="Zat in de andere zaal.")
    assert start_dossier(application, by=anna) == dossier
    assert is_open(Application.objects.get(pk=application.pk), Phase.DOSSIER, clock.now())
