"""The archive of an application with a dossier: every file once, under its hash."""

import hashlib
import io
import json
import re
import zipfile

import pytest
from django.urls import reverse

from applications.packages import package_files
from portal.document_jobs import jobs_of
from portal.records.jobs import run_job
from portal.records.models import Scan, StoredFile
from tests.builders import attach, submit_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(submission) -> dict:
    return json.loads(submission.package)


@pytest.fixture
def with_receipt(submission) -> None:
    """The receipt made; the other document is still on its way."""
    for job in jobs_of(submission):
        if job.kind == "submission_receipt":
            run_job(str(job.ref))


def archive_of(client, reference: str) -> zipfile.ZipFile:
    answer = client.get(reverse("archive", args=[reference]))
    assert answer.streaming
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def listed_in(archive: zipfile.ZipFile) -> dict[str, str]:
    lines = archive.read("LEESMIJ.txt").decode().splitlines()
    pairs = [line.split("  ", 1) for line in lines if re.match(r"[0-9a-f]{64}  ", line)]
    assert len(pairs) == len({name for _sha256, name in pairs})
    return {name: sha256 for sha256, name in pairs}


def test_the_archive_holds_every_file_once_under_its_hash(
    submission, with_receipt, data, anna, farid, as_
):
    reference = submission.application.reference
    for person in (anna, farid):
        archive = archive_of(as_(person), reference)
        assert archive.testzip() is None
        listed = listed_in(archive)
        assert set(archive.namelist()) == listed.keys() | {"LEESMIJ.txt"}
        for name, sha256 in listed.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
        number = submission.receipt_number
        assert listed[f"{number}/{number}.json"] == submission.sha256
        assert f"{number}/bijlagen/geheim.pdf" in listed
        assert f"{number}/{number}-ontvangstbewijs.pdf" in listed
        wanted = {named["sha256"] for _folder, named in package_files(data["content"])}
        wanted |= {one.sha256 for one in submission.documents.all()}
        assert wanted <= set(listed.values())
        letters = [name for name in listed if name.startswith(f"{number}/intentiebrieven/")]
        assert len(letters) == 10


def test_the_archive_is_for_the_applicant_and_the_agency(
    submission, bram, carla, eva, katrien, lars, as_
):
    address = reverse("archive", args=[submission.application.reference])
    assert as_(bram).get(address).status_code == 200
    for person in (carla, eva, katrien, lars):
        assert as_(person).get(address).status_code == 404


def test_an_infected_file_is_named_and_left_out(submission, data, anna, as_):
    secret = next(o for o in data["content"]["attachments"] if o["confidential"])
    StoredFile.objects.filter(ref=secret["file"]["ref"]).update(scan=Scan.INFECTED)
    archive = archive_of(as_(anna), submission.application.reference)
    name = f"{submission.receipt_number}/bijlagen/geheim.pdf"
    assert name not in archive.namelist()
    assert f"{name}  (niet bijgevoegd: nog niet vrijgegeven)" in listed_in(archive)


def test_two_files_of_one_name_are_both_there_and_listed_as_such(dossier, anna, as_):
    attach(dossier, "Openbaar.pdf", by=anna)
    made = submit_dossier(dossier, by=anna)
    archive = archive_of(as_(anna), dossier.reference)
    names = [name for name in archive.namelist() if name.startswith(f"{made.receipt_number}/bij")]
    assert {name.rpartition("/")[2] for name in names} == {
        "openbaar.pdf",
        "geheim.pdf",
        "Openbaar (2).pdf",
    }
    assert set(names) <= listed_in(archive).keys()
