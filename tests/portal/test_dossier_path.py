"""The dossier over time: versions, late, closed, extended, supplemented, withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions.closing import GRACE, close_due_drafts
from applications.actions.extensions import give_extension
from applications.actions.withdraw import withdraw_application
from applications.models import Application
from applications.packages import content_of, latest_submission, package_data
from applications.selectors.contents import application_content
from applications.terms import Phase
from applications.workflow import UNDECIDED, Status
from portal.lib import clock
from portal.lib.problems import WrongMoment
from portal.records.models import Event, Job
from portal.submission import SubmissionRefused
from portal.verification import Verdict, verify_number
from tests.builders import OPEN, again, submit_dossier
from tests.portal.steps import NEW, SECOND, deadline, door, dossiers, hand_in, section_page, write

pytestmark = pytest.mark.django_db


# --- once, and again -----------------------------------------------------------------------------


def test_twice_is_once_with_one_deed_and_one_set_of_documents(dossier, anna, as_, stop_clock):
    client = as_(anna)
    first = client.post(door(dossier), {"declared": "on"})
    stop_clock(OPEN + timedelta(seconds=3))
    second = client.post(door(dossier), {"declared": "on"})
    assert first.url == second.url
    (made,) = dossiers()
    assert first.url == reverse("receipt", args=[dossier.reference, made.receipt_number])
    assert Event.objects.filter(verb="submit_dossier").count() == 1
    jobs = Job.objects.filter(key__startswith=f"document:{made.receipt_number}:")
    assert jobs.count() == 2
    assert "niets nieuws" in client.get(door(dossier)).content.decode()


def test_a_replay_after_the_deadline_gives_the_receipt_of_before(dossier, anna, stop_clock):
    first = submit_dossier(dossier, by=anna)
    stop_clock(deadline(dossier) + timedelta(hours=1))
    assert hand_in(dossier, anna) == first
    assert again(dossier).state == Status.DOSSIER_SUBMITTED


def test_a_new_version_before_the_deadline_replaces_the_old(dossier, anna, bram, as_, stop_clock):
    first = submit_dossier(dossier, by=anna)
    write(dossier, bram)
    client = as_(anna)
    assert "zijn nog niet ingediend" in client.get(dossier.get_absolute_url()).content.decode()
    stop_clock(deadline(dossier))
    client.post(door(dossier), {"declared": "on"})
    old, new = dossiers()
    assert (old, new.version) == (first, 2)
    assert package_data(new)["previous_sha256"] == first.sha256
    assert content_of(old)["answers"]["timeline"] != content_of(new)["answers"]["timeline"] == NEW
    assert latest_submission(dossier, Phase.DOSSIER) == new
    answer = verify_number(old.receipt_number, old.verify_code)
    assert (answer.verdict, answer.replaced_by) == (Verdict.REPLACED, 2)
    assert verify_number(new.receipt_number, new.verify_code).verdict is Verdict.GENUINE


def test_what_was_changed_but_not_handed_in_again_does_not_count(dossier, anna, farid, stop_clock):
    first = submit_dossier(dossier, by=anna)
    write(dossier, anna)
    stop_clock(deadline(dossier) + GRACE + SECOND)
    assert close_due_drafts() == 0
    with pytest.raises(SubmissionRefused):
        hand_in(dossier, anna)
    assert again(dossier).state == Status.DOSSIER_SUBMITTED
    assert latest_submission(dossier, Phase.DOSSIER) == first


def test_a_lost_coordinator_right_is_asked_at_the_door(dossier, bram, as_):
    assert as_(bram).post(door(dossier), {"declared": "on"}).status_code == 403
    assert not dossiers()


# --- the deadline --------------------------------------------------------------------------------


def test_a_text_that_comes_in_a_second_late_is_given_back(dossier, anna, as_, stop_clock):
    client = as_(anna)
    stop_clock(deadline(dossier) + SECOND)
    answer = client.post(section_page(dossier), {"version": "1", "text": NEW})
    assert answer.status_code == 409
    assert NEW in answer.content.decode()
    assert again(dossier).answers.get(phase="dossier", key="timeline").text != NEW


def test_what_came_in_on_time_is_taken_when_it_gets_its_turn_late(dossier, anna, stop_clock):
    stop_clock(deadline(dossier) + GRACE)
    assert close_due_drafts() == 0
    made = hand_in(dossier, anna, at=deadline(dossier))
    assert made.received_at == deadline(dossier)
    stop_clock(deadline(dossier) + 2 * GRACE)
    assert close_due_drafts() == 0
    assert again(dossier).state == Status.DOSSIER_SUBMITTED


def test_a_draft_closed_by_the_clock_can_be_read_and_copied_by_its_own_people(
    dossier, anna, bram, carla, farid, as_, stop_clock
):
    stop_clock(deadline(dossier) + GRACE + SECOND)
    assert close_due_drafts() == 1
    assert again(dossier).state == Status.NOT_HANDED_IN
    for person in (anna, bram):
        client = as_(person)
        assert "Niet ingediend" in client.get(dossier.get_absolute_url()).content.decode()
        body = client.get(section_page(dossier)).content.decode()
        assert "Antwoord over Tijdslijn." in body
        assert 'data-copy="#kept-text"' in body
        assert "<textarea" not in body
        plan = client.get(reverse("budgets:plan", args=[dossier.reference])).content.decode()
        assert "Studiebureau Noord" in plan
        assert client.post(section_page(dossier), {"version": "1", "text": NEW}).status_code == 409
    assert as_(anna).post(door(dossier), {"declared": "on"}).status_code == 409
    assert as_(carla).get(section_page(dossier)).status_code == 404
    assert as_(farid).get(section_page(dossier)).status_code == 403
    assert not dossiers()


def test_an_extension_lets_the_one_it_names_in_late(dossier, anna, carla, farid, as_, stop_clock):
    other = _of(carla)
    late = deadline(dossier) + timedelta(hours=5)
    give_extension(dossier, Phase.DOSSIER, by=farid, until=late, reason="Storing bij de aanvrager.")
    stop_clock(late)
    made = hand_in(dossier, anna)
    (finding,) = [
        one for one in package_data(made)["findings"] if one["rule"] == "dossier.deadline"
    ]
    assert finding["outcome"] == "pass"
    assert "(verlengd)" in finding["message_nl"]
    with pytest.raises(SubmissionRefused) as refused:
        hand_in(other, carla)
    assert refused.value.is_late
    event = Event.objects.get(verb="extension_given")
    assert (event.actor, event.reference) == (farid, dossier.reference)


def test_an_extension_opens_a_closed_dossier_again_with_everything_in_it(
    dossier, anna, farid, stop_clock
):
    before = application_content(dossier, Phase.DOSSIER)
    stop_clock(deadline(dossier) + GRACE + SECOND)
    close_due_drafts()
    until = clock.now() + timedelta(days=1)
    give_extension(again(dossier), Phase.DOSSIER, by=farid, until=until, reason="Overmacht.")
    assert again(dossier).state == Status.DOSSIER_DRAFT
    assert application_content(again(dossier), Phase.DOSSIER) == before
    stop_clock(until + SECOND)
    with pytest.raises(SubmissionRefused):
        hand_in(dossier, anna)
    assert hand_in(dossier, anna, at=until).version == 1


def _of(person) -> Application:
    from tests.builders import fill_dossier, make_application, make_call

    return fill_dossier(
        make_application(by=person, call=make_call(shift=False), acronym="WH"), by=person
    )


# --- withdrawn -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", sorted(UNDECIDED))
def test_until_the_decision_it_can_be_withdrawn_and_then_nothing_moves(dossier, anna, as_, status):
    Application.objects.filter(pk=dossier.pk).update(status=status)
    withdraw_application(again(dossier), by=anna, reason="Wij gaan samen met een ander netwerk.")
    assert again(dossier).state == Status.WITHDRAWN
    (event,) = Event.objects.filter(verb="withdraw")
    assert event.data == {"from": status.value, "to": "withdrawn"}
    with pytest.raises(WrongMoment):
        hand_in(dossier, anna)
    with pytest.raises(WrongMoment):
        write(dossier, anna)
    body = as_(anna).get(section_page(dossier)).content.decode()
    assert "Antwoord over Tijdslijn." in body
    assert "<textarea" not in body
    assert close_due_drafts() == 0
