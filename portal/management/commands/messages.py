"""Collects the texts from code and templates, merges the Dutch, and compiles it."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from portal.lib import catalogue


class Command(BaseCommand):
    help = "Collect texts, merge the Dutch part files into django.po, and compile django.mo."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--compile", action="store_true", help="only compile; needs no gettext")

    def handle(self, **options) -> None:
        folder = Path(settings.LOCALE_PATHS[0]) / "nl" / "LC_MESSAGES"
        if not options["compile"]:
            missing = self.renew(folder)
            for msgid in missing:
                self.stderr.write(f"no Dutch: {msgid!r}")
            self.stdout.write(f"{len(missing)} texts without Dutch.")
        catalogue.compile_folder(folder)

    def renew(self, folder: Path) -> list[str]:
        """Write django.po with what the sources ask now; the msgids that still have no Dutch."""
        target = folder / "django.po"
        texts = catalogue.collect(Path(settings.BASE_DIR))
        before = [polib.pofile(str(target))] if target.exists() else []
        catalogue.merge_parts(texts, before + catalogue.read_parts(folder), add=False)
        texts.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
        texts.metadata = catalogue.new_catalogue().metadata
        texts.metadata_is_fuzzy = False
        texts.header = "Dutch texts of the portal."
        texts.save(str(target))
        return [entry.msgid for entry in texts if not entry.translated()]
