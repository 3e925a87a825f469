"""Handing in: what blocks, what is frozen, and that once is once."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from applications.actions.answers import save_answer
from applications.models import Application, Submission
from applications.packages import content_of, package_data, package_findings
from applications.selectors.deadlines import deadline_of
from applications.terms import Phase
from applications.workflow import Status
from portal.completeness import judge
from portal.lib.canonical import canonical_json, sha256_hex
from portal.lib.problems import WrongMoment
from portal.records.models import Event, OutboxMail
from portal.submission import SubmissionRefused, submit
from tests.builders import OPEN, add_collaborator, fill_eoi, make_application, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(anna, bram, stop_clock) -> Application:
    """Anna's EoI, complete; Bram is an editor."""
    stop_clock(OPEN)
    application = make_application(by=anna, call=make_call(shift=False))
    add_collaborator(application, bram)
    return fill_eoi(application, by=anna)


def hand_in(application: Application, by, at=OPEN) -> Submission:
    return submit(application, Phase.EOI, by=by, received_at=at)


def test_a_complete_eoi_blocks_nothing(filled):
    judgement = judge(filled, Phase.EOI, OPEN)
    assert [finding.message_en for finding in judgement.blocking] == []
    assert {finding.rule for finding in judgement.findings} >= {"letters.minimum", "eoi.deadline"}


def test_submitting_freezes_everything_under_a_number_and_a_hash(filled, anna):
    made = hand_in(filled, anna)
    assert made.receipt_number == f"{filled.reference}-EOI-1"
    assert made.sha256 == sha256_hex(made.package.encode())
    data = json.loads(made.package)
    assert canonical_json(data) == made.package.encode()
    assert data["submitted_by"] == "Anna Aerts"
    assert data["terms"] == filled.call.terms.to_dict()
    assert len(data["content"]["companies"]) == 10
    slides = data["content"]["attachments"][0]
    assert slides["file"]["name"] == "pitch.pptx"
    assert len(slides["file"]["sha256"]) == 64
    assert data["facts"]["application"]["words"]["scope"] > 0
    filled.refresh_from_db()
    assert filled.state == Status.EOI_SUBMITTED


def test_the_deed_is_recorded_and_everybody_gets_the_receipt(filled, anna):
    made = hand_in(filled, anna)
    event = Event.objects.get(verb="submit_eoi")
    assert event.data["receipt"] == made.receipt_number
    assert event.data["sha256"] == made.sha256
    mails = OutboxMail.objects.filter(template="submission_received")
    assert {mail.to for mail in mails} == {
        "anna@slimtextiel.example",
        "bram@slimtextiel.example",
    }
    assert made.receipt_number in mails[0].subject
    assert made.verify_code in mails[0].body


def test_what_blocks_is_named_and_nothing_is_kept(anna, stop_clock):
    stop_clock(OPEN)
    application = make_application(by=anna, call=make_call(shift=False))
    with pytest.raises(SubmissionRefused) as refused:
        hand_in(application, anna)
    rules = {finding.rule for finding in refused.value.findings}
    assert {"letters.minimum", "eoi.sections", "eoi.pitch_slides"} <= rules
    application.refresh_from_db()
    assert application.state == Status.EOI_DRAFT
    assert not Submission.objects.exists()


def test_nine_letters_are_too_few(anna, stop_clock):
    stop_clock(OPEN)
    application = make_application(by=anna, call=make_call(shift=False))
    fill_eoi(application, by=anna, companies=9)
    with pytest.raises(SubmissionRefused) as refused:
        hand_in(application, anna)
    assert {one.rule for one in refused.value.findings} == {"mandates.minimum", "letters.minimum"}


@pytest.mark.parametrize(("seconds", "in_time"), [(-1, True), (0, True), (1, False)])
def test_on_time_is_up_to_and_including_noon(filled, anna, stop_clock, seconds, in_time):
    moment = deadline_of(filled, Phase.EOI) + timedelta(seconds=seconds)
    stop_clock(moment + timedelta(seconds=30))  # the answer takes a while
    if in_time:
        assert hand_in(filled, anna, moment).received_at == moment
        return
    with pytest.raises(SubmissionRefused) as refused:
        hand_in(filled, anna, moment)
    assert refused.value.is_late
    assert content_of_draft_is_whole(filled)


def content_of_draft_is_whole(application: Application) -> bool:
    return application.answers.filter(phase="eoi").exclude(text="").count() == 5


def test_a_part_of_a_second_after_noon_still_counts(filled, anna, stop_clock):
    moment = deadline_of(filled, Phase.EOI) + timedelta(microseconds=900_000)
    stop_clock(moment)
    assert hand_in(filled, anna, moment).received_at.microsecond == 0


def test_twice_the_same_is_one_submission(filled, anna):
    first = hand_in(filled, anna)
    again = hand_in(Application.objects.get(pk=filled.pk), anna, OPEN + timedelta(seconds=5))
    assert again.pk == first.pk
    assert Submission.objects.count() == 1
    assert Event.objects.filter(verb="submit_eoi").count() == 1


def test_a_replay_after_the_deadline_gives_the_receipt_of_before(filled, anna, stop_clock):
    first = hand_in(filled, anna)
    late = deadline_of(filled, Phase.EOI) + timedelta(hours=1)
    stop_clock(late)
    assert hand_in(filled, anna, late) == first


def test_a_changed_draft_becomes_the_next_version_and_names_the_one_before(filled, anna):
    first = hand_in(filled, anna)
    save_answer(filled, Phase.EOI, "scope", "Een andere scope.", by=anna, version=1)
    second = hand_in(filled, anna)
    assert second.receipt_number.endswith("-EOI-2")
    assert package_data(second)["previous_sha256"] == first.sha256
    assert content_of(first)["answers"]["scope"] != "Een andere scope."
    assert content_of(second)["answers"]["scope"] == "Een andere scope."


def test_after_the_step_is_over_a_changed_draft_is_refused(filled, anna):
    hand_in(filled, anna)
    save_answer(filled, Phase.EOI, "scope", "Te laat bedacht.", by=anna, version=1)
    Application.objects.filter(pk=filled.pk).update(status=Status.EOI_ADMISSIBLE)
    with pytest.raises(WrongMoment):
        hand_in(filled, anna)


def test_the_same_contents_give_the_same_content_bytes(filled, anna):
    made = hand_in(filled, anna)
    again = judge(Application.objects.get(pk=filled.pk), Phase.EOI, OPEN)
    assert canonical_json(again.content) == canonical_json(content_of(made))
    assert [one.to_dict() for one in again.findings] == [
        one.to_dict() for one in package_findings(made)
    ]


def test_the_database_refuses_to_change_or_delete_a_submission(filled, anna):
    made = hand_in(filled, anna)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=made.pk).update(sha256="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=made.pk).delete()
    assert Submission.objects.get(pk=made.pk).sha256 == made.sha256
