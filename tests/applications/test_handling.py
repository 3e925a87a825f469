"""What the agency does with an application: decisions, feedback, supplements, extensions."""

from datetime import timedelta
from decimal import Decimal

import pytest

from applications.actions.admissibility import decide_admissibility
from applications.actions.closing import GRACE, close_due_drafts
from applications.actions.extensions import give_extension
from applications.actions.feedback import add_point, edit_point, release_feedback, remove_point
from applications.actions.handler import assign_handler
from applications.actions.supplement import ask_supplement, close_supplement
from applications.models import AdmissibilityCheck, Application, Dossier
from applications.selectors.deadlines import is_open
from applications.selectors.handling import log_days
from applications.terms import Phase
from applications.workflow import Status
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.models import Event, OutboxMail
from tests.builders import OPEN, fill_eoi, make_application, make_call, submit_eoi

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(anna, stop_clock):
    stop_clock(OPEN)
    return make_application(by=anna, call=make_call(shift=False))


@pytest.fixture
def handed_in(draft, anna):
    submit_eoi(fill_eoi(draft, by=anna), by=anna)
    return again(draft)


def again(application):
    return Application.objects.get(pk=application.pk)


def put(application, status):
    """In that status, as if it had come there; the road itself is tested elsewhere."""
    Application.objects.filter(pk=application.pk).update(status=status)
    return again(application)


def mails(template):
    return [mail.to for mail in OutboxMail.objects.filter(template=template)]


# --- the deeds -----------------------------------------------------------------------------------


def test_a_decision_keeps_its_reason_moves_the_application_and_mails(handed_in, anna, farid):
    check = decide_admissibility(
        handed_in, Phase.EOI, by=farid, admissible=True, reason="In orde.", items=["signatures"]
    )
    assert again(handed_in).state == Status.EOI_ADMISSIBLE
    assert (check.reason, check.items) == ("In orde.", ["signatures"])
    assert mails("eoi_admissible") == [anna.email]
    assert Event.objects.filter(verb="find_eoi_admissible").count() == 1


def test_without_a_reason_nothing_is_decided(handed_in, farid):
    with pytest.raises(InvalidInput):
        decide_admissibility(handed_in, Phase.EOI, by=farid, admissible=False, reason=" ")
    assert again(handed_in).state == Status.EOI_SUBMITTED
    assert not AdmissibilityCheck.objects.exists()


def test_feedback_numbers_are_never_given_twice(draft, anna, farid):
    draft = put(draft, Status.PITCH_ATTENDED)
    add_point(draft, by=farid, kind="attention", text="Een")
    second = add_point(draft, by=farid, kind="attention", text="Twee")
    remove_point(second, by=farid)
    third = add_point(draft, by=farid, kind="recommendation", text="Drie")
    assert third.number == 3
    release_feedback(draft, by=farid)
    assert again(draft).feedback_released_at is not None
    edits = Event.objects.filter(reference=draft.reference, verb__startswith="feedback_point")
    assert [(one.verb, one.data["number"]) for one in edits.order_by("number")] == [
        ("feedback_point_added", 1),
        ("feedback_point_added", 2),
        ("feedback_point_removed", 2),
        ("feedback_point_added", 3),
    ]
    assert mails("feedback_given") == [anna.email]
    with pytest.raises(WrongMoment):
        edit_point(third, by=farid, kind="attention", text="Anders")


def test_a_supplement_opens_its_parts_until_its_term(draft, anna, farid, stop_clock):
    draft = put(draft, Status.DOSSIER_SUBMITTED)
    Dossier.objects.create(application=draft)
    due = clock.now() + timedelta(days=7)
    ask_supplement(draft, by=farid, parts=["budget"], reason="Jaar 2.", due_at=due)
    assert mails("supplement_asked") == [anna.email]
    assert is_open(again(draft), Phase.DOSSIER, clock.now(), "budget")
    assert not is_open(again(draft), Phase.DOSSIER, clock.now(), "indicators")
    stop_clock(due + GRACE + timedelta(seconds=1))
    assert close_due_drafts() == 1
    assert again(draft).state == Status.DOSSIER_SUBMITTED
    assert again(draft).supplement_requests.get().closed_at is not None


def test_a_supplement_is_taken_back_with_a_reason(draft, farid):
    draft = put(draft, Status.DOSSIER_SUBMITTED)
    due = clock.now() + timedelta(days=7)
    with pytest.raises(InvalidInput):
        ask_supplement(draft, by=farid, parts=["nothing"], reason="x", due_at=due)
    ask_supplement(draft, by=farid, parts=["budget"], reason="x", due_at=due)
    with pytest.raises(InvalidInput):
        close_supplement(draft, by=farid, reason="")
    close_supplement(draft, by=farid, reason="Niet nodig.")
    assert again(draft).state == Status.DOSSIER_SUBMITTED


def test_a_late_draft_is_closed_and_an_extension_opens_it(draft, anna, farid, stop_clock):
    assert close_due_drafts() == 0
    deadline = draft.call.terms.deadline(Phase.EOI)
    stop_clock(deadline + GRACE)
    assert close_due_drafts() == 0
    stop_clock(deadline + GRACE + timedelta(seconds=1))
    assert close_due_drafts() == 1
    assert again(draft).state == Status.NOT_HANDED_IN
    with pytest.raises(InvalidInput):
        give_extension(draft, Phase.EOI, by=farid, until=deadline, reason="Storing")
    until = deadline + timedelta(days=2)
    give_extension(draft, Phase.EOI, by=farid, until=until, reason="Storing")
    assert again(draft).state == Status.EOI_DRAFT
    assert is_open(again(draft), Phase.EOI, clock.now())
    assert close_due_drafts() == 0
    assert mails("extension_given") == [anna.email]


def test_an_extension_after_the_pitch_begins_the_dossier_that_was_not_there(
    draft, farid, stop_clock
):
    from applications.models import Pitch, PitchSlot

    call = draft.call
    slot = PitchSlot.objects.create(
        call=call, starts_at=clock.now(), ends_at=clock.now() + timedelta(minutes=30)
    )
    Pitch.objects.create(application=draft, slot=slot, attended=True)
    draft = put(draft, Status.PITCH_ATTENDED)
    stop_clock(call.terms.deadline(Phase.DOSSIER) + GRACE + timedelta(seconds=1))
    assert close_due_drafts() == 1
    until = clock.now() + timedelta(days=1)
    with pytest.raises(WrongMoment):
        give_extension(again(draft), Phase.EOI, by=farid, until=until, reason="x")
    give_extension(again(draft), Phase.DOSSIER, by=farid, until=until, reason="x")
    assert again(draft).state == Status.DOSSIER_DRAFT
    assert again(draft).dossier is not None


def test_only_the_agency_handles(draft, farid, carla):
    assign_handler(draft, farid, by=farid)
    assert again(draft).handler == farid
    with pytest.raises(InvalidInput):
        assign_handler(draft, carla, by=farid)


# --- the pages -----------------------------------------------------------------------------------


def address(application, rest=""):
    return f"/behandeling/{application.reference}/{rest}"


def test_the_page_shows_all_and_takes_a_handler(handed_in, farid, jan, anna, carla, as_):
    page = as_(farid).get(address(handed_in)).content.decode()
    assert handed_in.submissions.get().receipt_number in page
    assert "Weverij 1" in page
    assert as_(farid).post(address(handed_in), {"handler": farid.pk}).status_code == 302
    assert again(handed_in).handler == farid
    assert as_(jan).post(address(handed_in), {"handler": ""}).status_code == 403
    assert as_(farid).post(address(handed_in), {"handler": carla.pk}).status_code == 422
    assert as_(anna).get(address(handed_in)).status_code == 403
    assert as_(carla).get(address(handed_in)).status_code == 404
    assert again(handed_in).handler == farid


def test_the_log_is_by_day_and_takes_the_same_deeds_together(handed_in, farid, stop_clock):
    stop_clock(OPEN + timedelta(days=1))
    assign_handler(handed_in, farid, by=farid)
    latest, first = log_days(handed_in.reference)
    assert [line.deed for line in latest.lines] == ["behandelaar toegewezen"]
    assert (latest.day - first.day).days == 1
    added = next(line for line in first.lines if line.deed == "bestand opgeladen")
    assert (added.count, added.who) == (1, handed_in.created_by)
    events = Event.objects.filter(reference=handed_in.reference).count()
    assert sum(line.count for day in (latest, first) for line in day.lines) == events


def test_the_page_begins_with_the_next_deed_of_who_may_do_it(handed_in, farid, jan, as_):
    check = address(handed_in, "ontvankelijkheid/eoi/")
    page = as_(farid).get(address(handed_in)).content.decode()
    assert "Controleer of de EoI ontvankelijk is." in page
    assert page.count("btn-primary") == 1
    assert f'class="btn btn-primary" href="{check}"' in page
    read = as_(jan).get(address(handed_in)).content.decode()
    assert "Controleer of de EoI ontvankelijk is." in read
    assert check not in read and "btn-primary" not in read


def test_the_page_says_what_the_rules_said_and_what_is_asked(handed_in, farid, as_):
    page = as_(farid).get(address(handed_in))
    shown = " ".join(page.content.decode().split())
    assert page.context["sums"].subsidy == Decimal("450000.00")
    assert "€ 450.000,00" in shown
    assert "Bij de indiening was aan elke regel van de oproep voldaan." in shown


def test_the_form_check_keeps_the_text_when_a_decision_lacks(handed_in, farid, as_):
    url = address(handed_in, "ontvankelijkheid/eoi/")
    bad = as_(farid).post(url, {"reason": "Alles nagekeken."})
    assert bad.status_code == 422
    assert "Alles nagekeken." in bad.content.decode()
    good = {"reason": "Alles nagekeken.", "admissible": "yes", "items": ["signatures"]}
    assert as_(farid).post(url, good).status_code == 302
    assert again(handed_in).state == Status.EOI_ADMISSIBLE
    assert AdmissibilityCheck.objects.get().items == ["signatures"]
    assert as_(farid).get(address(handed_in, "ontvankelijkheid/dossier/")).status_code == 404


def test_feedback_is_written_changed_removed_and_given(draft, farid, as_):
    draft = put(draft, Status.PITCH_ATTENDED)
    client, url = as_(farid), address(draft, "feedback/")
    for text in ("Eerste", "Tweede"):
        assert client.post(url, {"kind": "attention", "text": text}).status_code == 302
    assert client.post(url, {"kind": "attention", "text": ""}).status_code == 422
    client.post(f"{url}1/", {"kind": "recommendation", "text": "Beter"})
    client.post(f"{url}2/", {"deed": "remove"})
    point = draft.feedback_points.get()
    assert (point.number, point.kind, point.text) == (1, "recommendation", "Beter")
    client.post(url, {"deed": "release"})
    assert again(draft).feedback_released_at is not None
    assert client.post(url, {"kind": "attention", "text": "Te laat"}).status_code == 409


def test_a_supplement_is_asked_and_taken_back_on_its_page(draft, farid, as_):
    url = address(draft, "aanvulling/")
    draft = put(draft, Status.DOSSIER_SUBMITTED)
    client = as_(farid)
    assert client.post(url, {"deed": "ask", "reason": "Jaar 2"}).status_code == 422
    due = (clock.now() + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M")
    ask = {"deed": "ask", "reason": "Jaar 2", "parts": ["budget"], "due_at": due}
    assert client.post(url, ask).status_code == 302
    assert again(draft).state == Status.SUPPLEMENT_REQUESTED
    assert "Jaar 2" in client.get(url).content.decode()
    assert client.post(url, {"deed": "close", "reason": "Niet nodig"}).status_code == 302
    assert again(draft).state == Status.DOSSIER_SUBMITTED


def test_an_extension_is_given_on_its_page(draft, farid, jan, as_):
    url = address(draft, "uitstel/")
    deadline = draft.call.terms.deadline(Phase.EOI)
    late = (deadline + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    form = {"phase": "eoi", "until": late, "reason": "Storing"}
    assert as_(jan).post(url, form).status_code == 403
    early = deadline.strftime("%Y-%m-%dT%H:%M")
    assert as_(farid).post(url, {**form, "until": early}).status_code == 422
    assert as_(farid).post(url, form).status_code == 302
    assert draft.extensions.get().until == deadline + timedelta(days=2)
