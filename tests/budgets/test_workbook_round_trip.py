"""Any plan, as a workbook and back, is the same plan, and is judged the same."""

from __future__ import annotations

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from budgets.plan_dict import plan_to_dict
from budgets.plan_json import parse_plan
from budgets.rules import evaluate
from budgets.selectors.facts import facts_of_plan
from budgets.workbook import read_plan_workbook, shape
from budgets.workbook.totals import LABELS, SHARE_ROWS, SUM_ROWS
from tests.budgets.workbooks import IBN, PLAN, SPC, contents, numbers, written


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
