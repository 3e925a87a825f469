"""``manage.py call_rules``: print the catalogue of the call rules, without a database."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandParser

from applications.terms import TermsError, load_preset, preset_codes
from portal.lib.commands import PlainCommand, Refusal
from portal.rule_catalogue import CatalogueRow, catalogue

_WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "call": "Oproep",
        "when": "wanneer",
        "severity": "ernst",
        "per_year": "per jaar",
        "limit": "grens",
        "none": "geen",
        "formula": "regel",
        "source": "bron",
        "unofficial": "niet officieel voor deze oproep",
        "eoi": "EoI",
        "dossier": "dossier",
        "always": "altijd",
        "staff": "dossierbehandelaar",
        "blocking": "blokkerend",
        "warning": "waarschuwing",
        "info": "ter info",
        "off": "uit",
    },
    "en": {
        "call": "Call",
        "when": "when",
        "severity": "severity",
        "per_year": "per year",
        "limit": "limit",
        "none": "none",
        "formula": "rule",
        "source": "source",
        "unofficial": "not official for this call",
        "eoi": "EoI",
        "dossier": "dossier",
        "always": "always",
        "staff": "staff view",
        "blocking": "blocking",
        "warning": "warning",
        "info": "for information",
        "off": "off",
    },
}


class Command(PlainCommand):
    """Exit status 0, or 2 with one line for an unknown call, format or language."""

    help = "Toont alle regels van een oproep: wanneer, ernst, grens, regel in woorden en bron."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--call``, ``--format`` and ``--language``; values are checked by us."""
        parser.add_argument(
            "--call", default="IBN-2017-2", help=f"de oproep: {', '.join(preset_codes())}"
        )
        parser.add_argument("--format", default="text", help="text of json")
        parser.add_argument("--language", default="nl", help="nl of en")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the catalogue. Raises Refusal."""
        for name, allowed in (("format", ("text", "json")), ("language", tuple(_WORDS))):
            if options[name] not in allowed:
                raise Refusal(f"--{name}: {options[name]!r} is geen van {', '.join(allowed)}")
        try:
            terms = load_preset(options["call"])
        except TermsError:
            known = ", ".join(preset_codes())
            raise Refusal(
                f"--call: {options['call']!r} is geen bekende oproep; bekend zijn {known}"
            ) from None
        language = options["language"]
        rows = catalogue(terms, language)
        if options["format"] == "json":
            data = {"call": terms.code, "rules": [row.to_dict() for row in rows]}
            self.answer(json.dumps(data, indent=2, ensure_ascii=self.needs_ascii()) + "\n")
            return
        words = _WORDS[language]
        title = terms.title.get(language)
        blocks = [_block(row, words) for row in rows]
        self.answer(f"{words['call']} {terms.code}: {title}\n\n" + "\n\n".join(blocks) + "\n")


def _block(row: CatalogueRow, words: dict[str, str]) -> str:
    severity = words[row.severity]
    if row.year_severity:
        severity += f"; {words['per_year']}: {words[row.year_severity]}"
    limit = "; ".join(row.limits) or words["none"]
    if not row.official:
        limit += f" ({words['unofficial']})"
    lines = [
        f"{row.rule}: {row.title}",
        f"  {words['when']:<9} {', '.join(words[phase] for phase in row.when)}",
        f"  {words['severity']:<9} {severity}",
        f"  {words['limit']:<9} {limit}",
        f"  {words['formula']:<9} {row.formula}",
    ]
    if row.source:
        lines.append(f"  {words['source']:<9} “{row.source}”")
    return "\n".join(lines)
