"""Files: what is let in, and how it goes out."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.uploads import CONTENT_TYPES, UploadError, clean_name
from portal.records.files import file_response, open_stored, store_bytes, store_upload
from portal.records.models import StoredFile
from portal.records.verification import check_files
from tests import samples
from tests.samples import upload

GOOD = {
    "pdf": samples.pdf(),
    "docx": samples.office("docx"),
    "pptx": samples.office("pptx"),
    "xlsx": samples.office("xlsx"),
    "ppt": samples.ppt(),
    "odt": samples.opendocument("odt"),
    "odp": samples.opendocument("odp"),
    "png": samples.png(),
    "jpg": samples.jpg(),
    "jpeg": samples.jpg(),
    "zip": samples.zipped({"a.txt": "a"}),
}


def store(data, name, by=None, max_mb=5, extensions=CONTENT_TYPES):
    return store_upload(upload(data, name), extensions=extensions, max_mb=max_mb, by=by)


def refusal(*args, **kwargs):
    with pytest.raises(UploadError) as caught:
        store(*args, **kwargs)
    assert StoredFile.objects.count() == 0
    return caught.value.message


@pytest.mark.parametrize("extension", GOOD)
def test_a_good_file_is_kept_byte_for_byte(anna, extension):
    stored = store(GOOD[extension], f"Brief van Weverij.{extension.upper()}", anna)
    data = GOOD[extension]
    assert (stored.size, stored.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert stored.content_type == CONTENT_TYPES[extension]
    assert (stored.uploaded_by, stored.scan) == (anna, "not_scanned")
    assert "Weverij" not in stored.path
    with open_stored(stored) as stream:
        assert stream.read() == data


WRONG = [
    (extension, other)
    for extension in GOOD
    for other in ("pdf", "docx", "pptx", "ppt", "odt", "png", "jpg", "zip")
    if CONTENT_TYPES[extension] != CONTENT_TYPES[other]
    and not (extension == "zip" and GOOD[other].startswith(b"PK"))
]


@pytest.mark.django_db
@pytest.mark.parametrize("extension, other", WRONG)
def test_another_kind_behind_a_right_name_is_refused(extension, other):
    assert refusal(GOOD[other], f"brief.{extension}") == (
        f"De inhoud van dit bestand is niet die van een .{extension}-bestand."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data, name",
    [
        (samples.office("docx", macros=True), "brief.docx"),
        (samples.office("pptx", macros=True), "pitch.pptx"),
        (samples.opendocument("odp", macros=True), "pitch.odp"),
        (samples.ppt(macros=True), "pitch.ppt"),
    ],
)
def test_macros_are_refused(data, name):
    assert refusal(data, name).startswith("Dit bestand bevat macro's.")


@pytest.mark.django_db
def test_macros_by_content_type_are_refused():
    data = samples.zipped(
        {
            "[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml",
            "word/document.xml": "<a/>",
        }
    )
    assert refusal(data, "brief.docx").startswith("Dit bestand bevat macro's.")


@pytest.mark.django_db
def test_empty_large_foreign_and_broken_files_are_refused():
    assert refusal(b"", "brief.pdf") == "Dit bestand is leeg."
    assert refusal(samples.pdf() + b" " * 1024 * 1024, "brief.pdf", max_mb=1) == (
        "Dit bestand is groter dan 1 MB."
    )
    assert refusal(b"MZ", "brief.exe", extensions={"pdf", ".pptx"}) == (
        "Laad een bestand van deze soort op: .pdf, .pptx."
    )
    assert refusal(b"<svg/>", "logo.svg", extensions={"svg"}).startswith("Laad een bestand")
    assert refusal(samples.pdf()[:-30], "brief.pdf").startswith("Deze PDF is onvolledig.")
    assert refusal(samples.office("docx")[:-40], "brief.docx").startswith("De inhoud")
    assert refusal(b"brief", "brief").startswith("Laad een bestand")


@pytest.mark.django_db
def test_exactly_the_limit_is_accepted():
    data = samples.pdf()
    assert store(data + b" " * (1024 * 1024 - len(data)), "a.pdf", max_mb=1).size == 1024 * 1024


@pytest.mark.django_db
def test_bombs_and_passwords_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nul", b"\0" * 60_000_000)
    assert refusal(out.getvalue(), "bom.zip").startswith("Dit bestand is uitgepakt")
    locked = bytearray(samples.zipped({"a.txt": "a"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    assert refusal(bytes(locked), "slot.zip").startswith("Dit bestand is met een wachtwoord")


@pytest.mark.parametrize(
    "name, clean",
    [
        ("Brief.pdf", "Brief.pdf"),
        ("C:\\Users\\Anna\\brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd"),
        ("brief\x00\r\n.pdf", "brief.pdf"),
        ("brief\u202efdp.exe", "brieffdp.exe"),
        ('a<b>"c".pdf', "a_b__c_.pdf"),
        (".pdf", "pdf"),
        ("  .  .pdf", "pdf"),
        ("", "bestand"),
        ("e\u0301e\u0301n.pdf", "één.pdf"),
    ],
)
def test_names_are_cleaned(name, clean):
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_a_clean_name_stays_clean(name):
    clean = clean_name(name)
    assert clean
    assert clean_name(clean) == clean
    assert len(clean) <= 120
    assert not set(clean) & set('/\\\r\n\0"')


def test_goes_out_as_an_attachment(rf, anna):
    stored = store(samples.pdf(), "Brief één.pdf", anna)
    response = file_response(rf.get("/"), stored)
    assert (
        response["Content-Disposition"] == "attachment; filename*=utf-8''Brief%20%C3%A9%C3%A9n.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert b"".join(response.streaming_content) == samples.pdf()


def test_only_pdf_and_pictures_are_shown_inside_the_page(rf, anna):
    pdf, docx = store(samples.pdf(), "a.pdf", anna), store(samples.office(), "a.docx", anna)
    assert file_response(rf.get("/"), pdf, inline=True)["Content-Disposition"].startswith("inline")
    assert file_response(rf.get("/"), docx, inline=True)["Content-Disposition"].startswith("attach")


def test_a_stored_file_that_changed_or_went_is_named(anna):
    kept, changed, gone = (
        store_bytes(b"abc", name="a.txt", content_type="text/plain", by=anna) for _ in range(3)
    )
    with open(default_storage.path(changed.path), "wb") as handle:
        handle.write(b"abd")
    default_storage.delete(gone.path)
    assert list(check_files()) == [
        f"File {changed.ref} was changed: its content does not agree with its hash.",
        f"File {gone.ref} is missing from storage.",
    ]
    assert kept.scan == "clean"
