"""Does a file's content agree with its name? Looks at the bytes, trusts nothing."""

import re
import zipfile
from typing import IO
from unicodedata import category, normalize

from django.utils.translation import gettext as _

from portal.lib.problems import InvalidInput

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "zip": "application/zip",
}
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
MAX_ENTRIES = 10_000

_OOXML = {"pptx": "ppt/presentation.xml", "docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_ODF = {"odp", "odt"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# VbaInfoContainer > VbaInfoAtom of a .ppt (MS-PPT 2.4.10): the byte at the end says "has macros"
_PPT_MACROS = re.compile(
    rb"\x1f\x00\xff\x03\x14\x00\x00\x00\x02\x00\x00\x04\x0c\x00\x00\x00.{4}[^\x00]", re.DOTALL
)


class UploadError(InvalidInput):
    """A refused upload. Its text is for the person who uploads, in the language of the moment."""


def extension_of(name: str) -> str:
    """Lower case, without the dot; "" when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def clean_name(name: str, *, longest: int = 120) -> str:
    """A name fit for a screen and a disk: no folders, controls or reversed text; never empty."""
    name = normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    name = "".join(c for c in name if category(c) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
    name = re.sub(r'[<>:"|?*]', "_", " ".join(name.split())).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    stem = stem.strip(" .") or "bestand"
    return f"{stem[: longest - len(extension) - 1]}{dot}{extension}"


def check_content(stream: IO[bytes], extension: str) -> None:
    """Raises :class:`UploadError` unless the bytes are what `extension` promises.

    Macros, encrypted parts and zip bombs are refused as well. Leaves the stream at its start.
    """
    stream.seek(0)
    start = stream.read(1024)
    stream.seek(0)
    if extension in _OOXML or extension in _ODF or extension == "zip":
        _check_zip(stream, extension)
    elif extension == "ppt":
        _check_ppt(stream, start)
    elif extension == "pdf":
        _check_pdf(stream, start)
    elif not start.startswith({"png": b"\x89PNG\r\n\x1a\n"}.get(extension, b"\xff\xd8\xff")):
        raise UploadError(_disagrees(extension))
    stream.seek(0)


def _disagrees(extension: str) -> str:
    return _("The content of this file is not that of a .%(extension)s file.") % {
        "extension": extension
    }


def _macros() -> str:
    return _("This file holds macros. Save it without macros and upload it again.")


def _check_pdf(stream: IO[bytes], start: bytes) -> None:
    if b"%PDF-" not in start:
        raise UploadError(_disagrees("pdf"))
    if b"%%EOF" not in stream.read().rstrip(b"\0 \t\r\n")[-8192:]:
        raise UploadError(_("This PDF is incomplete. Save it again and upload the new file."))


def _check_ppt(stream: IO[bytes], start: bytes) -> None:
    content = stream.read()
    if not start.startswith(_OLE) or "PowerPoint Document".encode("utf-16-le") not in content:
        raise UploadError(_disagrees("ppt"))
    if _PPT_MACROS.search(content):
        raise UploadError(_macros())


def _check_zip(stream: IO[bytes], extension: str) -> None:
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _check_size(entries)
            names = {entry.filename for entry in entries}
            if extension in _OOXML:
                _check_ooxml(archive, names, extension)
            elif extension in _ODF:
                _check_odf(archive, names, extension)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError) as error:
        raise UploadError(_disagrees(extension)) from error


def _check_size(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UploadError(_("This file is protected by a password. Upload it without one."))
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    large = unpacked > MAX_UNPACKED or unpacked > 10_000_000 + packed * MAX_RATIO
    if large or len(entries) > MAX_ENTRIES:
        raise UploadError(_("This file is far larger unpacked than a document can be."))


def _check_ooxml(archive: zipfile.ZipFile, names: set[str], extension: str) -> None:
    if _OOXML[extension] not in names:
        raise UploadError(_disagrees(extension))
    with archive.open("[Content_Types].xml") as handle:
        types = handle.read(1_000_000).lower()
    if b"macroenabled" in types or any("vbaproject" in name.lower() for name in names):
        raise UploadError(_macros())
    if CONTENT_TYPES[extension].encode() not in types:
        raise UploadError(_disagrees(extension))


def _check_odf(archive: zipfile.ZipFile, names: set[str], extension: str) -> None:
    with archive.open("mimetype") as handle:
        if handle.read(200).strip() != CONTENT_TYPES[extension].encode():
            raise UploadError(_disagrees(extension))
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise UploadError(_macros())
