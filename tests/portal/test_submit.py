"""The page that checks the answers, the receipt, what was submitted, its files and archive."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from applications.actions.answers import save_answer
from applications.models import Submission
from applications.terms import Phase
from portal.document_jobs import jobs_of
from portal.frames import frame_for
from portal.lib import clock
from tests.builders import (
    OPEN,
    add_collaborator,
    fill_eoi,
    make_application,
    make_call,
    submit_eoi,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(anna, bram, stop_clock):
    stop_clock(OPEN)
    application = make_application(by=anna, call=make_call(shift=False))
    add_collaborator(application, bram, "reader")
    return application


@pytest.fixture
def filled(draft, anna):
    return fill_eoi(draft, by=anna)


def page(application) -> str:
    return reverse("submit", args=[application.reference, "eoi"])


def test_the_page_shows_everything_that_would_be_submitted(filled, anna, as_):
    body = as_(anna).get(page(filled)).content.decode()
    assert "Controleer uw antwoorden en dien in" in body
    for text in ("Slim Textiel vzw", "Weverij 3", "pitch.pptx", "Wat wij doen rond", "900.000,00"):
        assert text in body
    assert "disabled" not in body.split("btn-lg")[1][:60]


def test_submitting_leads_to_the_receipt(filled, anna, as_):
    client = as_(anna)
    answer = client.post(page(filled), {"declared": "on"})
    made = Submission.objects.get()
    address = reverse("receipt", args=[filled.reference, made.receipt_number])
    assert answer.status_code == 302 and answer.url == address
    body = client.get(address).content.decode()
    assert made.receipt_number in body and made.sha256 in body and made.verify_code in body
    assert "vrijdag 1 december 2017, 10.00 uur" in body


def test_without_the_declaration_nothing_is_submitted(filled, anna, as_):
    answer = as_(anna).post(page(filled), {})
    assert answer.status_code == 422
    assert "Vink de verklaring aan" in answer.content.decode()
    assert not Submission.objects.exists()


def test_what_blocks_is_listed_with_the_page_that_mends_it(draft, anna, as_):
    answer = as_(anna).post(page(draft), {"declared": "on"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Los dit eerst op voor u kunt indienen" in body
    assert reverse("applications:section", args=[draft.reference, "eoi", "scope"]) in body
    assert not Submission.objects.exists()


def test_after_the_deadline_the_page_says_so_and_the_draft_stays(filled, anna, as_, stop_clock):
    client = as_(anna)
    stop_clock(filled.call.terms.deadline(Phase.EOI).replace(hour=13))
    answer = client.post(page(filled), {"declared": "on"})
    assert answer.status_code == 422
    assert "Te laat" in answer.content.decode()
    assert not Submission.objects.exists()
    assert filled.answers.exclude(text="").count() == 5


def test_a_reader_sees_the_page_but_cannot_submit(filled, bram, as_):
    client = as_(bram)
    body = client.get(page(filled)).content.decode()
    assert "btn-lg" not in body and "coördinator" in body
    assert client.post(page(filled), {"declared": "on"}).status_code == 403
    assert not Submission.objects.exists()


def test_a_stranger_and_the_agency_do_not_get_the_draft(filled, carla, farid, as_):
    assert as_(carla).get(page(filled)).status_code == 404
    assert as_(farid).get(page(filled)).status_code == 403
    assert as_(carla).post(page(filled), {"declared": "on"}).status_code == 404


def test_an_unknown_phase_or_number_is_not_found(filled, anna, as_):
    client = as_(anna)
    assert client.get(reverse("submit", args=[filled.reference, "third"])).status_code == 404
    assert client.get(reverse("receipt", args=[filled.reference, "X-1"])).status_code == 404


def test_when_the_step_is_over_the_page_leads_to_the_receipt(filled, anna, as_):
    made = submit_eoi(filled, by=anna)
    type(filled).objects.filter(pk=filled.pk).update(status="eoi_admissible")
    client = as_(anna)
    address = reverse("receipt", args=[filled.reference, made.receipt_number])
    assert client.get(page(filled)).url == address


def test_the_wrong_method_is_refused(filled, anna, as_):
    assert as_(anna).put(page(filled)).status_code == 405
    made = submit_eoi(filled, by=anna)
    retry = reverse("receipt_retry", args=[filled.reference, made.receipt_number])
    assert as_(anna).get(retry).status_code == 405


def test_what_was_submitted_is_read_from_the_package_not_the_draft(filled, anna, farid, as_):
    made = submit_eoi(filled, by=anna)
    save_answer(filled, Phase.EOI, "scope", "Nieuwe tekst na versie 1", by=anna, version=1)
    address = reverse("submission", args=[filled.reference, made.receipt_number])
    for person in (anna, farid):
        body = as_(person).get(address).content.decode()
        assert "Wat wij doen rond" in body
        assert "Nieuwe tekst na versie 1" not in body


def test_package_and_files_are_given_as_they_were_hashed(filled, anna, carla, as_):
    made = submit_eoi(filled, by=anna)
    arguments = [filled.reference, made.receipt_number]
    answer = as_(anna).get(reverse("submission_data", args=arguments))
    assert answer.content == made.package.encode()
    ref = json.loads(made.package)["content"]["attachments"][0]["file"]["ref"]
    file_page = reverse("submission_file", args=[*arguments, ref])
    assert b"".join(as_(anna).get(file_page).streaming_content)[:2] == b"PK"
    assert as_(carla).get(file_page).status_code == 404
    other = reverse("submission_file", args=[*arguments, "00000000-0000-4000-8000-000000000000"])
    assert as_(anna).get(other).status_code == 404


def test_the_archive_holds_package_letters_and_a_list_of_hashes(filled, anna, carla, as_):
    made = submit_eoi(filled, by=anna)
    address = reverse("archive", args=[filled.reference])
    answer = as_(anna).get(address)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    names = archive.namelist()
    folder = made.receipt_number
    assert archive.read(f"{folder}/{folder}.json") == made.package.encode()
    assert len([name for name in names if "/intentiebrieven/" in name]) == 10
    assert f"{folder}/bijlagen/pitch.pptx" in names
    assert made.sha256 in archive.read("LEESMIJ.txt").decode()
    assert as_(carla).get(address).status_code == 404


def test_the_documents_are_asked_of_the_worker_once(filled, anna, as_):
    made = submit_eoi(filled, by=anna)
    assert {job.kind for job in jobs_of(made)} == {"submission_receipt", "submission_package"}
    body = as_(anna).get(reverse("receipt", args=[filled.reference, made.receipt_number]))
    assert "worden gemaakt" in body.content.decode()
    retry = reverse("receipt_retry", args=[filled.reference, made.receipt_number])
    as_(anna).post(retry)
    assert len(jobs_of(made)) == 2


def test_the_frame_says_where_it_stands(draft, anna, farid):
    before = frame_for(draft, anna)
    assert "sluit dinsdag 12 december 2017, 12.00 uur" in before.deadline_text
    assert before.deadline and before.next_missing_url
    fill_eoi(draft, by=anna)
    ready = frame_for(type(draft).objects.get(pk=draft.pk), anna)
    assert {task.state for task in ready.tasks if task.key != "submit"} == {"complete"}
    assert not any(finding.blocks for finding in ready.findings)
    made = submit_eoi(draft, by=anna)
    after = frame_for(type(draft).objects.get(pk=draft.pk), anna)
    assert made.receipt_number in after.deadline_text and not after.changed
    save_answer(draft, Phase.EOI, "scope", "Anders", by=anna, version=1)
    changed = frame_for(type(draft).objects.get(pk=draft.pk), anna)
    assert changed.changed
    assert "wijzigingen na versie 1 zijn nog niet ingediend" in changed.deadline_text
    agency = frame_for(type(draft).objects.get(pk=draft.pk), farid)
    assert not agency.tasks and agency.findings and not agency.changed
    assert clock.now() == OPEN


def test_the_agency_sees_nothing_of_a_draft(draft, farid):
    frame = frame_for(draft, farid)
    assert not frame.tasks and not frame.findings


def test_the_panel_renews_on_its_own(filled, anna, as_):
    address = reverse("rule_panel", args=[filled.reference]) + "?phase=eoi"
    client = as_(anna)
    answer = client.get(address, headers={"HX-Request": "true"})
    body = answer.content.decode()
    assert 'id="rule-panel"' in body and 'id="task-list"' in body and "<html" not in body
    assert client.get(address).status_code == 302
    wrong = reverse("rule_panel", args=[filled.reference]) + "?phase=x"
    assert client.get(wrong, headers={"HX-Request": "true"}).status_code == 404
