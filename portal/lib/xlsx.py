"""Workbooks for lists: typed cells, a heading row that stays in sight, filters, no formulas.

The only module that imports openpyxl, inside its functions. Rows stream to disk while they are
written, so that a list of ten thousand takes no memory of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import IO, Any

from .clock import BRUSSELS

AMOUNT = '#,##0.00 "€"'
SHARE = "0.00%"
NUMBER = "#,##0.00"
WHOLE = "#,##0"
DAY = "dd/mm/yyyy"
MOMENT = "dd/mm/yyyy hh:mm:ss"

# What the file format cannot hold in a cell.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32767
_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, width in characters, and the number format of its values."""

    heading: str
    width: float = 16
    format: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list. `rows` may be a generator; `notes` are lines above the heading row.

    Values: str, bool, int, Decimal, float, date, aware datetime (shown in Belgian time) or None.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[str] = field(default=())


def write_workbook(sheets: Iterable[Sheet], *, title: str = "") -> bytes:
    """The workbook as bytes. Raises ValueError when a row is longer than its columns."""
    buffer = BytesIO()
    save_workbook(sheets, buffer, title=title)
    return buffer.getvalue()


def save_workbook(sheets: Iterable[Sheet], target: IO[bytes], *, title: str = "") -> None:
    """As `write_workbook`, into an open binary file."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = title or None
    book.properties.creator = ""
    try:
        for sheet in sheets:
            _write_sheet(book, sheet)
        book.save(target)
    finally:  # a row that could not be written leaves no half-open file behind
        for page in book.worksheets:
            if not page.closed:
                page.close()


def safe_text(value: str) -> str:
    """`value` without the characters a cell cannot hold, cut to the longest a cell may be."""
    return _FORBIDDEN.sub("", value)[:_LONGEST]


def _write_sheet(book: Any, sheet: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_SHEET_NAME.sub(" ", sheet.title)[:31])
    first = len(sheet.notes) + 1
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"A{first + 1}"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.print_title_rows = f"{first}:{first}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True

    def text_cell(value: str) -> Any:
        made = WriteOnlyCell(page, value=safe_text(value))
        made.data_type = "s"
        return made

    def heading(column: Column) -> Any:
        made = text_cell(column.heading)
        made.font = Font(bold=True)
        made.fill = PatternFill("solid", start_color="FFF1F4F8")
        made.alignment = Alignment(wrap_text=True, vertical="top")
        return made

    for note in sheet.notes:
        page.append([text_cell(note)])
    page.append([heading(column) for column in sheet.columns])
    fillers = [_filler(page, column) for column in sheet.columns]
    count = 0
    for row in sheet.rows:
        count += 1
        page.append([fill(value) for fill, value in zip(fillers, row, strict=True)])
    page.auto_filter.ref = f"A{first}:{last}{first + count}"


def _filler(page: Any, column: Column) -> Callable[[Any], Any]:
    """A function that puts a value into this column's cell and gives the cell.

    A row is written at once, so one cell for each kind of value serves the whole column: making
    a styled cell for every value takes twice the time.
    """
    from openpyxl.cell import WriteOnlyCell

    def styled(number_format: str) -> Any:
        made = WriteOnlyCell(page)
        made.number_format = number_format or "General"
        return made

    text, number = styled(""), styled(column.format)
    moment, day = styled(column.format or MOMENT), styled(column.format or DAY)

    def fill(value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, bool | int | Decimal | float):
            number.value = value
            return number
        if isinstance(value, datetime):
            moment.value = value.astimezone(BRUSSELS).replace(tzinfo=None, microsecond=0)
            return moment
        if isinstance(value, date):
            day.value = value
            return day
        text.value = safe_text(str(value))
        text.data_type = "s"  # a text that starts with = stays a text
        return text

    return fill
