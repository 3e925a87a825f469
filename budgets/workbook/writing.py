"""Writing the workbook: input cells open, all else protected, totals and shares as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from applications.terms import CallTerms
from budgets.rules import PlanResult
from portal.lib.fields import every_year
from portal.lib.xlsx import AMOUNT, DAY, NUMBER, WHOLE

from . import shape
from .styles import WORDS, headings, input_cell, input_styles, printed, text, title, year_names
from .totals import write_totals

OUTCOMES = {"fail": "niet gehaald", "warn": "na te kijken", "pass": "in orde"}
HINT = (
    "Vul alleen de gele cellen in. Voeg een regel toe in de eerste lege rij. "
    "Wis een hele rij om een regel te schrappen."
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which plan of which application a workbook is; empty for a workbook without one."""

    reference: str
    title: str
    call: str
    version: int


def write_plan_workbook(
    content: Mapping[str, Any], terms: CallTerms, result: PlanResult, stamp: Stamp
) -> bytes:
    """The workbook of a plan. `content` as `plan_content` gives it; `result`: its judgement."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = f"{stamp.reference} {stamp.title}".strip()
    book.properties.creator = ""
    input_styles(book)
    lasts = {}
    _project(book.active, content, terms, stamp)
    for table in shape.TABLES:
        lines = _lines(content, table.key)
        lasts[table.key] = shape.last_row(len(lines))
        _table(book.create_sheet(table.title), table, lines, terms.years)
    write_totals(book.create_sheet(shape.TOTALS), terms, lasts)
    _rules(book.create_sheet(shape.RULES), result)
    _hidden(book.create_sheet(shape.HIDDEN), terms, stamp)
    for page in book.worksheets:
        printed(page)
        page.protection.sheet = True
        page.protection.formatColumns = False
        page.sheet_view.showGridLines = False
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _lines(content: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    if key == "cofinancing":
        return list(content.get("cofinancing_lines") or ())
    return [one for one in content.get("cost_lines") or () if one["heading"] == key]


def _project(page: Any, content: Mapping[str, Any], terms: CallTerms, stamp: Stamp) -> None:
    from datetime import date

    from openpyxl.worksheet.datavalidation import DataValidation

    page.title = shape.PROJECT
    title(page, "Projectbegroting en cofinancieringsplan", HINT)
    rows = [(3, "Aanvraag", f"{stamp.reference} {stamp.title}".strip()), (4, "Oproep", stamp.call)]
    for row, label, value in rows:
        text(page.cell(row, 1), label, bold=True)
        text(page.cell(row, 2), value)
    text(page[shape.START.replace("B", "A")], "Startdatum", bold=True)
    text(page[shape.MONTHS.replace("B", "A")], "Looptijd in maanden", bold=True)
    start = content.get("start_date")
    input_cell(page[shape.START], date.fromisoformat(start) if start else None, DAY)
    input_cell(page[shape.MONTHS], content.get("duration_months"), WHOLE)
    months = DataValidation("whole", operator="between", formula1="1", formula2="600")
    months.error = "Een geheel aantal maanden van 1 tot 600."
    months.add(shape.MONTHS)
    page.add_data_validation(months)
    row = shape.REQUESTED_ROW
    text(page.cell(row - 2, 1), "Laat u alles leeg, dan geldt het hoogst mogelijke bedrag.")
    headings(page, row - 1, ["Gevraagde subsidie", *year_names(terms.years)])
    text(page.cell(row, 1), "Euro per jaar", bold=True)
    requested = every_year(content.get("subsidy_requested"), terms.years)
    cells = [page.cell(row, shape.REQUESTED_COLUMN + place) for place in range(terms.years)]
    for target, amount in zip(cells, requested, strict=True):
        input_cell(target, amount, AMOUNT)
    _amounts_only(page, [one.coordinate for one in cells])
    page.column_dimensions["A"].width = 32
    for place in range(terms.years):
        page.column_dimensions[shape.cell(2 + place, 1)[:-1]].width = 18


def _table(page: Any, table: shape.Table, lines: Sequence[Mapping[str, Any]], years: int) -> None:
    last = shape.last_row(len(lines))
    title(page, table.title, f"{table.hint} {HINT}")
    names = [one.heading for one in table.texts]
    for block in (*[one.heading for one in table.blocks], *filter(None, [table.product])):
        names += [f"{block}, {name.lower()}" for name in year_names(years)]
    headings(page, shape.HEADER, ["", *names])
    for row in range(shape.FIRST, last + 1):
        line = lines[row - shape.FIRST] if row - shape.FIRST < len(lines) else None
        _line(page, table, row, line, years)
    page.column_dimensions["A"].hidden = True
    for place, one in enumerate(table.texts, shape.KEY_COLUMN + 1):
        page.column_dimensions[shape.cell(place, 1)[:-1]].width = one.width
        if one.name in shape.CHOICES:
            _listed(page, one.name, place, last)
    for place in range(shape.KEY_COLUMN + len(table.texts) + 1, table.width(years) + 1):
        page.column_dimensions[shape.cell(place, 1)[:-1]].width = 16
    first = shape.cell(table.column(table.blocks[0].name, 1, years), shape.FIRST)
    end = shape.cell(table.column(table.blocks[-1].name, years, years), last)
    _amounts_only(page, [f"{first}:{end}"])
    page.freeze_panes = shape.cell(shape.KEY_COLUMN + 2, shape.FIRST)
    page.print_title_rows = f"{shape.HEADER}:{shape.HEADER}"


def _line(
    page: Any, table: shape.Table, row: int, line: Mapping[str, Any] | None, years: int
) -> None:
    if line is not None:
        text(page.cell(row, shape.KEY_COLUMN), line["key"])
    for place, one in enumerate(table.texts, shape.KEY_COLUMN + 1):
        value = line[one.name] if line is not None else ""
        value = shape.CHOICES.get(one.name, {}).get(value, value)
        input_cell(page.cell(row, place), value or None, WORDS)
    for block in table.blocks:
        values = every_year(line[block.name] if line is not None else (), years)
        for year, amount in enumerate(values, 1):
            form = NUMBER if block.name == "fte" else AMOUNT
            input_cell(page.cell(row, table.column(block.name, year, years)), amount, form)
    if table.product:
        for year in range(1, years + 1):
            factors = [
                shape.cell(table.column(block.name, year, years), row) for block in table.blocks
            ]
            target = page.cell(row, table.column("", year, years))
            target.value = f"=ROUND({'*'.join(factors)},2)"
            target.number_format = f"{AMOUNT};;"  # nothing to see where nothing is filled in


def _rules(page: Any, result: PlanResult) -> None:
    title(page, "Wat de regels zeggen", "Toestand bij het downloaden; het portaal rekent opnieuw.")
    headings(page, shape.HEADER, ["Regel", "Jaar", "Uitkomst", "In woorden", "Bron in de oproep"])
    found = [one for one in result.findings if one.outcome.value in OUTCOMES]
    found.sort(key=lambda one: list(OUTCOMES).index(one.outcome.value))
    for row, one in enumerate(found, shape.FIRST):
        year = f"jaar {one.year}" if one.year else "totaal"
        values = (one.rule, year, OUTCOMES[one.outcome.value], one.message_nl, one.source or "")
        for column, value in enumerate(values, 1):
            text(page.cell(row, column), value, wrap=column > 3)
    for letter, width in zip("ABCDE", (34, 10, 14, 80, 50), strict=True):
        page.column_dimensions[letter].width = width


def _hidden(page: Any, terms: CallTerms, stamp: Stamp) -> None:
    page.sheet_state = "veryHidden"
    known = {
        "mark": shape.MARK,
        "format": shape.FORMAT,
        "reference": stamp.reference,
        "call": stamp.call,
        "years": terms.years,
        "version": stamp.version,
    }
    for row, name in enumerate(shape.STAMP, 1):
        text(page.cell(row, 1), name)
        value = known[name]
        if isinstance(value, str):
            text(page.cell(row, 2), value)
        else:
            page.cell(row, 2).value = value
    for column, words in enumerate(shape.CHOICES.values(), 4):
        for row, word in enumerate(words.values(), 1):
            text(page.cell(row, column), word)


def _listed(page: Any, name: str, column: int, last: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    place = list(shape.CHOICES).index(name) + 4
    end = len(shape.CHOICES[name])
    letter = shape.cell(place, 1)[:-1]
    formula = f"'{shape.HIDDEN}'!${letter}$1:${letter}${end}"
    rule = DataValidation("list", formula1=formula, allow_blank=True)
    rule.error = "Kies een waarde uit de lijst."
    rule.add(f"{shape.cell(column, shape.FIRST)}:{shape.cell(column, last)}")
    page.add_data_validation(rule)


def _amounts_only(page: Any, ranges: Iterable[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        "decimal", operator="between", formula1="0", formula2="999999999.99", allow_blank=True
    )
    rule.error = "Een getal van 0 tot 999.999.999,99, zonder tekst."
    for one in ranges:
        rule.add(one)
    page.add_data_validation(rule)
