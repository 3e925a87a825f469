"""The plan as a workbook: there and back, in agreement with the rules, hostile files refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.terms import load_preset
from budgets.plan_dict import plan_to_dict
from budgets.plan_json import parse_plan
from budgets.rules import evaluate
from budgets.selectors.facts import facts_of_plan
from budgets.workbook import WorkbookError, read_plan_workbook, shape, write_plan_workbook
from budgets.workbook.totals import LABELS, SHARE_ROWS, SUM_ROWS
from budgets.workbook.writing import Stamp
from tests.budgets.contract import Runner, refused
from tests.builders import enterprise_number

IBN, SPC = load_preset("IBN-2017-2"), load_preset("SPC-2017")
STAMP = Stamp("IBN2-0001", "Netwerk Slim Textiel", "IBN-2017-2", 7)
MONEY = st.decimals("0", "999999", places=2).map(lambda value: format(value, "f"))
EFFORT = st.decimals("0", "9.99", places=2).map(lambda value: format(value, "f"))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30
).filter(lambda words: words == normalize("NFC", words.strip()))
KEYS = st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=10, max_size=10)
NUMBERS = st.sampled_from(["", *map(enterprise_number, range(1, 4))])


def yearly(values, years: int):
    """A value or nothing for every year; none at all when no year holds one."""
    return st.lists(st.one_of(values, st.none()), min_size=years, max_size=years).map(
        lambda given: given if any(value is not None for value in given) else []
    )


@st.composite
def contents(draw, years: int = 3) -> dict:
    """Any plan as `plan_content` gives it, its lines in the order of the tables."""

    def cost(heading: str) -> dict:
        personnel = heading == "personnel"
        return {
            "heading": heading,
            "description": draw(WORDS),
            "enterprise_number": draw(NUMBERS),
            "purpose": draw(st.one_of(st.just(""), WORDS)),
            "fte": draw(yearly(EFFORT, years)) if personnel else [],
            "annual_cost": draw(yearly(MONEY, years)) if personnel else [],
            "amounts": [] if personnel else draw(yearly(MONEY, years)),
        }

    def contribution() -> dict:
        return {
            "contributor": draw(WORDS),
            "enterprise_number": draw(NUMBERS),
            "kind": draw(st.sampled_from(list(shape.KINDS))),
            "source": draw(st.sampled_from(list(shape.SOURCES))),
            "amounts": draw(yearly(MONEY, years)),
            "proof": draw(st.one_of(st.just(""), WORDS)),
        }

    counts = [draw(st.integers(0, 4)) for _ in range(4)]
    headings = ("personnel", "other", "subcontracting")
    costs = [cost(h) for h, n in zip(headings, counts, strict=False) for _ in range(n)]
    contributions = [contribution() for _ in range(counts[3])]
    lines = [*costs, *contributions]
    keys = draw(st.lists(KEYS, min_size=len(lines), max_size=len(lines), unique=True))
    for line, key in zip(lines, keys, strict=True):
        line["key"] = key
    return {
        "start_date": draw(
            st.one_of(st.none(), st.dates().map(str).filter(lambda d: d > "1900-03"))
        ),
        "duration_months": draw(st.one_of(st.none(), st.integers(1, 240))),
        "subsidy_requested": draw(yearly(MONEY, years)),
        "cost_lines": costs,
        "cofinancing_lines": contributions,
    }


def written(content: dict, terms=IBN) -> bytes:
    result = evaluate(facts_of_plan(content, terms.years), terms)
    return write_plan_workbook(content, terms, result, STAMP)


def changed(content: dict, **cells) -> bytes:
    """The workbook of `content` with cells overwritten: `Personeel__E5=…`."""
    book = openpyxl.load_workbook(BytesIO(written(content)))
    for name, value in cells.items():
        sheet, place = name.replace("_kosten", " kosten").split("__")
        book[sheet][place] = value
    return saved(book)


def saved(book) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def numbers(value):
    """`value` with every amount as a number, so that 1 and 1.00 are the same."""
    if isinstance(value, dict):
        return {key: numbers(one) for key, one in value.items()}
    if isinstance(value, list):
        return [numbers(one) for one in value]
    if isinstance(value, str) and re.fullmatch(r"[0-9]+\.[0-9]+|[0-9]{1,6}", value):
        return Decimal(value)
    return value


PLAN = {
    "start_date": "2018-10-01",
    "duration_months": 36,
    "subsidy_requested": [],
    "cost_lines": [
        {
            "key": "aaaaaaaaaa",
            "heading": "personnel",
            "description": "=Clustermanager",
            "enterprise_number": "",
            "purpose": "",
            "fte": ["1.00", "1.00", "0.80"],
            "annual_cost": ["90000.00", "91800.00", "93636.00"],
            "amounts": [],
        },
        {
            "key": "bbbbbbbbbb",
            "heading": "other",
            "description": "Werking",
            "enterprise_number": "",
            "purpose": "",
            "fte": [],
            "annual_cost": [],
            "amounts": ["20000.10", None, "20000.20"],
        },
    ],
    "cofinancing_lines": [
        {
            "key": "cccccccccc",
            "contributor": "Weverij",
            "enterprise_number": enterprise_number(1),
            "kind": "cash",
            "source": "enterprise",
            "amounts": ["30000.10", "30000.20", "30000.30"],
            "proof": "brief",
        },
        {
            "key": "dddddddddd",
            "contributor": "Federatie",
            "enterprise_number": "",
            "kind": "in_kind",
            "source": "federation_fee",
            "amounts": ["1000.00"] * 3,
            "proof": "",
        },
    ],
}


@given(contents())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_comes_back_the_same(content):
    back = read_plan_workbook(written(content), 3)
    assert numbers(dict(back.content)) == numbers(content)
    assert (back.reference, back.version) == ("IBN2-0001", 7)


@given(contents())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_stored_plan_json_and_workbook_are_judged_alike(content):
    content = {**content, "start_date": "2018-10-01", "duration_months": 36}
    stored = facts_of_plan(content, 3)
    from_workbook = facts_of_plan(dict(read_plan_workbook(written(content), 3).content), 3)
    from_json = parse_plan(json.dumps(plan_to_dict(stored)).encode(), 3)
    judged = evaluate(stored, IBN).to_dict()
    assert evaluate(from_workbook, IBN).to_dict() == judged
    assert evaluate(from_json, IBN).to_dict() == judged


@given(contents(years=10))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_call_of_ten_years_works_alike(content):
    back = read_plan_workbook(written(content, SPC), 10)
    assert numbers(dict(back.content)) == numbers(content)


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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_counts_as_the_portal_does(tmp_path):
    """The formulas, counted by another program, give the portal's sums and shares."""
    source, target = tmp_path / "plan.xlsx", tmp_path / "out"
    source.write_bytes(written(PLAN))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", target, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    page = openpyxl.load_workbook(Path(target) / "plan.xlsx", data_only=True)[shape.TOTALS]
    result = evaluate(facts_of_plan(PLAN, 3), IBN)
    for column, sums in enumerate((*result.years, result.totals), 2):
        for name in LABELS:
            known = (
                sums.costs - sums.subsidy - sums.cofinancing
                if name == "balance"
                else getattr(sums, name)
            )
            shown = page.cell(SUM_ROWS[name], column).value
            assert Decimal(str(round(shown, 6))) == known, (name, column)
        for name, row in SHARE_ROWS.items():
            share = getattr(sums, name) / sums.cofinancing
            assert page.cell(row, column).value == pytest.approx(float(share), abs=1e-12)
