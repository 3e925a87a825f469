"""``manage.py call_rules``: every rule once, with the numbers of the call that is asked."""

from __future__ import annotations

import json

import pytest

from applications.terms import BUDGET_RULES, RULE_IDS, load_preset
from budgets.rules import CATALOGUE
from portal.management.commands.call_rules import Command
from portal.rule_catalogue import catalogue


def run(capsys, *options: str) -> tuple[int, str, str]:
    status = 0
    try:
        Command().run_from_argv(["manage.py", "call_rules", *options])
    except SystemExit as stop:
        status = stop.code
    out, err = capsys.readouterr()
    return status, out, err


def test_every_rule_stands_in_the_catalogue_once():
    assert tuple(entry.rule for entry in CATALOGUE) == BUDGET_RULES
    for language in ("nl", "en"):
        rows = catalogue(load_preset("IBN-2017-2"), language)
        assert tuple(row.rule for row in rows) == RULE_IDS
        assert all(row.title and row.formula for row in rows)


def test_text_in_dutch(capsys):
    status, out, err = run(capsys)
    assert (status, err) == (0, "")
    for rule in RULE_IDS:
        assert f"\n{rule}: " in out
    assert "€\u00a0900.000,00" in out
    assert "“Minimum 0,5 VTE/jaar”" in out
    assert "dinsdag 12 december 2017, 12.00 uur Belgische tijd" in out
    assert "niet officieel voor deze oproep" in out


def test_text_in_english(capsys):
    _, out, _ = run(capsys, "--language", "en")
    assert "Tuesday 12 December 2017, 12:00 Belgian time" in out
    assert "blocking; per year: warning" in out


def test_json_of_the_other_call(capsys):
    status, out, _ = run(capsys, "--call", "SPC-2017", "--format", "json")
    assert status == 0
    answer = json.loads(out)
    assert answer["call"] == "SPC-2017"
    limits = {row["rule"]: row["limits"] for row in answer["rules"]}
    assert limits["subsidy.year_cap"] == ["€\u00a0500.000,00"]
    assert limits["project.duration"] == ["120 maanden"]
    assert limits["budget.total_cap"] == []
    assert limits["eoi.deadline"] == []


@pytest.mark.parametrize(
    "options", [["--call", "X"], ["--format", "xml"], ["--language", "fr"], ["--what"]]
)
def test_bad_options_are_refused_in_one_line(capsys, options):
    status, out, err = run(capsys, *options)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
