"""``manage.py check_plan FILE``: judge one budget and cofinancing plan, without a database."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from applications.terms import TermsError, load_preset, preset_codes
from budgets.plan_json import MAX_BYTES, PlanError, parse_plan
from budgets.plan_text import plan_text
from budgets.rules import PlanFacts, evaluate
from budgets.selectors.facts import facts_of_plan
from budgets.workbook import WorkbookError, read_plan_workbook
from portal.lib.commands import PlainCommand, Refusal

FORMATS = ("text", "json")


class Command(PlainCommand):
    """Exit status 0: nothing blocking fails; 1: a blocking rule fails; 2: no valid plan."""

    help = (
        "Toetst een begrotings- en cofinancieringsplan (.json of .xlsx) aan de regels van een "
        "oproep. Uitgangsstatus 0: geen blokkerende fouten; 1: wel; 2: geen geldig plan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, ``--call`` and ``--format``; values are checked by us, to answer in one line."""
        parser.add_argument("file", metavar="FILE", help="het plan, .json of .xlsx")
        parser.add_argument(
            "--call",
            default="IBN-2017-2",
            help=f"de oproep: {', '.join(preset_codes())} (standaard %(default)s)",
        )
        parser.add_argument("--format", default="text", help="text of json (standaard %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, judge, answer. Raises Refusal (exit status 2) or exits with 1."""
        if options["format"] not in FORMATS:
            raise Refusal(f"--format: {options['format']!r} is geen van {', '.join(FORMATS)}")
        try:
            terms = load_preset(options["call"])
        except TermsError:
            known = ", ".join(preset_codes())
            raise Refusal(
                f"--call: {options['call']!r} is geen bekende oproep; bekend zijn {known}"
            ) from None
        path = Path(options["file"])
        data = read_plan_file(path)
        result = evaluate(_plan(path, data, terms.years), terms)
        if options["format"] == "json":
            text = json.dumps(result.to_dict(), indent=2, ensure_ascii=self.needs_ascii()) + "\n"
        else:
            text = plan_text(result)
        self.answer(text)
        if not result.ok:
            sys.exit(1)


def _plan(path: Path, data: bytes, years: int) -> PlanFacts:
    """The plan in the file, JSON or workbook. Raises Refusal."""
    try:
        if path.suffix.lower() == ".json":
            return parse_plan(data, years)
        return facts_of_plan(dict(read_plan_workbook(data, years).content), years)
    except (PlanError, WorkbookError) as error:
        raise Refusal(str(error)) from None


def read_plan_file(path: Path) -> bytes:
    """The bytes of a plan file, at most one more than allowed. Raises Refusal."""
    shown = "".join(char if char.isprintable() else "?" for char in str(path))
    if path.suffix.lower() not in (".json", ".xlsx"):
        raise Refusal(f"{shown}: een plan is een .json- of .xlsx-bestand")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(f"{shown}: dit is geen gewoon bestand")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refusal(f"{shown}: dit bestand bestaat niet") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "ongeldige naam"
        raise Refusal(f"{shown}: dit bestand kan niet gelezen worden ({reason})") from None
