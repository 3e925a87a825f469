"""Collects the texts from code and templates, merges the Dutch, and compiles it."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.lib import catalogue


class Command(BaseCommand):
    help = "Collect texts, merge the Dutch part files into django.po, and compile django.mo."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--compile", action="store_true", help="only compile; needs no gettext")

    def handle(self, **options) -> None:
        folder = Path(settings.LOCALE_PATHS[0]) / "nl" / "LC_MESSAGES"
        if not options["compile"]:
            missing = self.collect(folder)
            for msgid in missing:
                self.stderr.write(f"no Dutch: {msgid!r}")
            self.stdout.write(f"{len(missing)} texts without Dutch.")
        catalogue.compile_folder(folder)

    def collect(self, folder: Path) -> list[str]:
        """Renew django.po from the sources; the msgids that still have no Dutch."""
        call_command(
            "makemessages",
            locale=["nl"],
            ignore_patterns=[".venv", "var", "tests", "static", "docs"],
            extensions=["html", "txt", "py"],
            no_location=True,
            no_obsolete=True,
            no_wrap=True,
            verbosity=0,
        )
        source = folder / "django.po"
        po = polib.pofile(str(source), wrapwidth=0)
        known = {(entry.msgctxt, entry.msgid) for entry in po}
        catalogue.merge_parts(po, catalogue.read_parts(folder))
        # A part may say more than the code asks: only what is asked stays in django.po.
        po[:] = sorted(
            (entry for entry in po if (entry.msgctxt, entry.msgid) in known),
            key=lambda entry: (entry.msgid, entry.msgctxt or ""),
        )
        po.metadata = catalogue.new_catalogue().metadata
        po.header = "Dutch texts of the portal."
        po.save()
        return [entry.msgid for entry in po if not entry.translated()]
