"""Plans for the tests of the workbook: any plan, one plan, and workbooks with cells changed."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from unicodedata import normalize

import openpyxl
from hypothesis import strategies as st

from applications.terms import load_preset
from budgets.rules import evaluate
from budgets.selectors.facts import facts_of_plan
from budgets.workbook import shape, write_plan_workbook
from budgets.workbook.writing import Stamp
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
