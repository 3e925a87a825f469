"""The sheet of totals: sums, shares and limits as formulas, so that they follow every change.

A spreadsheet counts in floating point: sums are rounded to the cent before they are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from applications.terms import CallTerms
from portal.lib.xlsx import AMOUNT, NUMBER, SHARE

from . import shape
from .styles import FONT, headings, text, title, year_names

LABELS = {
    "fte": "VTE",
    "personnel": "Personeelskosten",
    "other": "Overige kosten",
    "subcontracting": "Grote onderaanneming",
    "costs": "Totale kosten",
    "cash": "Cash",
    "in_kind": "In natura (detachering)",
    "activity_income": "Inkomsten uit activiteiten",
    "cofinancing": "Cofinanciering die telt",
    "not_counted": "Bijdragen die niet tellen",
    "subsidy": "Subsidie",
    "balance": "Nog niet gefinancierd",
}
FIRST = 5
SUM_ROWS = {name: FIRST + place for place, name in enumerate(LABELS)}
SHARES = ("cash", "in_kind", "activity_income")
SHARE_FIRST = FIRST + len(LABELS) + 3
SHARE_ROWS = {name: SHARE_FIRST + place for place, name in enumerate(SHARES)}
LIMIT_FIRST = SHARE_FIRST + len(SHARES) + 3


def write_totals(page: Any, terms: CallTerms, lasts: Mapping[str, int]) -> None:
    """Fill the sheet. `lasts`: the last row of each table."""
    from openpyxl.styles import Font

    title(page, "Totalen", "Deze cijfers volgen de andere bladen; hier vult u niets in.")
    years = terms.years
    names = [*year_names(years), "Totaal"]
    headings(page, FIRST - 1, ["Euro (VTE)", *names])
    for name, row in SUM_ROWS.items():
        text(page.cell(row, 1), LABELS[name], bold=name in ("costs", "cofinancing", "subsidy"))
        for year in range(1, years + 1):
            _formula(page, year + 1, row, _sum(name, year, terms, lasts), name)
        ends = shape.cell(2, row), shape.cell(years + 1, row)
        _formula(page, years + 2, row, f"ROUND(SUM({ends[0]}:{ends[1]}),2)", name)
    headings(page, SHARE_FIRST - 1, ["Aandeel in de cofinanciering", *names])
    for name, row in SHARE_ROWS.items():
        text(page.cell(row, 1), LABELS[name])
        for column in range(2, years + 3):
            part = shape.cell(column, SUM_ROWS[name])
            whole = shape.cell(column, SUM_ROWS["cofinancing"])
            target = page.cell(row, column)
            target.value = f'=IF({whole}=0,"",{part}/{whole})'
            target.number_format = SHARE
    _limits(page, terms)
    page.column_dimensions["A"].width = 40
    for column in range(2, years + 3):
        page.column_dimensions[shape.cell(column, 1)[:-1]].width = 18
    page.freeze_panes = "B5"
    for row in (SUM_ROWS["costs"], SUM_ROWS["cofinancing"], SUM_ROWS["subsidy"]):
        for column in range(2, years + 3):
            page.cell(row, column).font = Font(name=FONT, bold=True)


def _formula(page: Any, column: int, row: int, formula: str, name: str) -> None:
    target = page.cell(row, column)
    target.value = f"={formula}"
    target.number_format = NUMBER if name == "fte" else AMOUNT


def _sum(name: str, year: int, terms: CallTerms, lasts: Mapping[str, int]) -> str:
    column = year + 1
    here = {one: shape.cell(column, row) for one, row in SUM_ROWS.items()}
    tables = {table.key: table for table in shape.TABLES}
    if name == "fte":
        return f"ROUND(SUM({_range(tables['personnel'], 'fte', year, terms, lasts)}),2)"
    if name == "personnel":
        return f"ROUND(SUM({_range(tables['personnel'], '', year, terms, lasts)}),2)"
    if name in ("other", "subcontracting"):
        return f"ROUND(SUM({_range(tables[name], 'amounts', year, terms, lasts)}),2)"
    if name == "costs":
        parts = "+".join(here[one] for one in ("personnel", "other", "subcontracting"))
        return f"ROUND({parts},2)"
    if name in SHARES:
        return _counted(tables["cofinancing"], year, terms, lasts, shape.KINDS[name])
    if name == "cofinancing":
        return f"ROUND({'+'.join(here[one] for one in SHARES)},2)"
    if name == "not_counted":
        every = _range(tables["cofinancing"], "amounts", year, terms, lasts)
        return f"ROUND(SUM({every})-{here['cofinancing']},2)"
    if name == "subsidy":
        return _subsidy(year, here, terms)
    return f"ROUND({here['costs']}-{here['subsidy']}-{here['cofinancing']},2)"


def _subsidy(year: int, here: Mapping[str, str], terms: CallTerms) -> str:
    row, first = shape.REQUESTED_ROW, shape.REQUESTED_COLUMN
    asked = f"'{shape.PROJECT}'!{shape.cell(first + year - 1, row)}"
    ends = shape.cell(first, row), shape.cell(first + terms.years - 1, row)
    nothing = f"COUNT('{shape.PROJECT}'!{ends[0]}:{ends[1]})=0"
    ceilings = []
    if terms.limits.subsidy_rate is not None and terms.severity("subsidy.rate") is not None:
        ceilings.append(f"{terms.limits.subsidy_rate}*{here['costs']}")
    if terms.limits.subsidy_year_cap is not None and terms.severity("subsidy.year_cap") is not None:
        ceilings.append(f"{terms.limits.subsidy_year_cap}")
    if terms.severity("subsidy.match") is not None:
        ceilings.append(here["cofinancing"])
    highest = f"ROUNDDOWN(ROUND(MIN({','.join(ceilings)}),6),2)" if ceilings else "0"
    return f"IF({nothing},{highest},ROUND({asked},2))"


def _range(
    table: shape.Table, block: str, year: int, terms: CallTerms, lasts: Mapping[str, int]
) -> str:
    column = table.column(block, year, terms.years)
    first, last = shape.cell(column, shape.FIRST), shape.cell(column, lasts[table.key])
    return f"'{table.title}'!{first}:{last}"


def _counted(
    table: shape.Table, year: int, terms: CallTerms, lasts: Mapping[str, int], kind: str
) -> str:
    """What counts of one kind: straight from an enterprise."""
    amounts = _range(table, "amounts", year, terms, lasts)
    names = [one.name for one in table.texts]
    given = []
    for name, word in (("kind", kind), ("source", shape.SOURCES["enterprise"])):
        column = shape.KEY_COLUMN + 1 + names.index(name)
        ends = shape.cell(column, shape.FIRST), shape.cell(column, lasts[table.key])
        given.append(f"'{table.title}'!{ends[0]}:{ends[1]},\"{word}\"")
    return f"ROUND(SUMIFS({amounts},{','.join(given)}),2)"


def _limits(page: Any, terms: CallTerms) -> None:
    """The numbers of the call, where it has them."""
    limits = terms.limits
    rows = [
        ("Projectbegroting, hoogstens", limits.total_cap, AMOUNT),
        ("Projectbegroting per jaar, hoogstens", limits.year_cap, AMOUNT),
        ("VTE per jaar, minstens", limits.min_fte, NUMBER),
        ("Subsidie, hoogstens dit deel van de kosten", limits.subsidy_rate, SHARE),
        ("Subsidie per jaar, hoogstens", limits.subsidy_year_cap, AMOUNT),
        ("Aandeel cash, minstens", limits.cash_min_share, SHARE),
        ("Aandeel in natura, hoogstens", limits.in_kind_max_share, SHARE),
        ("Aandeel inkomsten uit activiteiten, hoogstens", limits.activity_income_max_share, SHARE),
    ]
    headings(page, LIMIT_FIRST - 1, ["Grenzen van de oproep", "Grens"])
    known = [row for row in rows if row[1] is not None]
    for row, (label, value, form) in enumerate(known, LIMIT_FIRST):
        text(page.cell(row, 1), label)
        page.cell(row, 2).value = value
        page.cell(row, 2).number_format = form
