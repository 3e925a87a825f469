"""Letters and slides as small real files: readers open them, the upload check passes them."""

from django.core.files.uploadedfile import SimpleUploadedFile

WIDTH, HEIGHT = 595, 842


def pdf(title: str, lines: list[str], name: str) -> SimpleUploadedFile:
    """One page A4 with a title and lines of text (Latin-1)."""
    shown = ["BT /F1 15 Tf 72 760 Td 17 TL", f"({_escaped(title)}) Tj", "/F1 10.5 Tf T* T*"]
    shown += [f"({_escaped(line)}) Tj T*" for line in lines]
    content = "\n".join([*shown, "ET"]).encode("latin-1", "replace")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(nl)>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R" % (WIDTH, HEIGHT)
        + b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        font,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    start = out.rindex(b"xref\n0 6")
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return SimpleUploadedFile(name, out)


def _escaped(text: str) -> str:
    text = text.replace("–", "-").replace("’", "'")
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
