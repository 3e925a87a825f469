"""How cells of the workbook look, and which may be typed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.lib.xlsx import AMOUNT, DAY, NUMBER, WHOLE, safe_text

from . import shape

INPUT, HEADING = "FFFFFBE0", "FFF1F4F8"
FONT = "Calibri"
WORDS = "@"
FORMATS = (WORDS, DAY, WHOLE, NUMBER, AMOUNT)


def title(page: Any, title: str, hint: str) -> None:
    """Title and hint above a sheet; in column B where column A hides the keys."""
    from openpyxl.styles import Font

    column = 1 if page.title in (shape.PROJECT, shape.TOTALS, shape.RULES) else 2
    text(page.cell(1, column), title)
    page.cell(1, column).font = Font(name=FONT, bold=True, size=14)
    text(page.cell(2, column), hint)
    page.cell(2, column).font = Font(name=FONT, italic=True, color="FF595959")


def headings(page: Any, row: int, names: Sequence[str]) -> None:
    """A row of headings from column A on."""
    from openpyxl.styles import Alignment, PatternFill

    for column, name in enumerate(names, 1):
        target = page.cell(row, column)
        text(target, name, bold=True)
        target.fill = PatternFill("solid", start_color=HEADING)
        target.alignment = Alignment(wrap_text=True, vertical="top")


def text(target: Any, value: str, *, bold: bool = False, wrap: bool = False) -> None:
    """Words in a cell; never a formula."""
    from openpyxl.styles import Alignment, Font

    target.value = safe_text(value) or None
    if target.value is not None:
        target.data_type = "s"  # a text that starts with = stays a text
    if bold:
        target.font = Font(name=FONT, bold=True)
    if wrap:
        target.alignment = Alignment(wrap_text=True, vertical="top")


def input_styles(book: Any) -> None:
    """Name the looks of a cell to type in, one per number format: a name is quick to give."""
    from openpyxl.styles import Border, NamedStyle, PatternFill, Protection, Side

    edge = Side(style="thin", color="FFD5DCE6")
    for form in FORMATS:
        style = NamedStyle(_name(form), number_format=form)
        style.fill = PatternFill("solid", start_color=INPUT)
        style.border = Border(left=edge, right=edge, top=edge, bottom=edge)
        style.protection = Protection(locked=False)
        style.font.name = FONT
        book.add_named_style(style)


def input_cell(target: Any, value: Any, form: str) -> None:
    """A cell to type in, with what stands in it now; `form` is one of `FORMATS`."""
    target.style = _name(form)
    if isinstance(value, str):
        text(target, value)
    else:
        target.value = value
    target.number_format = form  # a date brings a format of its own


def _name(form: str) -> str:
    return f"invoer {FORMATS.index(form) + 1}"


def year_names(years: int) -> list[str]:
    """`Jaar 1` and so on."""
    return [f"Jaar {year}" for year in range(1, years + 1)]


def printed(page: Any) -> None:
    """On paper: landscape, one page wide."""
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
