"""The agency's next deed on an application, and the tabs between its pages."""

from datetime import timedelta

import pytest

from applications.actions.feedback import add_point, release_feedback
from applications.actions.pitches import make_slots, schedule_pitch
from applications.models import Application
from applications.workflow import Status, Turn
from assessment.actions.conflicts import check_conflicts, decide_conflict
from assessment.models import Assignment
from assessment.selectors.assignments import today
from portal.agency import agency_step, agency_tabs
from portal.lib import clock
from tests.applications.test_pitches import admissible, make_day
from tests.assessment.world import assign, make_admissible, make_expert, score_all
from tests.builders import OPEN, make_application, make_call

pytestmark = pytest.mark.django_db


def put(application: Application, status: Status) -> Application:
    Application.objects.filter(pk=application.pk).update(status=status)
    return Application.objects.get(pk=application.pk)


def test_every_status_has_a_step_that_leads_somewhere_when_the_agency_must_act(
    anna, farid, stop_clock
):
    stop_clock(OPEN)
    application = admissible(anna, farid)
    schedule_pitch(application, make_day(farid)[0], by=farid)
    for status in Status:
        step = agency_step(put(application, status))
        assert step.sentence.endswith(".")
        if put(application, status).status_info.turn is Turn.AGENCY:
            assert step.ours and step.address and step.action, status
        assert bool(step.address) == bool(step.action)


def test_a_draft_is_waited_for_and_a_submitted_eoi_is_checked(anna, farid, stop_clock):
    stop_clock(OPEN)
    step = agency_step(make_application(by=anna, call=make_call(shift=False)))
    assert (step.ours, step.address) == (False, "")
    assert "12 december 2017" in step.sentence
    application = put(admissible(anna, farid, title="Waterhub"), Status.EOI_SUBMITTED)
    step = agency_step(application)
    assert step.address == f"/behandeling/{application.reference}/ontvankelijkheid/eoi/"
    assert "kan nog een nieuwe versie indienen tot" in step.sentence


def test_attendance_is_asked_from_the_day_of_the_pitch_on(anna, farid, stop_clock):
    stop_clock(OPEN)
    application, slots = admissible(anna, farid), make_day(farid)
    schedule_pitch(application, slots[0], by=farid)
    assert not agency_step(application).ours
    stop_clock(slots[0].starts_at - timedelta(hours=1))
    step = agency_step(application)
    assert step.ours and step.action == "Aanwezigheid noteren"


def test_feedback_stays_the_next_deed_until_it_is_given(anna, farid):
    application = put(make_application(by=anna), Status.PITCH_ATTENDED)
    assert "Schrijf de feedback" in agency_step(application).sentence
    add_point(application, by=farid, kind="attention", text="Nulmeting.")
    step = agency_step(application)
    assert step.sentence.startswith("1 punt van de feedback") and step.ours
    release_feedback(application, by=farid)
    step = agency_step(put(application, Status.DOSSIER_DRAFT))
    assert not step.ours and "schrijft het dossier" in step.sentence


def test_conflicts_come_before_reading_late_experts_and_the_advice(anna, farid, stop_clock):
    application = make_admissible(by=anna)
    number = application.mandates.first().enterprise_number
    assert agency_step(application).action == "Deskundigen uitnodigen"
    desk = assign(application, make_expert(by=farid), by=farid)
    application.refresh_from_db()
    step = agency_step(application)
    assert (step.sentence, step.ours) == ("0 van 1 beoordelingen zijn binnen.", False)
    Assignment.objects.filter(pk=desk.pk).update(due_on=today() - timedelta(days=1))
    assert agency_step(application).sentence.endswith("1 is te laat.")
    assert agency_step(application).ours
    tied = make_expert("pol", by=farid, tie="Band", number=number)
    conflict = check_conflicts(application, [tied], by=farid)[0]
    assert agency_step(application).action == "De conflicten beoordelen"
    decide_conflict(conflict, confirmed=True, reason="Bestuurder.", by=farid)
    score_all(desk)
    step = agency_step(application)
    assert step.sentence == "Alle 1 beoordelingen zijn binnen. Schrijf het advies."
    assert step.address == f"/behandeling/{application.reference}/advies/"


def test_tabs_are_the_pages_this_person_may_open(as_, anna, farid, jan, eva):
    application = make_application(by=anna)
    here = f"/behandeling/{application.reference}/feedback/3/"
    tabs = agency_tabs(application, farid, here)
    assert [tab.label for tab in tabs if tab.current] == ["Feedback"]
    for person in (farid, jan):
        for tab in agency_tabs(application, person, "/"):
            assert as_(person).get(tab.url).status_code == 200, tab.label
    reader = [tab.label for tab in agency_tabs(application, jan, here)]
    assert "Feedback" not in reader and "Advies" in reader
    judged = f"/behandeling/{application.reference}/belangenconflicten/abc/"
    current = [tab for tab in agency_tabs(application, farid, judged) if tab.current]
    assert [(tab.label, tab.current) for tab in current] == [("Deskundigen", "true")]


def test_the_day_of_a_pitch_is_the_belgian_one(anna, farid, stop_clock):
    """Half past midnight in Brussels is still yesterday in UTC."""
    stop_clock(OPEN)
    application = admissible(anna, farid)
    midnight = clock.now().astimezone(clock.BRUSSELS).replace(hour=0, minute=30)
    day = (midnight + timedelta(days=2)).date()
    slot = make_slots(
        application.call,
        by=farid,
        day=day,
        start=midnight.time(),
        end=midnight.replace(hour=1).time(),
        minutes=30,
    )[0]
    schedule_pitch(application, slot, by=farid)
    stop_clock(slot.starts_at)
    assert agency_step(application).ours
