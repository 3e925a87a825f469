"""Inviting experts, their answers, and what the agency sees of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions.status import change_status
from applications.workflow import Status, Verb
from assessment.models import Assignment, ConflictOfInterest
from assessment.selectors.assignments import today
from portal.records.models import OutboxMail
from tests.assessment.world import (
    assign,
    invite,
    make_admissible,
    make_expert,
    query_count,
    score_all,
)
from tests.builders import make_application


def _panel(application) -> str:
    return reverse("assessment:expert_panel", args=[application.reference])


def _invitation(application) -> str:
    return reverse("assessment:invitation", args=[application.reference])


def test_the_first_invitation_starts_the_assessment_and_mails_nothing_of_the_dossier(
    application, farid, as_
):
    expert = make_expert(by=farid)
    due = today() + timedelta(days=14)
    as_(farid).post(_panel(application), {"experts": [expert.key], "due_on": due.isoformat()})
    application.refresh_from_db()
    assert application.state == Status.IN_ASSESSMENT
    assert Assignment.objects.get().due_on == due
    mail = OutboxMail.objects.get(template="expert_invited")
    assert mail.to == expert.user.email
    assert application.reference in mail.body
    for secret in (application.title, "Weverij", "Slim Textiel"):
        assert secret not in mail.body + mail.subject


@pytest.mark.parametrize(("days", "choose"), [(-1, True), (14, False)])
def test_a_day_in_the_past_or_nobody_is_refused_with_what_was_filled_in(
    application, farid, as_, days, choose
):
    expert = make_expert(by=farid)
    due = (today() + timedelta(days=days)).isoformat()
    page = as_(farid).post(
        _panel(application), {"experts": [expert.key] if choose else [], "due_on": due}
    )
    assert page.status_code == 422
    assert due in page.content.decode()
    assert not Assignment.objects.exists()


def test_an_expert_with_a_full_load_cannot_be_chosen(application, farid, as_):
    expert = make_expert(by=farid)
    expert.max_assignments = 0
    expert.save()
    due = (today() + timedelta(days=14)).isoformat()
    page = as_(farid).post(_panel(application), {"experts": [expert.key], "due_on": due})
    assert page.status_code == 422
    assert not Assignment.objects.exists()


def test_before_accepting_names_are_shown_and_no_content(application, farid, as_):
    expert = make_expert(by=farid)
    invite(application, expert, by=farid)
    client = as_(expert.user)
    text = client.get(_invitation(application)).content.decode()
    for name in ("Slim Textiel vzw", "Weverij 3", "Bijdrager Zuid nv", "Studiebureau Noord"):
        assert name in text
    assert "Antwoord over" not in text
    assert "openbaar.pdf" not in text
    address = reverse("assessment:dossier", args=[application.reference])
    assert client.get(address).status_code == 404
    page = client.get(reverse("assessment:assignment", args=[application.reference]))
    assert page.headers["Location"] == _invitation(application)


def test_without_both_declarations_the_dossier_stays_closed(application, farid, as_):
    expert = make_expert(by=farid)
    assignment = invite(application, expert, by=farid)
    client = as_(expert.user)
    data = {"accept": "1", "no_conflict": "on"}
    assert client.post(_invitation(application), data).status_code == 422
    client.post(_invitation(application), data | {"secrecy": "on"})
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.ACCEPTED
    assert assignment.declared_at is not None
    address = reverse("assessment:dossier", args=[application.reference])
    assert "Antwoord over" in client.get(address).content.decode()


def test_declining_on_a_conflict_puts_it_on_record_and_tells_the_agency(application, farid, as_):
    expert = make_expert(by=farid)
    assignment = invite(application, expert, by=farid)
    client = as_(expert.user)
    assert client.post(_invitation(application), {"decline": "1"}).status_code == 422
    client.post(
        _invitation(application),
        {"decline": "1", "reason": "conflict", "note_text": "Mijn broer werkt er."},
    )
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.DECLINED
    assert ConflictOfInterest.objects.get().ground == "Mijn broer werkt er."
    assert OutboxMail.objects.get(template="expert_declined").to == farid.email
    assert "Mijn broer werkt er." in as_(farid).get(_panel(application)).content.decode()


def test_taken_back_with_a_reason_the_dossier_is_gone(application, farid, as_):
    assignment = assign(application, make_expert(by=farid), by=farid)
    address = reverse(
        "assessment:assignment_withdraw", args=[application.reference, assignment.key]
    )
    assert as_(farid).post(address, {"reason": " "}).status_code == 422
    as_(farid).post(address, {"reason": "Antwoordt niet."})
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.WITHDRAWN
    client = as_(assignment.expert.user)
    page = client.get(reverse("assessment:dossier", args=[application.reference]))
    assert page.status_code == 404
    again = invite(application, assignment.expert, by=farid)
    assert (again.pk, again.state) == (assignment.pk, Assignment.State.INVITED)


def test_nobody_is_taken_back_once_the_advice_is_ready(application, farid, as_):
    assignment = assign(application, make_expert(by=farid), by=farid)
    score_all(assignment)
    change_status(application, Verb.FINISH_ADVICE, by=farid)
    address = reverse(
        "assessment:assignment_withdraw", args=[application.reference, assignment.key]
    )
    client = as_(farid)
    assert address not in client.get(_panel(application)).content.decode()
    client.post(address, {"reason": "Te streng."})
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.ACCEPTED


def test_a_reminder_goes_out_once_a_day(application, farid, as_):
    assignment = assign(application, make_expert(by=farid), by=farid)
    address = reverse("assessment:assignment_remind", args=[application.reference, assignment.key])
    client = as_(farid)
    assert client.get(address).status_code == 405
    client.post(address)
    client.post(address)
    assert OutboxMail.objects.filter(template="expert_reminder").count() == 1


def test_the_panel_is_the_agencys_alone(application, anna, farid, jan, greet, eva, as_):
    for person in (anna, eva, greet):
        assert as_(person).get(_panel(application)).status_code == 404
    assert as_(jan).get(_panel(application)).status_code == 200
    assert as_(jan).post(_panel(application), {}).status_code == 403


def test_experts_are_not_invited_to_a_draft(anna, farid, as_):
    application = make_application(by=anna)
    expert = make_expert(by=farid)
    due = (today() + timedelta(days=14)).isoformat()
    page = as_(farid).post(_panel(application), {"experts": [expert.key], "due_on": due})
    assert page.status_code == 409


def test_somebody_with_an_account_enters_the_pool_and_only_once(anna, farid, as_):
    data = {
        "email": anna.email.upper(),
        "given_name": "X",
        "family_name": "Y",
        "language": "nl",
        "languages": "nl",
        "max_assignments": "3",
    }
    address = reverse("assessment:expert_add")
    as_(farid).post(address, data)
    assert anna.expert.max_assignments == 3
    anna.refresh_from_db()
    assert anna.given_name == "Anna"
    again = as_(farid).post(address, data)
    assert again.status_code == 422
    assert "staat al in de lijst" in again.content.decode()


def test_matrix_shows_states_grades_and_spread_in_constant_queries(application, anna, farid, as_):
    eva = assign(application, make_expert(by=farid), by=farid)
    otto = assign(application, make_expert("otto", by=farid), by=farid)
    score_all(eva, "kritisch")
    score_all(otto, "goed")
    address = reverse("assessment:assessment_matrix", args=[application.call.code])
    client = as_(farid)
    text = client.get(address).content.decode()
    assert "ver uiteen" in text
    assert "2 van 2" in text
    before = query_count(client, address)
    other = make_admissible(by=anna, first=30, title="Tweede netwerk")
    for name in ("petra", "quinten"):
        score_all(assign(other, make_expert(name, by=farid), by=farid), "goed")
    assert query_count(client, address) == before
