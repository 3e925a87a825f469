"""Documents for ``check_plan`` and the ways to run it in the tests."""

from __future__ import annotations

import copy
import json
from pathlib import Path

from budgets.management.commands.check_plan import Command

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


class Runner:
    """Runs the command in this process on a document; gives status, output and error."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(
        self, document: object, *options: str, name: str = "plan.json"
    ) -> tuple[int, str, str]:
        path = self.folder / name
        if isinstance(document, bytes):
            path.write_bytes(document)
        else:
            text = document if isinstance(document, str) else json.dumps(document)
            path.write_text(text, encoding="utf-8")
        return command(self.capsys, str(path), *options)


def fitting() -> dict:
    """The example with enough cofinancing: nothing blocks."""
    plan = copy.deepcopy(EXAMPLE)
    plan["cofinancing"][0]["amounts"] = ["62500", "55900", "47454.40"]
    return plan


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


def with_value(path: list, value: object) -> dict:
    plan = copy.deepcopy(EXAMPLE)
    node = plan
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return plan


FTE = ["personnel", 0, "fte", 1]
AMOUNT = ["cofinancing", 0, "amounts", 0]
