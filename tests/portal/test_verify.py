"""The public page that checks a receipt or a PDF."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.actions.answers import save_answer
from applications.models import SubmissionDocument
from applications.terms import Phase
from portal.lib.canonical import sha256_hex
from portal.records.files import store_bytes
from portal.verification import PER_MINUTE, Verdict, verify_number
from tests.builders import OPEN, fill_eoi, make_application, make_call, submit_eoi

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(anna, stop_clock):
    stop_clock(OPEN)
    application = fill_eoi(make_application(by=anna, call=make_call(shift=False)), by=anna)
    return submit_eoi(application, by=anna)


def ask(client, **data):
    return client.post(reverse("verify"), data)


def test_number_and_code_of_a_receipt_are_genuine(submission, client):
    number = submission.receipt_number
    code = submission.verify_code.lower().replace("-", " ")
    body = ask(client, number=f" {number.lower()} ", code=code).content.decode()
    assert "Echt" in body and number in body
    assert "vrijdag 1 december 2017, 10.00 uur" in body
    assert "Tweede oproep" in body
    assert "Slim Textiel" not in body and "Anna" not in body


def test_the_address_in_the_qr_code_answers_at_once(submission, client):
    query = {"number": submission.receipt_number, "code": submission.verify_code}
    assert "Echt" in client.get(reverse("verify"), query).content.decode()


def test_a_wrong_code_and_a_wrong_number_look_the_same(submission, client):
    wrong_code = ask(client, number=submission.receipt_number, code="AAAA-AAAA-AAAA")
    wrong_number = ask(client, number="IBN2-9999-EOI-1", code=submission.verify_code)
    for answer in (wrong_code, wrong_number):
        body = answer.content.decode()
        assert "Onbekend" in body and "Tweede oproep" not in body


def test_an_older_version_is_replaced_by_the_newer(submission, anna, client):
    application = submission.application
    save_answer(application, Phase.EOI, "scope", "Anders.", by=anna, version=1)
    submit_eoi(application, by=anna)
    answer = verify_number(submission.receipt_number, submission.verify_code)
    assert (answer.verdict, answer.replaced_by) == (Verdict.REPLACED, 2)
    body = ask(client, number=submission.receipt_number, code=submission.verify_code)
    assert "vervangen door versie 2" in body.content.decode()


def test_a_pdf_is_known_by_its_bytes(submission, client):
    data = b"%PDF-1.7 made by the portal"
    SubmissionDocument.objects.create(
        submission=submission,
        kind="package",
        language="nl",
        file=store_bytes(data, name="x.pdf", content_type="application/pdf", by=None),
        sha256=sha256_hex(data),
    )

    def upload(content):
        return ask(client, file="1", pdf=SimpleUploadedFile("x.pdf", content)).content.decode()

    assert submission.receipt_number in upload(data)
    assert "Onbekend" in upload(data + b" ")


def test_empty_fields_are_asked_for(client):
    answer = ask(client, number="", code="")
    assert answer.status_code == 422
    assert ask(client, file="1").status_code == 422


def test_too_many_questions_have_to_wait(client):
    for _ in range(PER_MINUTE):
        assert ask(client, number="A-1", code="B").status_code == 200
    answer = ask(client, number="A-1", code="B")
    assert answer.status_code == 429
    assert "Te veel vragen" in answer.content.decode()
