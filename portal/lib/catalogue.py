"""The Dutch texts: read, merge and compile gettext catalogues without system tools."""

import os
import tempfile
from pathlib import Path

import polib


def read_parts(folder: Path) -> list[polib.POFile]:
    """The part files of `folder`/parts, by name."""
    return [polib.pofile(str(path)) for path in sorted((folder / "parts").glob("*.po"))]


def merge_parts(catalogue: polib.POFile, parts: list[polib.POFile]) -> None:
    """Put the texts of `parts` into `catalogue`; a part wins, a later part over an earlier."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for part in parts:
        for entry in part:
            if entry.obsolete or not entry.translated():
                continue
            key = entry.msgctxt, entry.msgid
            found = known.get(key)
            if found is None:
                known[key] = found = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt)
                catalogue.append(found)
            if entry.msgid_plural:
                found.msgid_plural = entry.msgid_plural
                found.msgstr_plural = dict(entry.msgstr_plural)
            else:
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
