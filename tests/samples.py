"""Small real files for upload tests. Each function returns bytes."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

OOXML = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "docx": ("word/document.xml", OOXML + "wordprocessingml.document"),
    "pptx": ("ppt/presentation.xml", OOXML + "presentationml.presentation"),
    "xlsx": ("xl/workbook.xml", OOXML + "spreadsheetml.sheet"),
}


def upload(data: bytes, name: str) -> SimpleUploadedFile:
    """`data` as a browser would send it."""
    return SimpleUploadedFile(name, data)


def pdf(text: str = "Intentiebrief") -> bytes:
    """A PDF of one page that readers open."""
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def office(kind: str = "docx", *, macros: bool = False) -> bytes:
    """The skeleton of a .docx, .pptx or .xlsx; `macros` slips a VBA project in."""
    part, content_type = _MAIN[kind]
    entries = {
        "[Content_Types].xml": f'<Types><Override PartName="/{part}" '
        f'ContentType="{content_type}.main+xml"/></Types>',
        part: "<root/>",
    }
    if macros:
        entries[part.partition("/")[0] + "/vbaProject.bin"] = "Attribute VB_Name"
    return zipped(entries)


def opendocument(kind: str = "odt", *, macros: bool = False) -> bytes:
    """The skeleton of an .odt or .odp."""
    name = {"odt": "text", "odp": "presentation"}[kind]
    entries = {
        "mimetype": f"application/vnd.oasis.opendocument.{name}",
        "content.xml": "<office:document-content/>",
    }
    if macros:
        entries["Basic/Standard/Module1.xml"] = "<module/>"
    return zipped(entries)


def ppt(*, macros: bool = False) -> bytes:
    """What the reader of an old .ppt looks for: the OLE mark, the stream's name, the VBA atom."""
    atom = struct.pack("<HHI", 0x1F, 0x3FF, 0x14) + struct.pack(
        "<HHIIII", 2, 0x400, 12, 9, macros, 2
    )
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 512
        + "PowerPoint Document".encode("utf-16-le")
        + b"\0" * 64
        + atom
    )


def png() -> bytes:
    """One grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))
        )

    header = struct.pack("!IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def jpg() -> bytes:
    """The first and last marks of a JPEG."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 9 + b"\xff\xd9"


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """A ZIP with these entries; the same bytes at any time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, date_time=(2017, 12, 1, 10, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
