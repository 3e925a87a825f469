"""``manage.py check_plan`` on what is no plan: exit status 2, one line, its place, no traceback."""

from __future__ import annotations

import copy
import json
import os

import pytest

from tests.budgets.contract import (
    AMOUNT,
    EXAMPLE,
    FTE,
    Runner,
    command,
    fitting,
    refused,
    with_value,
)


@pytest.fixture
def run(tmp_path, capsys):
    return Runner(tmp_path, capsys)


@pytest.mark.parametrize(
    "value",
    [
        *("12,5x", "-3", "+3", " 3", "3 ", "1_000", "1e3", "1.250,00", "1.234", "1.", ".5", ""),
        *("1234567890", "٣", "NaN", "Infinity", "0x10", "1\n"),
        *(True, False, None, [], {}, -3, 1.234, 1e300, float("nan"), float("inf")),
    ],
)
def test_no_amount(run, value):
    line = refused(run(with_value(AMOUNT, value)))
    assert line.startswith("cofinancing[0].amounts[0]: ")
    assert line.endswith("is geen bedrag")


def test_the_line_of_the_contract(run):
    assert refused(run(with_value(AMOUNT, "12,5x"))) == (
        'cofinancing[0].amounts[0]: "12,5x" is geen bedrag'
    )


@pytest.mark.parametrize("value", ["100", "1.234", "-1", "", True, None, 1e9])
def test_no_fte(run, value):
    assert refused(run(with_value(FTE, value))).startswith("personnel[0].fte[1]: ")


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["start_date"], "2018-02-30", "start_date"),
        (["start_date"], "20181001", "start_date"),
        (["start_date"], "2018-10-01T00:00", "start_date"),
        (["start_date"], "0000-01-01", "start_date"),
        (["start_date"], None, "start_date"),
        (["start_date"], 20181001, "start_date"),
        (["duration_months"], 0, "duration_months"),
        (["duration_months"], 601, "duration_months"),
        (["duration_months"], -1, "duration_months"),
        (["duration_months"], 36.0, "duration_months"),
        (["duration_months"], "36", "duration_months"),
        (["duration_months"], True, "duration_months"),
        (["personnel"], None, "personnel"),
        (["personnel"], {}, "personnel"),
        (["personnel", 0], [], "personnel[0]"),
        (["personnel", 0, "role"], "", "personnel[0].role"),
        (["personnel", 0, "role"], "x" * 201, "personnel[0].role"),
        (["personnel", 0, "role"], "a\tb", "personnel[0].role"),
        (["personnel", 0, "role"], "a\x85b", "personnel[0].role"),
        (["personnel", 0, "role"], "\ud800", "personnel[0].role"),
        (["personnel", 0, "role"], 5, "personnel[0].role"),
        (["personnel", 0, "fte"], ["1", "1"], "personnel[0].fte"),
        (["personnel", 0, "fte"], ["1"] * 4, "personnel[0].fte"),
        (["personnel", 0, "fte"], [], "personnel[0].fte"),
        (["cofinancing", 0, "kind"], "gift", "cofinancing[0].kind"),
        (["cofinancing", 0, "kind"], 1, "cofinancing[0].kind"),
        (["cofinancing", 0, "source"], "Enterprise", "cofinancing[0].source"),
        (["cofinancing", 0, "enterprise_number"], "0999.990.025", "cofinancing[0].enterprise_nu"),
        (["cofinancing", 0, "enterprise_number"], "", "cofinancing[0].enterprise_number"),
        (["cofinancing", 0, "enterprise_number"], 999990024, "cofinancing[0].enterprise_number"),
        (["cofinancing", 0, "surprise"], 1, "cofinancing[0].surprise"),
        (["subsidy_requested"], ["1", "2"], "subsidy_requested"),
        (["subsidy_requested"], "1", "subsidy_requested"),
        (["surprise"], 1, "surprise"),
    ],
)
def test_the_place_is_named(run, path, value, place):
    assert refused(run(with_value(path, value))).startswith(place)


@pytest.mark.parametrize(
    ("parent", "key"),
    [
        ([], "start_date"),
        ([], "duration_months"),
        (["personnel", 0], "annual_cost"),
        (["other_costs", 0], "description"),
        (["subcontracting", 0], "subcontractor"),
        (["cofinancing", 0], "source"),
        (["cofinancing", 0], "amounts"),
    ],
)
def test_a_missing_key_is_named(run, parent, key):
    plan = copy.deepcopy(EXAMPLE)
    node = plan
    for step in parent:
        node = node[step]
    del node[key]
    line = refused(run(plan))
    assert key in line
    assert "ontbreekt" in line


def test_a_repeated_key(run):
    text = json.dumps(EXAMPLE).replace('"duration_months"', '"start_date": 1, "duration_months"')
    assert refused(run(text)) == "start_date: deze sleutel staat er twee keer"


def test_the_first_error_in_document_order_is_told(run):
    text = '{"surprise": 1, "start_date": "x", "duration_months": 36'
    assert refused(run(text)).startswith("surprise: ")
    text = '{"start_date": "x", "surprise": 1, "duration_months": NaN'
    assert refused(run(text)).startswith("start_date: ")
    text = '{"start_date": "2018-10-01", "duration_months": 36, "cofinancing": [{"kind": "x"}], ]'
    assert refused(run(text)).startswith("cofinancing[0].kind: ")
    bad_bytes = b'{"start_date": "x", "duration_months": 36, "personnel": [{"role": "\xff"}]}'
    assert refused(run(bad_bytes)).startswith("start_date: ")


@pytest.mark.parametrize(
    "document",
    [
        *("", " ", "{", "[", "[1]", "null", "5", '"x"', "{}}", '{"a" 1}', "{'a': 1}", "{,}"),
        *('{"start_date": }', '{"start_date": 01}', "//", "nan", '{"a":1,}', "\ufeff\ufeff{}"),
        *("[" * 100_000, '{"a":' * 100_000, "9" * 5_000, '{"duration_months": ' + "9" * 5_000),
        *(b"\xff\xfe{\x00}\x00", b"PK\x03\x04", b"\x00", b'{"start_date": "\xff"}'),
    ],
)
def test_no_document(run, document):
    refused(run(document))


def test_a_file_that_is_too_large(run):
    assert "5 MiB" in refused(run(json.dumps(fitting()) + " " * (5 * 1024 * 1024)))
    text = json.dumps(fitting())
    assert run(text + " " * (5 * 1024 * 1024 - len(text)))[0] == 0


def test_a_value_is_shown_on_one_short_line(run):
    line = refused(run(with_value(AMOUNT, "x\u2028" * 5_000)))
    assert len(line) < 500


@pytest.mark.parametrize("name", ["plan.txt", "plan", "plan.json.gz", ".json"])
def test_another_suffix(run, name):
    assert name in refused(run(EXAMPLE, name=name))


def test_a_workbook_that_is_none(run):
    refused(run(b"PK\x03\x04 and then nothing", name="plan.xlsx"))
    refused(run(b"", name="plan.xlsx"))


def test_files_that_cannot_be_read(capsys, tmp_path):
    refused(command(capsys, str(tmp_path / "nothing.json")))
    folder = tmp_path / "folder.json"
    folder.mkdir()
    refused(command(capsys, str(folder)))
    refused(command(capsys, str(tmp_path / ("x" * 300 + ".json"))))
    refused(command(capsys, str(tmp_path / "two\nlines.json")))
    refused(command(capsys, str(tmp_path / "nul\0.json")))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(capsys, tmp_path):
    path = tmp_path / "closed.json"
    path.write_text("{}")
    path.chmod(0)
    refused(command(capsys, str(path)))


def test_bad_options(run, capsys):
    line = refused(run(EXAMPLE, "--call", "IBN-2099"))
    assert "IBN-2017-2, SPC-2017" in line
    assert "xml" in refused(run(EXAMPLE, "--format", "xml"))
    refused(run(EXAMPLE, "--surprise"))
    refused(command(capsys))
    refused(run(with_value(AMOUNT, "x"), "--traceback"))
