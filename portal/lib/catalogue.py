"""The Dutch texts: read, merge and compile gettext catalogues without system tools."""

import os
import re
import tempfile
from contextlib import chdir
from pathlib import Path

import polib
from django.core.management import call_command

SOURCES = ("portal", "applications", "budgets", "assessment", "templates")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w+\}")


def collect(root: Path) -> polib.POFile:
    """Every text that the code and the templates under `root` ask for, without translations.

    Needs gettext's tools. Works in a folder of its own; nothing under `root` is written.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "locale" / "nl" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        for source in SOURCES:
            (Path(name) / source).symlink_to(root / source)
        with chdir(name):
            call_command(
                "makemessages",
                locale=["nl"],
                extensions=["html", "txt", "css", "py"],
                symlinks=True,
                no_location=True,
                no_wrap=True,
                verbosity=0,
            )
        return polib.pofile(str(folder / "django.po"), wrapwidth=0)


def broken_placeholders(entry: polib.POEntry) -> bool:
    """True when a translation names other values than its source text does."""
    if entry.msgid_plural:
        wanted = set(_PLACEHOLDER.findall(entry.msgid_plural))
        # one day, a single day: the singular may leave the number out
        return any(
            set(_PLACEHOLDER.findall(text)) - wanted or (form and not text)
            for form, text in entry.msgstr_plural.items()
        )
    return sorted(_PLACEHOLDER.findall(entry.msgid)) != sorted(_PLACEHOLDER.findall(entry.msgstr))


def read_parts(folder: Path) -> list[polib.POFile]:
    """The part files of `folder`/parts, by name."""
    return [polib.pofile(str(path)) for path in sorted((folder / "parts").glob("*.po"))]


def merge_parts(catalogue: polib.POFile, parts: list[polib.POFile], *, add: bool = True) -> None:
    """Put the texts of `parts` into `catalogue`; a part wins, a later part over an earlier.

    Texts that `catalogue` does not ask for are added too, unless `add` is False.
    """
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for part in parts:
        for entry in part:
            if entry.obsolete or not entry.translated():
                continue
            key = entry.msgctxt, entry.msgid
            found = known.get(key)
            if found is None and not add:
                continue
            if found is None:
                known[key] = found = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt)
                catalogue.append(found)
            if entry.msgid_plural:
                found.msgid_plural = entry.msgid_plural
                found.msgstr_plural = dict(entry.msgstr_plural)
            else:
                found.msgid_plural, found.msgstr_plural = "", {}
                found.msgstr = entry.msgstr
            found.flags = [flag for flag in found.flags if flag != "fuzzy"]


def compile_folder(folder: Path) -> Path:
    """Compile django.po with its parts to django.mo in `folder`, only when something changed.

    Written beside and then moved, so that a reader never meets half a file.
    """
    source, target = folder / "django.po", folder / "django.mo"
    inputs = [path for path in (source, *(folder / "parts").glob("*.po")) if path.exists()]
    if target.exists() and all(p.stat().st_mtime < target.stat().st_mtime for p in inputs):
        return target
    catalogue = polib.pofile(str(source)) if source.exists() else new_catalogue()
    merge_parts(catalogue, read_parts(folder))
    handle, name = tempfile.mkstemp(dir=folder, suffix=".mo.part")
    os.close(handle)
    catalogue.save_as_mofile(name)
    os.chmod(name, 0o644)  # a public text
    os.replace(name, target)
    return target


def new_catalogue() -> polib.POFile:
    """An empty Dutch catalogue with its header."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": "nl",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue
