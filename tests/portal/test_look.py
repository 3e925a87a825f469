"""The look: base page, menu, shared pieces, forms, vendored files."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import reverse
from django.utils import translation

from portal import navigation
from portal.accounts.roles import Role
from portal.lib.findings import Finding, Outcome, Severity
from portal.lib.panel import panel, readable
from portal.navigation import Entry

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ["accessibility", "contact", "privacy"]


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the card.")
    note = forms.CharField(label="Note", required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="I agree.")


def finding(rule="budget.year_cap", outcome=Outcome.FAIL, **changes):
    shape = {
        "year": 1,
        "actual": "300000.01",
        "limit": "300000.00",
        "message_nl": "Te veel in jaar 1.",
        "message_en": "Too much in year 1.",
        "source": "(3 x 300 dzEUR/jr)",
    }
    return Finding(rule, outcome, Severity.BLOCKING, **(shape | changes))


@pytest.mark.parametrize("name", PAGES)
def test_pages_about_the_portal_speak_both_languages(client, db, name):
    dutch = client.get(reverse(name))
    client.cookies["language"] = "en"
    english = client.get(reverse(name))
    assert dutch.status_code == english.status_code == 200
    assert '<html lang="nl">' in dutch.text and '<html lang="en">' in english.text
    headings = [re.search(r"<h1>(.*?)</h1>", page.text)[1] for page in (dutch, english)]
    assert headings[0] != headings[1] or name in ("contact", "privacy")
    assert "clusters@vlaio.be" in dutch.text
    assert client.post(reverse(name)).status_code == 405


def test_accessibility_statement_names_its_law_standard_and_open_points(client, db):
    page = client.get("/toegankelijkheid/").text
    for words in ("artikel II.16", "EN 301 549", "WCAG 2.2", "nog niet uitgeprobeerd"):
        assert words in page


def test_a_page_has_skip_link_landmarks_and_no_inline_code(client, db):
    page = client.get("/contact/").text
    assert page.index('href="#main"') < page.index("<header")
    assert page.count("<main") == page.count("<h1") == page.count("<footer") == 1
    assert not re.search(r"<script(?![^>]*src=)|<style| style=| onclick=", page)


def test_the_menu_shows_what_the_role_may_open(client, as_, anna, farid, monkeypatch):
    entries = (
        Entry("Voor iedereen", "contact", signed_in=False),
        Entry("Voor wie aangemeld is", "privacy"),
        Entry("Voor de behandelaar", "accessibility", {Role.STAFF}),
    )
    monkeypatch.setattr(navigation, "ENTRIES", entries)
    shown = {
        name: re.findall(r'<a href="[^"]+"[^>]*>(Voor [^<]+)</a>', visitor.get("/privacy/").text)
        for name, visitor in (("-", client), ("anna", as_(anna)), ("farid", as_(farid)))
    }
    labels = [entry.label for entry in entries]
    assert shown == {"-": [], "anna": labels[:2], "farid": labels}
    assert '<a href="/privacy/" aria-current="page">' in as_(farid).get("/privacy/").text


def test_the_account_menu_names_the_person_and_signs_out_by_post(client, as_, anna):
    page = as_(anna).get("/contact/").text
    assert anna.email in page and "Afmelden" in page
    assert re.search(r'<form method="post" action="/afmelden/">', page)
    assert "Aanmelden" in client.get("/contact/").text


def test_styleguide_is_closed_unless_developing_or_in_the_demo(client, db):
    assert client.get("/stijlgids/").status_code == 404
    with override_settings(DEMO=True):
        page = client.get("/stijlgids/")
    assert page.status_code == 200 and "Netwerk Slim Textiel" in page.text
    with override_settings(DEBUG=True, PRODUCTION=True):
        assert client.get("/stijlgids/").status_code == 404


def test_demo_says_that_it_is_one(client, db):
    assert "Dit is een demonstratie" not in client.get("/contact/").text
    with override_settings(DEMO=True):
        assert "Dit is een demonstratie" in client.get("/contact/").text


def test_a_field_reads_label_hint_error_input():
    form = PersonForm({"kind": "a"})
    html = Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(
        Context({"form": form})
    )
    marks = ["Name</label>", "As on the card.", "Dit veld is verplicht", '<input type="text"']
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "(niet verplicht)" in html and "asteriskField" not in html
    assert re.search(r"<fieldset[^>]*>\s*<legend", html)


def test_error_summary_links_every_field_and_is_silent_without_errors():
    render = "components/_error_summary.html"
    html = render_to_string(render, {"form": PersonForm({"kind": "x"})})
    assert 'href="#id_name">Name: Dit veld is verplicht' in html
    assert 'href="#id_agree">I agree: Dit veld is verplicht' in html
    assert 'role="alert"' in html
    assert "error-summary" not in render_to_string(render, {"form": PersonForm()})
    formset = forms.formset_factory(PersonForm)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "x"}
    html = render_to_string(render, {"forms": [PersonForm(), formset(data)]})
    assert 'href="#id_form-0-agree"' in html


def test_panel_groups_a_rule_and_puts_blocking_first():
    shown = panel(
        [
            finding("budget.min_fte", Outcome.PASS),
            finding("cofinancing.cash_share", Outcome.WARN, actual="0.599999", limit="0.600000"),
            finding("cofinancing.cash_share", Outcome.FAIL, year=None),
            finding(),
            finding(year=2),
        ]
    )
    assert [one.first.rule for one in shown.blocking] == [
        "cofinancing.cash_share",
        "budget.year_cap",
    ]
    assert [len(one.others) for one in shown.blocking] == [1, 1]
    assert shown.warnings == [] and shown.open_count == 2
    assert [one.first.rule for one in shown.settled] == ["budget.min_fte"]


def test_panel_reads_the_findings_of_a_submission_too():
    assert panel([finding().to_dict()]).blocking[0].first.own == "€\u00a0300.000,01"


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("cofinancing.cash_share", "0.599999", "59,99\u00a0%"),
        ("cofinancing.in_kind_share", "0.400001", "40,01\u00a0%"),
        ("budget.min_fte", "0.49", "0,49\u00a0VTE"),
        ("project.start_latest", "2019-01-02", "2 januari 2019"),
        ("letters.minimum", "7", "7"),
        (
            "eoi.deadline",
            "2017-12-12T12:00:01+01:00",
            "dinsdag 12 december 2017, 12.00.01 uur (Belgische tijd)",
        ),
        ("budget.year_cap", "onbekend", "onbekend"),
        ("budget.year_cap", None, ""),
    ],
)
def test_a_findings_figure_is_readable(rule, text, words):
    assert readable(rule, text) == words


def test_rule_panel_says_figures_source_and_language():
    html = render_to_string("components/_rule_panel.html", {"findings": [finding()], "oob": True})
    assert "Te veel in jaar 1." in html and "€\u00a0300.000,01" in html
    assert "(3 x 300 dzEUR/jr)" in html and 'hx-swap-oob="true"' in html
    assert 'aria-live="polite"' in html
    with translation.override("en"):
        html = render_to_string("components/_rule_panel.html", {"findings": [finding()]})
    assert "Too much in year 1." in html and "hx-swap-oob" not in html


def test_countdown_runs_on_the_words_of_the_page(stop_clock):
    moment = datetime(2017, 12, 9, 11, tzinfo=UTC)
    stop_clock(moment)
    frame = {"deadline": moment + timedelta(days=3), "deadline_text": "x", "server_time": moment}
    html = render_to_string("components/_status_bar.html", {"frame": frame})
    assert "nog 3 dagen" in html and 'data-countdown="2017-12-12T11:00:00+00:00"' in html
    assert "&quot;left&quot;: &quot;nog #&quot;" in html
    assert "12.00 uur" in html


def test_pagination_keeps_the_filters():
    request = RequestFactory().get("/lijst/?status=draft&page=2")
    page = Paginator(range(100), 20).page(2)
    html = render_to_string("components/_pagination.html", {"page": page}, request)
    assert "?status=draft&amp;page=3" in html and 'aria-current="page">2<' in html
    single = {"page": Paginator(range(3), 20).page(1)}
    assert "<nav" not in render_to_string("components/_pagination.html", single, request)


def test_icons_that_templates_ask_for_exist():
    sprite = Path(finders.find("icons.svg")).read_text()
    known = set(re.findall(r'id="([a-z-]+)"', sprite))
    texts = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    asked = {name for text in texts for name in re.findall(r'{% icon "([a-z-]+)"', text)}
    assert asked and asked <= known


def test_vendored_files_are_the_ones_in_the_table():
    vendor = ROOT / "static" / "vendor"
    rows = re.findall(
        r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", (vendor / "README.md").read_text(), re.M
    )
    assert len(rows) == 11
    for name, digest in rows:
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest, name
    for package in ("bootstrap/LICENSE", "htmx/LICENSE", "noto-sans/OFL.txt"):
        assert (vendor / package).stat().st_size > 300


def test_collecting_static_files_finds_every_reference(tmp_path):
    backend = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    stores = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": backend,
    }
    with override_settings(STORAGES=stores, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    names = {path.name for path in (tmp_path / "css").iterdir()}
    assert any(re.fullmatch(r"theme\.[0-9a-f]{12}\.css", name) for name in names)
