"""The PDFs made from a frozen package."""

import io

import pytest
from pypdf import PdfReader

from applications.models import SubmissionDocument
from portal.documents import make_document, package_pdf, receipt_pdf
from portal.lib.pdf import read_attachments
from portal.receipts import documents_of
from portal.records.files import open_stored
from portal.verification import Verdict, verify_file
from tests.builders import OPEN, fill_eoi, make_application, make_call, submit_eoi

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(anna, stop_clock):
    stop_clock(OPEN)
    application = fill_eoi(make_application(by=anna, call=make_call(shift=False)), by=anna)
    return submit_eoi(application, by=anna)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_the_pdf_says_what_was_submitted_and_carries_the_package(submission):
    data = package_pdf(submission, "nl")
    text = text_of(data)
    for words in ("Netwerk Slim Textiel", submission.receipt_number, "Weverij 7", "900.000,00"):
        assert words in text
    attached = read_attachments(data)
    assert attached == {f"{submission.receipt_number}.json": submission.package.encode()}


def test_the_receipt_names_number_code_and_time_in_either_language(submission):
    dutch, english = (text_of(receipt_pdf(submission, code)) for code in ("nl", "en"))
    for text in (dutch, english):
        assert submission.receipt_number in text and submission.verify_code in text
    assert "Ontvangstbewijs" in dutch and "Receipt" in english


def test_a_document_is_made_once_and_verified_by_its_bytes(submission):
    first = make_document("00000000-0000-4000-8000-000000000000", *_receipt(submission))
    again = make_document("00000000-0000-4000-8000-000000000000", *_receipt(submission))
    assert first == again
    document = SubmissionDocument.objects.get()
    with open_stored(document.file) as stream:
        assert verify_file(stream).verdict is Verdict.GENUINE
    ready = [one for one in documents_of(submission) if one.url]
    assert [one.sha256 for one in ready] == [document.sha256]


def _receipt(submission) -> tuple[str, str, str]:
    return submission.receipt_number, "receipt", "nl"
