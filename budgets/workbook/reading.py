"""Reading a workbook that came back: what it says, or the first cell that cannot be read.

Nothing in the file is trusted: its size is checked before it is opened, its XML is parsed without
entities (defusedxml), formulas are never taken for values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from portal.lib.canonical import plain

from . import shape
from .cells import Cells, WorkbookError
from .opening import open_workbook

__all__ = ["ReadPlan", "WorkbookError", "read_plan_workbook"]

MOST_FTE = Decimal("99.99")


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What a workbook holds. `content` has the form of `plan_content`.

    A line without a key has the key "". `reference` and `version` say from which plan it was made.
    """

    content: Mapping[str, Any]
    reference: str
    version: int


def read_plan_workbook(data: bytes, years: int) -> ReadPlan:
    """Read a workbook of a call of `years` years. Raises WorkbookError for the first fault."""
    book = open_workbook(BytesIO(data))
    stamp = _stamp(book, years)
    project = Cells(book[shape.PROJECT])
    content: dict[str, Any] = {
        "start_date": project.day(shape.START),
        "duration_months": project.months(shape.MONTHS),
        "subsidy_requested": _year_values(
            [
                project.amount(shape.cell(shape.REQUESTED_COLUMN + place, shape.REQUESTED_ROW))
                for place in range(years)
            ]
        ),
        "cost_lines": [],
        "cofinancing_lines": [],
    }
    seen: set[str] = set()
    for table in shape.TABLES:
        kept = "cofinancing_lines" if table.key == "cofinancing" else "cost_lines"
        cells = Cells(book[table.title])
        for row in cells.rows(table.width(years)):
            line = _line(cells, table, row, years)
            if line is None:
                continue
            if line["key"] in seen:  # a row that was copied in the spreadsheet is a new line
                line["key"] = ""
            seen.add(line["key"])
            content[kept].append(line)
    return ReadPlan(
        content=plain(content),
        reference=str(stamp["reference"] or ""),
        version=int(stamp["version"]),
    )


def _stamp(book: Any, years: int) -> dict[str, Any]:
    titles = [shape.HIDDEN, shape.PROJECT, *(table.title for table in shape.TABLES)]
    stamp: dict[str, Any] = {}
    if shape.HIDDEN in book.sheetnames:
        page = book[shape.HIDDEN]
        stamp = {name: page.cell(row, 2).value for row, name in enumerate(shape.STAMP, 1)}
    if stamp.get("mark") != shape.MARK:
        raise WorkbookError(
            "",
            "dit is geen begrotingswerkboek van het portaal; download eerst het werkboek",
            "this is no budget workbook of the portal; download the workbook first",
        )
    if stamp["format"] != shape.FORMAT:
        raise WorkbookError(
            "",
            "dit werkboek heeft een andere vorm dan die van nu; download het opnieuw",
            "this workbook has another form than today's; download it again",
        )
    for title in titles:
        if title not in book.sheetnames:
            raise WorkbookError(title, "dit blad ontbreekt", "this sheet is missing")
    if stamp["years"] != years:
        raise WorkbookError(
            "",
            f"dit werkboek telt {stamp['years']} jaar, de oproep telt er {years}",
            f"this workbook has {stamp['years']} years, the call has {years}",
        )
    if not isinstance(stamp["version"], int):
        stamp["version"] = 0
    return stamp


def _line(cells: Cells, table: shape.Table, row: int, years: int) -> dict[str, Any] | None:
    """The line of a row; None where the row says nothing."""
    columns = {one.name: place for place, one in enumerate(table.texts, shape.KEY_COLUMN + 1)}
    first, *_rest = table.texts
    texts: dict[str, str] = {}
    for one in table.texts:
        place = shape.cell(columns[one.name], row)
        if one.name == "enterprise_number":
            texts[one.name] = cells.enterprise_number(place)
        elif one.name in shape.CHOICES:
            texts[one.name] = cells.choice(place, shape.CHOICES[one.name])
        else:
            texts[one.name] = cells.text(place, one.longest)
    values: dict[str, tuple[Decimal | None, ...]] = {}
    for block in table.blocks:
        spots = [
            shape.cell(table.column(block.name, year, years), row) for year in range(1, years + 1)
        ]
        most = MOST_FTE if block.name == "fte" else None
        values[block.name] = _year_values([cells.amount(spot, most) for spot in spots])
    if not any(texts.values()) and not any(values.values()):
        return None
    if not texts[first.name]:
        raise cells.fault(
            shape.cell(columns[first.name], row),
            "geef deze regel een naam",
            "give this line a name",
        )
    line: dict[str, Any] = {"key": cells.key(row), **texts}
    if table.key == "cofinancing":
        line["kind"] = line["kind"] or "cash"
        line["source"] = line["source"] or "enterprise"
        return line | values
    blank = dict.fromkeys(("fte", "annual_cost", "amounts"), ())
    return {"heading": table.key, **line, **blank, **values}


def _year_values(values: list[Decimal | None]) -> tuple[Decimal | None, ...]:
    """As `YearValuesField` keeps them: empty when no year holds anything."""
    return tuple(values) if any(value is not None for value in values) else ()
