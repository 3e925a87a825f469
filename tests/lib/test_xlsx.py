"""Workbooks: typed cells, formats, no formulas, flat memory."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from portal.lib.xlsx import AMOUNT, SHARE, Column, Sheet, write_workbook

COLUMNS = (
    Column("Referentie", 12),
    Column("Subsidie", 14, AMOUNT),
    Column("Cash", 10, SHARE),
    Column("Ingediend", 20),
    Column("Beslist op", 12),
    Column("Nieuw"),
)
ROW = (
    "IBN2-0042",
    Decimal("300000.00"),
    Decimal("0.6000"),
    datetime(2017, 12, 12, 11, 0, 0, 5, tzinfo=UTC),
    date(2018, 5, 31),
    True,
)


def opened(*rows, **options):
    data = write_workbook([Sheet("Lijst: 1/2", COLUMNS, rows, **options)], title="Lijst")
    return load_workbook(BytesIO(data))


def test_values_keep_their_type_and_show_as_meant():
    page = opened(ROW).active
    reference, subsidy, cash, received, decided, new = page[2]
    assert (reference.value, reference.data_type) == ("IBN2-0042", "s")
    assert (subsidy.value, subsidy.number_format) == (300000, '#,##0.00 "€"')
    assert (cash.value, cash.number_format) == (0.6, "0.00%")
    assert received.value == datetime(2017, 12, 12, 12, 0)  # Belgian time
    assert received.number_format == "dd/mm/yyyy hh:mm:ss"
    assert decided.value.date() == date(2018, 5, 31)
    assert new.value is True


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(1)", "+32 9 123", "-3", "@SUM(A1)", "#N/A", "{=1}", "2018-01-01"]
)
def test_text_never_becomes_a_formula_an_error_or_a_date(text):
    cell = opened((text, *ROW[1:])).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_formula_in_a_heading_a_note_or_the_title_stays_text():
    data = write_workbook([Sheet("=1+1", [Column("=2+2")], [], notes=["=3+3"])])
    page = load_workbook(BytesIO(data)).active
    assert [(row[0].value, row[0].data_type) for row in page.rows] == [("=3+3", "s"), ("=2+2", "s")]


def test_characters_a_cell_cannot_hold_are_left_out():
    cell = opened(("goed\x00\x1f\ufffffout" + "x" * 40000, *ROW[1:])).active["A2"]
    assert cell.value.startswith("goedfoutxxx")
    assert len(cell.value) == 32767


def test_heading_stays_in_sight_and_filters_cover_the_rows():
    book = opened(ROW, ROW, notes=["Oproep IBN-2017-2"])
    page = book.active
    assert page.title == "Lijst  1 2"
    assert page["A1"].value == "Oproep IBN-2017-2"
    assert page["A2"].value == "Referentie"
    assert page["A2"].font.bold
    assert page.freeze_panes == "A3"
    assert page.auto_filter.ref == "A2:F4"
    assert page.column_dimensions["B"].width == 14
    assert book.properties.title == "Lijst"


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError):
        opened(("IBN2-0042",))


def test_an_empty_list_is_a_readable_workbook():
    page = opened().active
    assert [cell.value for cell in page[1]] == [column.heading for column in COLUMNS]
    assert page.max_row == 1
