"""The workbook of a plan: what may be typed in, and what is refused with its cell named."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import openpyxl
import pytest

from budgets.rules import evaluate
from budgets.selectors.facts import facts_of_plan
from budgets.workbook import WorkbookError, read_plan_workbook, shape
from tests.budgets.contract import Runner, refused
from tests.budgets.workbooks import IBN, PLAN, changed, saved, written
from tests.builders import enterprise_number


def test_only_input_cells_are_open_and_the_key_is_hidden():
    book = openpyxl.load_workbook(BytesIO(written(PLAN)))
    assert book[shape.HIDDEN].sheet_state == "veryHidden"
    for page in book.worksheets:
        assert page.protection.sheet
    page = book["Personeel"]
    assert page.column_dimensions["A"].hidden
    open_cells = [c.coordinate for c in page[shape.FIRST] if not c.protection.locked]
    assert open_cells == ["B5", "C5", "D5", "E5", "F5", "G5", "H5", "I5", "J5"]
    assert page["K5"].value == "=ROUND(E5*H5,2)"
    assert page["B5"].data_type == "s"
    assert {rule.type for rule in book["Cofinanciering"].data_validations.dataValidation} == {
        "list",
        "decimal",
    }


def test_a_new_row_has_no_key_and_a_cleared_row_is_gone():
    data = changed(
        PLAN,
        Overige_kosten__B6="Huur",
        Overige_kosten__E6=1200.5,
        Cofinanciering__B6=None,
        Cofinanciering__D6=None,
        Cofinanciering__E6=None,
        **{f"Cofinanciering__{column}6": None for column in "CFGHI"},
    )
    back = read_plan_workbook(data, 3)
    assert [(one["key"], one["description"]) for one in back.content["cost_lines"]][-1] == (
        "",
        "Huur",
    )
    assert back.content["cost_lines"][-1]["amounts"] == ["1200.50", None, None]
    assert [one["key"] for one in back.content["cofinancing_lines"]] == ["cccccccccc"]


def test_a_row_copied_with_its_key_is_a_new_line():
    data = changed(PLAN, Overige_kosten__A6="bbbbbbbbbb", Overige_kosten__B6="Nog eens")
    assert [one["key"] for one in read_plan_workbook(data, 3).content["cost_lines"]] == [
        "aaaaaaaaaa",
        "bbbbbbbbbb",
        "",
    ]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Personeel__E5": "=1+1"}, "Personeel!E5: hier staat een formule"),
        ({"Personeel__E5": "1,0 vte"}, 'Personeel!E5: "1,0 vte" is tekst'),
        ({"Personeel__E5": 100}, "Personeel!E5: dit getal is groter dan 99.99"),
        ({"Personeel__H5": -1}, "Personeel!H5: een bedrag is nooit negatief"),
        ({"Personeel__H5": 1.005}, "Personeel!H5: 1.005 heeft meer dan twee decimalen"),
        ({"Personeel__H5": True}, "Personeel!H5: dit is geen getal"),
        ({"Personeel__B5": None}, "Personeel!B5: geef deze regel een naam"),
        ({"Personeel__B5": "x" * 201}, "Personeel!B5: een tekst telt hoogstens 200"),
        ({"Overige_kosten__E5": 1e12}, "Overige kosten!E5: dit getal is groter"),
        ({"Cofinanciering__C5": "0999.990.025"}, "is geen geldig ondernemingsnummer"),
        ({"Cofinanciering__D5": "Bitcoin"}, 'Cofinanciering!D5: "Bitcoin" is geen van: Cash;'),
        ({"Project__B6": "morgen"}, 'Project!B6: "morgen" is geen datum'),
        ({"Project__B7": 3.5}, 'Project!B7: "3.5" is geen geheel aantal maanden'),
        ({"Project__C11": "veel"}, 'Project!C11: "veel" is tekst'),
    ],
)
def test_a_wrong_cell_is_named(cells, message):
    with pytest.raises(WorkbookError) as refusal:
        read_plan_workbook(changed(PLAN, **cells), 3)
    assert message in refusal.value.message_nl
    assert refusal.value.message_en != refusal.value.message_nl


def test_a_number_that_lost_its_zero_is_an_enterprise_number():
    digits = int(enterprise_number(1))
    back = read_plan_workbook(changed(PLAN, Cofinanciering__C5=digits), 3)
    assert back.content["cofinancing_lines"][0]["enterprise_number"] == enterprise_number(1)


def test_merged_cells_are_named():
    book = openpyxl.load_workbook(BytesIO(written(PLAN)))
    book["Overige kosten"].merge_cells("E5:F5")
    with pytest.raises(WorkbookError, match="Overige kosten!E5: deze cellen zijn samengevoegd"):
        read_plan_workbook(saved(book), 3)


def test_far_too_many_rows_are_refused_at_once():
    with pytest.raises(WorkbookError, match="Cofinanciering: dit blad telt meer dan 2000 regels"):
        read_plan_workbook(changed(PLAN, Cofinanciering__B1048576="ver weg"), 3)


def test_another_workbook_is_recognised():
    with pytest.raises(WorkbookError, match="geen begrotingswerkboek van het portaal"):
        read_plan_workbook(saved(openpyxl.Workbook()), 3)
    with pytest.raises(WorkbookError, match="telt 3 jaar, de oproep telt er 10"):
        read_plan_workbook(written(PLAN), 10)
    with pytest.raises(WorkbookError, match="heeft een andere vorm"):
        read_plan_workbook(changed(PLAN, _portaal__B2=99), 3)
    book = openpyxl.load_workbook(BytesIO(written(PLAN)))
    del book["Cofinanciering"]
    with pytest.raises(WorkbookError, match="Cofinanciering: dit blad ontbreekt"):
        read_plan_workbook(saved(book), 3)


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


ENTITY = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="5"><c r="B5" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/worksheets/sheet2.xml", ENTITY),
        ("xl/worksheets/sheet2.xml", b"<worksheet"),
        ("xl/vbaProject.bin", b"Attribute VB_Name"),
        ("xl/worksheets/sheet2.xml", b" " * (9 * 1024 * 1024)),
        ("xl/media/bomb.bin", b"\0" * (320 * 1024 * 1024)),
    ],
    ids=["entity", "broken", "macro", "large-part", "bomb"],
)
def test_a_hostile_workbook_is_refused(name, content):
    with pytest.raises(WorkbookError):
        read_plan_workbook(repacked(written(PLAN), name, content), 3)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and then nothing", b"x" * (6 * 1024 * 1024)])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(WorkbookError):
        read_plan_workbook(data, 3)


def test_check_plan_reads_the_workbook_as_the_portal_does(tmp_path, capsys):
    run = Runner(tmp_path, capsys)
    status, out, err = run(written(PLAN), "--format", "json", name="plan.xlsx")
    assert (status, err) == (1, "")
    assert json.loads(out) == evaluate(facts_of_plan(PLAN, 3), IBN).to_dict()
    message = refused(run(changed(PLAN, Personeel__E5="=1+1"), name="plan.xlsx"))
    assert message == "Personeel!E5: hier staat een formule; typ het resultaat zelf"
    assert "telt 3 jaar" in refused(run(written(PLAN), "--call", "SPC-2017", name="plan.xlsx"))
