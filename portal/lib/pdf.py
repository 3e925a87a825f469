"""PDF documents from HTML: tagged, archival (PDF/A-3a), accessible (PDF/UA-1).

The only module that imports WeasyPrint and pikepdf, inside its functions (0.6 s). Nothing is
fetched: styles and pictures come in as `data:` addresses, the fonts are files of ours. Call it from
a job, never from a request.
"""

import base64
import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "noto-sans"
WEIGHTS = (
    ("Regular", 400, "normal"),
    ("Italic", 400, "italic"),
    ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"),
)
LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# Says "PDF/UA-1" in the metadata, and describes that property as PDF/A asks.
_ACCESSIBLE = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class PdfAttachment:
    """A file inside the PDF. `relationship` is PDF's own word: Data, Source or Supplement."""

    name: str
    data: bytes
    description: str = ""
    relationship: str = "Data"


def render_pdf(
    html: str,
    *,
    title: str,
    language: str,
    attachments: Iterable[PdfAttachment] = (),
    variant: str = "pdf/a-3a",
) -> bytes:
    """The PDF of `html`, a whole page that extends `templates/pdf/base.html`.

    `language` is nl or en. An address other than `data:` in the HTML is left out, not fetched.
    """
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(allowed_protocols={"data"})
    own_files = URLFetcher(allowed_protocols={"file"})  # for our own style only, never the HTML
    fonts = FontConfiguration()
    style = CSS(string=_font_faces(), font_config=fonts, url_fetcher=own_files)
    document = HTML(string=html, url_fetcher=fetcher).render(
        font_config=fonts, stylesheets=[style], pdf_variant=variant
    )
    document.metadata.title = title
    document.metadata.lang = language
    document.metadata.attachments = [
        Attachment(
            file_obj=BytesIO(item.data),
            name=item.name,
            description=item.description or item.name,
            relationship=item.relationship,
        )
        for item in sorted(attachments, key=lambda item: item.name)  # a name tree is sorted
    ]
    return _finish(document.write_pdf(pdf_variant=variant))


def _finish(data: bytes) -> bytes:
    """Mark the file as accessible, its heads and feet as such, and list each attachment once."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        if b"pdfuaid:part" not in xmp:
            added = _ACCESSIBLE.encode() + b"</rdf:RDF>"
            pdf.Root.Metadata = pdf.make_stream(
                xmp.replace(b"</rdf:RDF>", added, 1),
                Type=pikepdf.Name.Metadata,
                Subtype=pikepdf.Name.XML,
            )
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if "/AF" in pdf.Root:
            once = {item.objgen: item for item in pdf.Root.AF}
            pdf.Root.AF = pikepdf.Array(once.values())
        _mark_heads_and_feet(pdf)
        out = BytesIO()
        pdf.save(out, linearize=False, compress_streams=True)
    return out.getvalue()


def _mark_heads_and_feet(pdf: Any) -> None:
    """What stands outside the tree of tags is an artifact, so that it is not read on every page.

    WeasyPrint tags the running heads and feet as text, then leaves them out of the tree.
    """
    from pikepdf import Dictionary, Name, Operator, parse_content_stream, unparse_content_stream

    tagged = _tagged_marks(pdf)
    parents = {int(key): row for key, row in _pairs(pdf.Root.StructTreeRoot.ParentTree.Nums)}
    for page in pdf.pages:
        known, lines, loose = tagged.get(page.objgen, set()), [], []
        content: Any = parse_content_stream(page)
        for operands, operator in content:
            if str(operator) == "BDC" and isinstance(operands[1], Dictionary):
                mark = int(operands[1].MCID)
                if mark not in known:
                    loose.append(mark)
                    operands, operator = [Name.Artifact], Operator("BMC")
            lines.append((operands, operator))
        if loose:
            page.Contents = pdf.make_stream(unparse_content_stream(lines))
            row = parents[int(page.StructParents)]
            for mark in loose:
                row[mark] = None


def _tagged_marks(pdf: Any) -> dict[Any, set[int]]:
    """Per page the marks that the tree of tags holds."""
    from pikepdf import Array, Dictionary

    found: dict[Any, set[int]] = {}
    stack: list[tuple[Any, Any]] = [(pdf.Root.StructTreeRoot, None)]
    while stack:
        node, page = stack.pop()
        if isinstance(node, Array):
            stack += [(child, page) for child in node]
        elif isinstance(node, Dictionary):
            stack.append((node.get("/K"), node.Pg.objgen if "/Pg" in node else page))
        elif isinstance(node, int):
            found.setdefault(page, set()).add(node)
    return found


def _pairs(row: Any) -> Iterator[tuple[Any, Any]]:
    items = list(row)
    return zip(items[::2], items[1::2], strict=True)


def read_attachments(data: bytes) -> dict[str, bytes]:
    """The files inside a PDF by name. Raises ValueError when `data` is no readable PDF."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return {name: item.get_file().read_bytes() for name, item in pdf.attachments.items()}
    except pikepdf.PdfError as error:
        raise ValueError("not a readable PDF") from error


def picture(svg: bytes | str, alternative: str) -> str:
    """An `<img>` that carries an SVG drawing inside itself, for use in a document."""
    raw = svg.encode() if isinstance(svg, str) else svg
    source = base64.b64encode(raw).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(alternative)}">'


def missing_library() -> str:
    """What to run when this machine cannot make PDF files; empty when it can."""
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            return (
                f"{name} is missing, needed for PDF files. Please run: "
                f"sudo apt-get install -y --no-install-recommends {PACKAGES}"
            )
    return ""


@cache
def _font_faces() -> str:
    """Noto Sans as `@font-face` rules, one complete font per weight.

    By file: reading megabytes of `data:` addresses as CSS costs a third of a second a document.
    """
    return "\n".join(
        f'@font-face {{font-family: "Noto Sans"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{(FONTS / f"NotoSans-{name}.ttf").as_uri()}") format("truetype")}}'
        for name, weight, style in WEIGHTS
    )
