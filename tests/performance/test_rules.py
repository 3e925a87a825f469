"""How long the rules take on a plan: ``pytest -m performance -s tests/performance/test_rules.py``."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest

from budgets.rules import evaluate
from tests.budgets.plans import IBN, plan

RUNS = 50


@pytest.mark.performance
@pytest.mark.parametrize(("lines", "bar_ms"), [(40, 1), (2000, 30)])
def test_the_live_check_of_a_plan(lines, bar_ms):
    one = plan(30000, 9000, 4500, 1500)
    times = lines // 6
    facts = replace(
        one,
        personnel=one.personnel * times,
        other_costs=one.other_costs * times,
        cofinancing=one.cofinancing * times,
    )
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        evaluate(facts, IBN)
        taken.append((time.perf_counter() - start) * 1000)
    middle = statistics.median(taken)
    print(f"\n{lines:>5} lines: median {middle:.2f} ms of {RUNS} runs, bar {bar_ms} ms")
    assert middle <= bar_ms
