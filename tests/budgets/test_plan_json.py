"""The reader of plans: any damage is taken or refused, and what is written reads back."""

from __future__ import annotations

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from budgets.plan_dict import plan_to_dict
from budgets.plan_json import PlanError, parse_plan
from tests.budgets.contract import (
    EXAMPLE,
)

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
