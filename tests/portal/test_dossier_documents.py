"""The PDFs of a submitted dossier: made by the job, from the package, for everybody to read."""

import hashlib
import io
import json
import re
import subprocess
from collections.abc import Iterator

import pikepdf
import pytest
from django.urls import reverse

from applications.actions.answers import save_answer
from applications.models import Submission
from applications.packages import package_files
from applications.terms import Phase
from portal.document_jobs import jobs_of
from portal.documents import package_pdf
from portal.lib import clock
from portal.lib.pdf import read_attachments
from portal.records.files import open_stored
from portal.records.jobs import run_job
from portal.records.models import JobState
from portal.verification import Verdict, verify_file
from tests.builders import OPEN, again
from tests.kept import kept_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(submission) -> dict:
    return json.loads(submission.package)


@pytest.fixture(scope="module")
def documents(kept_submission, django_db_blocker) -> Iterator[dict[str, bytes]]:
    """The bytes of the documents by kind, made once by the worker's jobs."""
    with kept_rows(django_db_blocker) as making:
        with making, clock.fixed(OPEN):
            made = Submission.objects.get(pk=kept_submission)
            for job in jobs_of(made):
                run_job(str(job.ref))
            found = made.documents.select_related("file")
            by_kind = {one.kind: open_stored(one.file).read() for one in found}
        yield by_kind


@pytest.fixture(scope="module")
def pages(documents) -> list[str]:
    """The pages of the dossier's PDF as a reader sees their lines."""
    return text_of(documents["package"]).split("\f")


@pytest.fixture(scope="module")
def text(pages) -> str:
    """The same in one piece, every gap one space, without the heads and feet."""
    return flat("\n".join(pages))


def text_of(pdf: bytes) -> str:
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_job_makes_both_documents_once_and_they_are_known_as_genuine(submission, documents):
    jobs = jobs_of(submission)
    assert {job.state for job in jobs} == {JobState.DONE}
    for job in jobs:
        run_job(str(job.ref))
    assert submission.documents.count() == 2
    for document in submission.documents.all():
        assert hashlib.sha256(documents[document.kind]).hexdigest() == document.sha256
        answer = verify_file(io.BytesIO(documents[document.kind]))
        assert (answer.verdict, answer.receipt_number) == (
            Verdict.GENUINE,
            submission.receipt_number,
        )
    assert verify_file(io.BytesIO(documents["package"] + b"\n")).verdict is Verdict.UNKNOWN


def test_the_pdf_holds_every_section_with_its_question(text, submission):
    for one in submission.application.call.terms.sections_of(Phase.DOSSIER):
        assert f"{one.number}. {one.title.nl}" in text
        assert f"Antwoord over {one.title.nl}." in text
        assert one.prompt.nl[:60] in text


def test_the_pdf_holds_the_amounts_and_the_results_of_the_rules(text, data):
    for amount in ("€ 110.000,00", "€ 60.000,00", "€ 75.000,00", "€ 630.000,00", "€ 315.000,00"):
        assert amount in text.replace("\xa0", " ")
    assert "1,00 VTE, 1,00 VTE, 1,00 VTE" in text.replace("\xa0", " ")
    for finding in data["findings"]:
        assert "Voldaan. " + flat(finding["message_nl"])[:50] in text
    assert "De oproep zegt: Cash (minstens 60 %)" in text.replace("\xa0", " ")


def test_the_pdf_holds_the_other_parts(text, data):
    for words in (
        "Slim Textiel vzw",
        "Gedeelde proefweefgetouwen",
        "Lerend netwerk van weverijen",
        "Clustercoördinatie (steunbaar)",
        "Niche doelgroep die niet of onvoldoende bereikt wordt",
        "De projectbegroting is gebaseerd op reële kosten.",
        "dezelfde brief, opnieuw bevestigd",
        "geheim.pdf",
    ):
        assert words in text
    for _folder, named in package_files(data["content"]):
        assert named["sha256"] in text


def test_each_point_of_feedback_stands_above_its_answer(text):
    places = [
        text.index(words)
        for words in (
            "Betrek ook kleine weverijen bij de stuurgroep.",
            "Punt 1 is verwerkt in het plan van aanpak.",
            "Maak de planning van het tweede jaar concreter.",
            "Punt 2 is verwerkt in het plan van aanpak.",
        )
    ]
    assert places == sorted(places)


def test_the_contents_name_the_pages_and_every_foot_the_number_and_the_hash(pages, submission):
    pages = [page for page in pages if page.strip()]
    listed = {
        title.strip(): int(number)
        for title, number in re.findall(r"(?m)^ *(\S.*?)(?: ?\.)+ +(\d+)$", pages[0])
    }
    assert len(listed) == 20
    for title, number in listed.items():
        assert re.search(rf"(?m)^ *{re.escape(title)}$", pages[number - 1]), title
    for place, page in enumerate(pages, 1):
        foot = flat(page)[-160:]
        assert submission.receipt_number in foot
        assert submission.sha256 in foot
        assert f"Pagina {place} van {len(pages)}" in foot


def test_the_json_is_attached_once_byte_for_byte(documents, submission):
    assert read_attachments(documents["package"]) == {
        f"{submission.receipt_number}.json": submission.package.encode()
    }
    with pikepdf.open(io.BytesIO(documents["package"])) as pdf:
        (listed,) = pdf.Root.AF
        assert str(listed.AFRelationship) == "/Source"
        assert str(listed.EF.F.Subtype) == "/application/json"


@pytest.mark.parametrize("kind", ["package", "receipt"])
def test_the_documents_are_tagged_named_and_in_dutch(documents, submission, kind):
    with pikepdf.open(io.BytesIO(documents[kind])) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.MarkInfo.Marked
        metadata = pdf.open_metadata()
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert submission.receipt_number in metadata["dc:title"]
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                assert "/Contents" in note and "/StructParent" in note


def test_the_receipt_says_what_the_applicant_needs_later(documents, submission):
    text = flat(text_of(documents["receipt"]))
    for words in (
        submission.receipt_number,
        submission.sha256[:40],
        submission.verify_code,
        submission.record_head.split(":")[0],
        "vrijdag 1 december 2017, 10.00 uur",
        "Anna Aerts",
        "Volledig aanvraagdossier van IBN2-0001 Netwerk Slim Textiel",
    ):
        assert words in text


def test_the_pdf_is_made_from_the_package_not_from_the_draft(submission, anna):
    application = again(submission.application)
    save_answer(application, Phase.DOSSIER, "timeline", "Nieuwer dan versie 1.", by=anna, version=1)
    application.title = "Een andere naam"
    application.save()
    text = flat(text_of(package_pdf(submission, "en")))
    assert "Antwoord over Tijdslijn." in text
    assert "Nieuwer dan versie 1." not in text and "Een andere naam" not in text
    assert "Costs and financing" in text and "The rules of the call" in text


def test_who_gets_the_documents(submission, documents, anna, bram, carla, farid, eva, katrien, as_):
    args = [submission.application.reference, submission.receipt_number, "package", "nl"]
    address = reverse("submission_document", args=args)
    for person in (anna, bram, farid):
        answer = as_(person).get(address)
        assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    for person in (carla, eva, katrien):
        assert as_(person).get(address).status_code == 404
