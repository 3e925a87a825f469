"""Documents: text, tags, language, fonts, attachments, and nothing fetched."""

import subprocess
from io import BytesIO

import pikepdf
import pytest
from django.template import engines
from django.utils import translation

from portal.lib.pdf import PdfAttachment, missing_library, picture, read_attachments, render_pdf

SOURCE = """{% extends "pdf/base.html" %}
{% block title %}Dossier IBN2-0042{% endblock %}
{% block content %}
<div class="cover"><p class="kind">Volledig aanvraagdossier</p><h1>Netwerk Slim Textiel</h1>
<dl class="facts">
<dt>Referentie</dt><dd>IBN2-0042</dd>
<dt>Organisatie</dt><dd>Cluster België vzw</dd>
</dl></div>
{% include "pdf/_contents.html" %}
<h2 id="doelen" class="new-page">Doelen – coördinatie</h2>
<p>Café, coöperatie, fiets, ‘één’ cluster: € 300.000,00.</p>
<h2 id="begroting" class="new-page">Begroting</h2>
<table><caption>Kosten per jaar</caption>
<thead><tr><th scope="col">Post</th>
<th scope="col" class="amount">Jaar 1</th></tr></thead>
<tbody><tr><th scope="row">Personeelskosten</th>
<td class="amount">€ 120.000,00</td></tr></tbody></table>
{{ chart|safe }}
{% endblock %}"""

CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80">'
    '<rect width="120" height="40" fill="#05c"/>'
    '<text x="5" y="70" font-family="Noto Sans" font-size="16">Eigen bijdrage</text></svg>'
)


def html(language: str = "nl", source: str = SOURCE) -> str:
    entries = [
        {"anchor": "doelen", "title": "Doelen"},
        {"anchor": "begroting", "title": "Begroting"},
    ]
    context = {
        "reference": "IBN2-0042",
        "entries": entries,
        "chart": picture(CHART, "Aandeel van de eigen bijdrage"),
    }
    with translation.override(language):
        return engines["django"].from_string(source).render(context)


@pytest.fixture(scope="module")
def document() -> bytes:
    return render_pdf(
        html(),
        title="Dossier IBN2-0042",
        language="nl",
        attachments=[
            PdfAttachment("ingediend.json", b'{"a": "\xc3\xa9"}', "De ingediende gegevens"),
            PdfAttachment("begroting.json", b"[]"),
        ],
    )


def text_of(data: bytes) -> str:
    answer = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return answer.stdout.decode()


def test_dutch_text_page_numbers_and_contents_come_out_right(document):
    pages = text_of(document).split("\f")
    assert "Cluster België vzw" in pages[0]
    assert "Pagina 1 van 3" in pages[0]
    contents = [line.split() for line in pages[0].splitlines() if "Begroting" in line]
    assert contents[0][-1] == "3"
    assert "Café, coöperatie, fiets, ‘één’ cluster: € 300.000,00." in pages[1]
    assert "IBN2-0042" in pages[1]
    assert "Pagina 3 van 3" in pages[2]
    assert "Eigen bijdrage" in pages[2]


def test_english_document_counts_its_pages_in_english():
    data = render_pdf(html("en"), title="Dossier", language="en")
    assert "Page 1 of 3" in text_of(data)


def test_tagged_titled_and_marked_as_accessible_archive(document):
    with pikepdf.open(BytesIO(document)) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "nl"
        assert root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in root
        metadata = pdf.open_metadata()
        assert metadata["dc:title"] == "Dossier IBN2-0042"
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        tags = str(_tags(root.StructTreeRoot))
        assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= set(tags.split())


def _tags(node) -> str:
    found = []
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Dictionary):
            if "/S" in item:
                found.append(str(item.S))
            if "/K" in item:
                stack.extend(item.K if isinstance(item.K, pikepdf.Array) else [item.K])
    return " ".join(found)


def test_every_mark_is_in_the_tree_of_tags_or_an_artifact(document):
    with pikepdf.open(BytesIO(document)) as pdf:
        held = _marks_in_the_tree(pdf.Root.StructTreeRoot)
        for page in pdf.pages:
            marks, depth = set(), 0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC":
                    marks.add(int(operands[1].MCID))
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                if str(operator) in ("Tj", "TJ", "f", "S", "B", "Do", "sh"):
                    assert depth, f"unmarked {operator} on page {page.index + 1}"
            assert marks == held[page.objgen]


def test_heads_and_feet_are_shown_and_not_read(document):
    assert text_of(document).count("Clusterportaal") == 2  # from the second page on
    with pikepdf.open(BytesIO(document)) as pdf:
        for page in list(pdf.pages)[1:]:
            artifacts = [
                operator
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BMC" and operands[0] == pikepdf.Name.Artifact
            ]
            assert len(artifacts) >= 3  # name, reference, page number


def _marks_in_the_tree(root) -> dict:
    found, stack = {}, [(root, None)]
    while stack:
        node, page = stack.pop()
        if isinstance(node, pikepdf.Array):
            stack += [(child, page) for child in node]
        elif isinstance(node, pikepdf.Dictionary):
            stack.append((node.get("/K"), node.Pg.objgen if "/Pg" in node else page))
        elif isinstance(node, int):
            found.setdefault(page, set()).add(node)
    return found


def test_only_the_complete_noto_sans_is_used(document):
    with pikepdf.open(BytesIO(document)) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert fonts
    assert all("Noto-Sans" in name for name in fonts), fonts


def test_attachments_are_read_back_and_listed_once(document):
    assert read_attachments(document) == {
        "ingediend.json": b'{"a": "\xc3\xa9"}',
        "begroting.json": b"[]",
    }
    with pikepdf.open(BytesIO(document)) as pdf:
        listed = [str(item.UF) for item in pdf.Root.AF]
        assert sorted(listed) == ["begroting.json", "ingediend.json"]
        assert {str(item.AFRelationship) for item in pdf.Root.AF} == {"/Data"}


def test_reading_attachments_of_something_else_is_refused():
    with pytest.raises(ValueError):
        read_attachments(b"not a pdf")


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_nothing_is_fetched_or_attached(tmp_path, live_socket, scheme):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    address = f"file://{secret}" if scheme == "file" else live_socket.address
    body = (
        f'<html lang="nl"><head><title>x</title><link rel="stylesheet" href="{address}">'
        f'<link rel="attachment" href="{address}"></head><body><img src="{address}" alt="">'
        f'<a rel="attachment" href="{address}">bijlage</a></body></html>'
    )
    data = render_pdf(body, title="x", language="nl")
    assert read_attachments(data) == {}
    assert live_socket.calls == 0


@pytest.fixture
def live_socket():
    """A listener on the loopback that counts who calls."""
    import socket
    import threading

    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)

    class Counter:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        calls = 0

    stop = threading.Event()

    def listen() -> None:
        while not stop.is_set():
            try:
                server.accept()[0].close()
            except TimeoutError:
                continue
            Counter.calls += 1

    thread = threading.Thread(target=listen)
    thread.start()
    yield Counter
    stop.set()
    thread.join()
    server.close()


def test_this_machine_can_make_documents():
    assert missing_library() == ""
