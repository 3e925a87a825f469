"""Files under the requirements of the call."""

import pytest
from django.urls import reverse

from applications.models import Attachment, Collaborator
from applications.workflow import Status
from portal.records.models import Event
from tests import samples
from tests.applications.frozen import hand_in
from tests.builders import add_collaborator, make_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(anna):
    return make_application(by=anna)


@pytest.fixture
def address(application):
    return reverse("applications:attachments", args=[application.reference, "eoi"])


def data(content: bytes, name: str, requirement: str = "pitch_slides", **more) -> dict:
    return {"requirement": requirement, "file": samples.upload(content, name), **more}


def test_kinds_and_size_are_named_before(as_, anna, address):
    content = as_(anna).get(address).content.decode()
    assert "pptx, ppt, odp, pdf" in content
    assert "25 MB" in content


def test_a_file_is_added_and_can_be_downloaded(as_, anna, application, address):
    client = as_(anna)
    response = client.post(address, data(samples.office("pptx"), "Pitch.pptx", confidential="on"))
    assert response.url == address
    attachment = Attachment.objects.get()
    assert (attachment.file.name, attachment.confidential) == ("Pitch.pptx", True)
    assert attachment.uploaded_by == anna
    event = Event.objects.get(verb="file_uploaded")
    assert event.data["sha256"] == attachment.file.sha256
    download = client.get(
        reverse("applications:attachment", args=[application.reference, attachment.key])
    )
    assert download["Content-Disposition"] == 'attachment; filename="Pitch.pptx"'
    assert b"".join(download.streaming_content) == samples.office("pptx")


def test_a_second_one_replaces_the_first_which_stays(as_, anna, application, address):
    client = as_(anna)
    client.post(address, data(samples.pdf("een"), "een.pdf"))
    client.post(address, data(samples.pdf("twee"), "twee.pdf"))
    first, second = Attachment.objects.order_by("pk")
    assert first.removed_at is not None
    assert second.removed_at is None
    old = client.get(reverse("applications:attachment", args=[application.reference, first.key]))
    assert old.status_code == 200


def test_several_files_where_the_call_allows(as_, anna, application, address):
    client = as_(anna)
    for name in ("een.pdf", "twee.pdf"):
        client.post(address, data(samples.pdf(name), name, "eoi_other"))
    assert Attachment.objects.filter(removed_at__isnull=True).count() == 2


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leeg.pdf"),
        (b"MZ" + b"\0" * 100, "programma.exe"),
        (b"geen pdf", "vals.pdf"),
        (samples.office("pptx", macros=True), "macro.pptx"),
        (samples.office("docx"), "verkeerd.docx"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_in_its_place(as_, anna, address, content, name):
    response = as_(anna).post(address, data(content, name))
    assert response.status_code == 422
    errors = response.context["forms"][0].errors
    assert list(errors) == ["file"]
    assert str(errors["file"][0]) in response.content.decode().replace("&#x27;", "'")
    assert not Attachment.objects.exists()


def test_too_large_a_file_is_refused(as_, anna, address, settings):
    settings.UPLOAD_MAX_MB = 1
    response = as_(anna).post(address, data(b"%PDF-" + b"0" * 1_100_000 + b"%%EOF", "groot.pdf"))
    assert response.status_code == 422
    assert "1 MB" in response.content.decode()


def test_no_file_and_an_unknown_requirement(as_, anna, address):
    client = as_(anna)
    assert client.post(address, {"requirement": "pitch_slides"}).status_code == 422
    assert client.post(address, data(samples.pdf(), "x.pdf", "niets")).status_code == 404


def test_removing_and_marking_leave_their_events(as_, anna, application, address):
    client = as_(anna)
    client.post(address, data(samples.pdf(), "een.pdf"))
    attachment = Attachment.objects.get()
    names = [application.reference, attachment.key]
    client.post(
        reverse("applications:attachment_confidential", args=names), {"confidential": "yes"}
    )
    attachment.refresh_from_db()
    assert attachment.confidential is True
    remove = reverse("applications:attachment_remove", args=names)
    assert client.get(remove).status_code == 405
    client.post(remove)
    attachment.refresh_from_db()
    assert attachment.removed_at is not None
    assert client.post(remove).status_code == 409
    verbs = list(Event.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[-3:] == ["file_uploaded", "file_marked", "file_removed"]


def test_the_agency_gets_what_was_handed_in_only(as_, anna, farid, application, address):
    as_(anna).post(address, data(samples.pdf("in"), "in.pdf"))
    attachment = Attachment.objects.get()
    download = reverse("applications:attachment", args=[application.reference, attachment.key])
    staff = as_(farid)
    assert staff.get(address).status_code == 403
    assert staff.get(download).status_code == 404
    hand_in(application, by=anna, sha256=attachment.file.sha256)
    assert staff.get(download).status_code == 200


def test_strangers_readers_and_the_wrong_moment(as_, anna, bram, carla, application, address):
    client = as_(anna)
    client.post(address, data(samples.pdf(), "een.pdf"))
    attachment = Attachment.objects.get()
    download = reverse("applications:attachment", args=[application.reference, attachment.key])
    assert as_(carla).get(address).status_code == 404
    assert as_(carla).get(download).status_code == 404
    add_collaborator(application, bram, Collaborator.Role.READER)
    reader = as_(bram)
    assert "een.pdf" in reader.get(address).content.decode()
    assert reader.post(address, data(samples.pdf(), "x.pdf")).status_code == 403
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    assert client.post(address, data(samples.pdf(), "twee.pdf")).status_code == 409
    assert Attachment.objects.count() == 1
    dossier = reverse("applications:attachments", args=[application.reference, "dossier"])
    assert client.get(dossier).status_code == 409
