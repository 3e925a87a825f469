"""``manage.py check_plan`` to its contract: answers, exit statuses, one line and no traceback."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgets.management.commands.check_plan import Command
from budgets.plan_dict import plan_to_dict
from budgets.plan_json import PlanError, parse_plan

ROOT = Path(__file__).resolve().parent.parent

EXAMPLE = {
    "start_date": "2018-10-01",
    "duration_months": 36,
    "personnel": [
        {
            "role": "Clustermanager",
            "fte": ["1", "1", "0.8"],
            "annual_cost": ["90000", "91800", "93636"],
        }
    ],
    "other_costs": [{"description": "Werking", "amounts": ["20000.00", "20000.00", "20000.00"]}],
    "subcontracting": [{"subcontractor": "Studiebureau", "amounts": ["15000", "0", "0"]}],
    "cofinancing": [
        {
            "contributor": "Bedrijf A",
            "enterprise_number": "0999.990.024",
            "kind": "cash",
            "source": "enterprise",
            "amounts": ["30000", "30000", "30000"],
        }
    ],
    "subsidy_requested": None,
}

YEAR_KEYS = [
    *("year", "personnel", "other", "subcontracting", "costs", "fte"),
    *("cash", "in_kind", "activity_income", "not_counted", "cofinancing", "subsidy"),
]


def fitting() -> dict:
    """The example with enough cofinancing: nothing blocks."""
    plan = copy.deepcopy(EXAMPLE)
    plan["cofinancing"][0]["amounts"] = ["62500", "55900", "47454.40"]
    return plan


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command in this process on a document; gives status, output and error."""

    def run(document: object, *options: str, name: str = "plan.json") -> tuple[int, str, str]:
        path = tmp_path / name
        if isinstance(document, bytes):
            path.write_bytes(document)
        elif document is not None:
            path.write_text(
                document if isinstance(document, str) else json.dumps(document), encoding="utf-8"
            )
        return command(capsys, str(path), *options)

    return run


def command(capsys, *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = 0
    try:
        Command().run_from_argv(["manage.py", "check_plan", *arguments])
    except SystemExit as stop:
        status = stop.code
    out, err = capsys.readouterr()
    return status, out, err


def refused(answer: tuple[int, str, str]) -> str:
    """Exit status 2, nothing on standard output, and the one line on standard error."""
    status, out, err = answer
    assert (status, out) == (2, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    return err.rstrip("\n")


# -- answers --------------------------------------------------------------------------------


def test_the_example_of_the_contract(run):
    status, out, err = run(EXAMPLE, "--format", "json")
    assert (status, err) == (1, "")
    answer = json.loads(out)
    assert list(answer) == ["call", "ok", "years", "totals", "findings"]
    assert (answer["call"], answer["ok"]) == ("IBN-2017-2", False)
    assert answer["years"][0] == dict(
        zip(
            YEAR_KEYS,
            [
                *(1, "90000.00", "20000.00", "15000.00", "125000.00", "1.00"),
                *("30000.00", "0.00", "0.00", "0.00", "30000.00", "30000.00"),
            ],
            strict=True,
        )
    )
    assert list(answer["totals"]) == YEAR_KEYS[1:]
    assert answer["totals"]["fte"] == "2.80"
    balance = [x for x in answer["findings"] if x["rule"] == "financing.balance"]
    assert [x["year"] for x in balance] == [1, 2, 3]
    first = balance[0]
    assert list(first) == [
        *("rule", "outcome", "severity", "year", "actual", "limit"),
        *("message_nl", "message_en", "remedy", "source"),
    ]
    assert (first["outcome"], first["severity"]) == ("fail", "blocking")
    assert (first["actual"], first["limit"]) == ("60000.00", "125000.00")
    assert first["remedy"] == {"add": "32500.00"}


def test_a_plan_that_fits(run):
    status, out, err = run(fitting(), "--format", "json")
    assert (status, err) == (0, "")
    answer = json.loads(out)
    assert answer["ok"] is True
    assert {x["outcome"] for x in answer["findings"]} == {"pass"}


def test_applying_the_remedies_of_the_example_gives_a_plan_that_fits(run):
    plan = copy.deepcopy(EXAMPLE)
    answer = json.loads(run(plan, "--format", "json")[1])
    amounts = plan["cofinancing"][0]["amounts"]
    for found in answer["findings"]:
        if found["rule"] == "financing.balance":
            index = found["year"] - 1
            amounts[index] = str(Decimal(amounts[index]) + Decimal(found["remedy"]["add"]))
    assert run(plan)[0] == 0


def test_text_is_dutch_and_ends_with_the_conclusion(run):
    status, out, _ = run(EXAMPLE)
    assert status == 1
    assert "Personeelskosten" in out
    assert out.rstrip().endswith("niet in orde, 3 blokkerende fouten, 0 waarschuwingen.")
    status, out, _ = run(fitting())
    assert status == 0
    assert "in orde, geen blokkerende fouten" in out


def test_place_stands_only_on_lines(run):
    plan = fitting()
    plan["cofinancing"].append(
        {
            "contributor": "Federatie",
            "kind": "cash",
            "source": "federation_fee",
            "amounts": [1, 2, 3],
        }
    )
    answer = json.loads(run(plan, "--format", "json")[1])
    (placed,) = [x for x in answer["findings"] if "place" in x]
    assert (placed["rule"], placed["place"]) == ("cofinancing.direct", "cofinancing[1]")
    assert placed["actual"] == "6.00"
    assert answer["totals"]["not_counted"] == "6.00"


def test_the_other_call_takes_ten_years(run):
    assert "10" in refused(run(EXAMPLE, "--call", "SPC-2017"))
    plan = {"start_date": "2018-01-01", "duration_months": 120, "subsidy_requested": ["0"] * 10}
    status, out, _ = run(plan, "--call", "SPC-2017", "--format", "json")
    assert status == 0
    assert len(json.loads(out)["years"]) == 10


@pytest.mark.parametrize(
    "change",
    [
        {"cofinancing": []},
        {"personnel": []},
        {"subsidy_requested": []},
        {"subsidy_requested": ["1", "2", "3"]},
        {"duration_months": 1},
        {"duration_months": 600},
        {"start_date": "0001-01-01"},
    ],
)
def test_what_is_allowed(run, change):
    assert run(EXAMPLE | change)[0] in (0, 1)


@pytest.mark.parametrize("key", ["personnel", "other_costs", "cofinancing", "subsidy_requested"])
def test_what_may_be_left_out(run, key):
    plan = {name: value for name, value in EXAMPLE.items() if name != key}
    assert run(plan)[0] in (0, 1)


@pytest.mark.parametrize(
    "number", ["0999990024", "BE 0999.990.024", "be0999990024", "999.990.024", None]
)
def test_forms_of_an_enterprise_number(run, number):
    plan = fitting()
    plan["cofinancing"][0]["enterprise_number"] = number
    assert run(plan)[0] == 0


def test_numbers_may_stand_without_quotes(run):
    text = json.dumps(fitting()).replace('"62500"', "62500.00").replace('"0.8"', "0.8")
    assert run(text)[0] == 0


def test_a_byte_order_mark_is_no_trouble(run):
    assert run(b"\xef\xbb\xbf" + json.dumps(fitting()).encode())[0] == 0


# -- refusals -------------------------------------------------------------------------------


def with_value(path: list, value: object) -> dict:
    plan = copy.deepcopy(EXAMPLE)
    node = plan
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return plan


FTE = ["personnel", 0, "fte", 1]
AMOUNT = ["cofinancing", 0, "amounts", 0]


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


# -- the reader -----------------------------------------------------------------------------

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_taken_or_refused_with_its_place(data):
    plan = copy.deepcopy(EXAMPLE)
    spots = [(plan, key) for key in plan]
    for key in ("personnel", "other_costs", "subcontracting", "cofinancing"):
        spots += [(plan[key], 0), *((plan[key][0], name) for name in plan[key][0])]
    node, key = data.draw(st.sampled_from(spots))
    node[key] = data.draw(JSON_VALUES)
    read_or_refuse(json.dumps(plan).encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 900), st.integers(0, 60))
def test_any_damage_is_taken_or_refused(noise, start, length):
    good = json.dumps(EXAMPLE).encode()
    read_or_refuse(good[:start] + noise + good[start + length :])


def read_or_refuse(document: bytes) -> None:
    try:
        facts = parse_plan(document, 3)
    except PlanError as error:
        assert str(error)
        assert len(str(error).splitlines()) == 1
        assert str(error).isprintable()
    else:
        assert len(facts.personnel) <= 1


def test_a_plan_reads_back_as_it_was_written():
    facts = parse_plan(json.dumps(EXAMPLE).encode(), 3)
    again = parse_plan(json.dumps(plan_to_dict(facts)).encode(), 3)
    assert again == facts
    assert plan_to_dict(facts)["cofinancing"][0]["enterprise_number"] == "0999.990.024"


# -- as a program ---------------------------------------------------------------------------


def program(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "check_plan", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        **options,
    )


def test_as_a_program_without_a_database(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    away = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    done = program(str(path), "--format", "json", env=away)
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["ok"] is False


def test_as_a_program_that_refuses(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(with_value(AMOUNT, "12,5x")), encoding="utf-8")
    done = program(str(path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == 'cofinancing[0].amounts[0]: "12,5x" is geen bedrag\n'


def test_a_terminal_without_utf8(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    plain = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = program(str(path), "--format", "json", env=plain)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "€" in json.loads(done.stdout)["findings"][0]["message_nl"]
    assert program(str(path), env=plain).returncode == 1


def test_a_reader_that_goes_away(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(fitting()), encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "manage.py", "check_plan", str(path)],
            cwd=ROOT,
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
