"""The Dutch is complete: every text that code or a template asks for, none doubtful."""

from pathlib import Path

import polib
import pytest

from portal.lib import catalogue
from tests.imports import ROOT

FOLDER = ROOT / "locale" / "nl" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def asked() -> polib.POFile:
    """What the sources ask for, with the Dutch that we have."""
    texts = catalogue.collect(ROOT)
    source = FOLDER / "django.po"
    before = [polib.pofile(str(source))] if source.exists() else []
    catalogue.merge_parts(texts, before + catalogue.read_parts(FOLDER), add=False)
    return texts


def test_no_text_is_without_dutch(asked):
    assert len(asked) > 100
    missing = [entry.msgid for entry in asked if not entry.translated()]
    assert not missing, "\n".join(missing)


def test_no_dutch_text_loses_or_invents_a_value(asked):
    wrong = [
        f"{entry.msgid!r} -> {entry.msgstr or entry.msgstr_plural!r}"
        for entry in asked
        if entry.translated() and catalogue.broken_placeholders(entry)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.po")), ids=lambda path: path.stem)
def test_no_translation_is_doubtful(path: Path):
    assert [entry.msgid for entry in polib.pofile(str(path)).fuzzy_entries()] == []


def test_compiling_merges_the_parts_and_is_read_back(tmp_path):
    (tmp_path / "parts").mkdir()
    base, part = catalogue.new_catalogue(), catalogue.new_catalogue()
    base.append(polib.POEntry(msgid="Page", msgstr="Bladzijde"))
    base.append(polib.POEntry(msgid="Save", msgstr="Bewaren"))
    part.append(polib.POEntry(msgid="Page", msgstr="Pagina"))
    part.append(
        polib.POEntry(
            msgid="%(n)d day", msgid_plural="%(n)d days", msgstr_plural={0: "dag", 1: "%(n)d dagen"}
        )
    )
    base.save(str(tmp_path / "django.po"))
    part.save(str(tmp_path / "parts" / "look.po"))
    compiled = polib.mofile(str(catalogue.compile_folder(tmp_path)))
    assert {entry.msgid: entry.msgstr for entry in compiled if not entry.msgid_plural} == {
        "Page": "Pagina",
        "Save": "Bewaren",
    }
    assert compiled.find("%(n)d day").msgstr_plural == {0: "dag", 1: "%(n)d dagen"}


def test_an_unchanged_catalogue_is_not_compiled_again(tmp_path):
    catalogue.new_catalogue().save(str(tmp_path / "django.po"))
    first = catalogue.compile_folder(tmp_path).stat().st_mtime_ns
    assert catalogue.compile_folder(tmp_path).stat().st_mtime_ns == first
