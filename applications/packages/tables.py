"""The tables of a package: amounts as text, in the shape of `components/_table_amounts.html`."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.terms import Phase
from portal.lib import figures

from .labels import FAMILIES, HEADINGS, INDICATOR_KINDS, KINDS, SOURCES, SUMS, word

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableRow:
    name: str
    amounts: tuple[str, ...]
    note: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class ReadTable:
    """`head`: the labels of the columns, the first over the names of the rows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]


_EOI = ("costs", "cash", "in_kind", "activity_income", "cofinancing", "subsidy")
_TOTALS = ("costs", "cofinancing", "subsidy")


def sums_table(sums: Data, phase: Phase) -> ReadTable:
    """Costs and financing per year, as the rules summed them when it was handed in."""
    years, totals = sums["years"], sums["totals"]
    names = [name for name in SUMS if phase == Phase.DOSSIER or name in _EOI]
    rows = tuple(
        TableRow(
            word(SUMS, name),
            tuple(_shown(name, year[name]) for year in (*years, totals)),
            total=name in _TOTALS,
        )
        for name in names
    )
    return ReadTable(_("Costs and financing per year"), _head(len(years)), rows)


def budget_tables(plan: Data, years: int) -> tuple[ReadTable, ...]:
    """The lines of the plan: one table per heading of costs, one for the cofinancing."""
    tables = []
    for heading in HEADINGS:
        lines = [one for one in plan.get("cost_lines") or () if one["heading"] == heading]
        if lines:
            rows = tuple(_cost_row(line, heading, years) for line in lines)
            tables.append(ReadTable(word(HEADINGS, heading), _head(years), rows))
    given = plan.get("cofinancing_lines") or ()
    if given:
        rows = tuple(
            TableRow(line["contributor"], _amounts(line["amounts"], years), _contribution(line))
            for line in given
        )
        tables.append(ReadTable(_("Cofinancing"), _head(years), rows))
    return tuple(tables)


def indicator_table(indicators: list[Data], years: int) -> ReadTable | None:
    """The indicators with their targets; None without any."""
    if not indicators:
        return None
    head = (_("Indicator"), _("Starting value"), *_years(years))
    rows = tuple(
        TableRow(
            item["label"],
            (item["baseline"] or "–", *_numbers(item["targets"], years)),
            " · ".join(
                part
                for part in (
                    word(FAMILIES, item["family"]),
                    word(INDICATOR_KINDS, item["kind"]),
                    item["unit"],
                    item["proof"],
                )
                if part
            ),
        )
        for item in indicators
    )
    return ReadTable(_("Indicators"), head, rows)


def _years(years: int) -> tuple[str, ...]:
    return tuple(_("Year %(n)s") % {"n": number} for number in range(1, years + 1))


def _head(years: int) -> tuple[str, ...]:
    return ("", *_years(years), _("Total"))


def _shown(name: str, value: str) -> str:
    return figures.fte(value) if name == "fte" else figures.euro(value)


def _cost_row(line: Data, heading: str, years: int) -> TableRow:
    note = line["purpose"]
    if line["enterprise_number"]:
        number = figures.enterprise_number(line["enterprise_number"])
        note = f"{number} · {note}" if note else number
    if heading != "personnel":
        return TableRow(line["description"], _amounts(line["amounts"], years), note)
    pairs = list(zip(_filled(line["fte"], years), _filled(line["annual_cost"], years), strict=True))
    costs = [str((fte * cost).quantize(Decimal("0.01"), "ROUND_HALF_UP")) for fte, cost in pairs]
    effort = ", ".join(figures.fte(fte) for fte, _cost in pairs)
    return TableRow(
        line["description"], _amounts(costs, years), " · ".join(p for p in (effort, note) if p)
    )


def _contribution(line: Data) -> str:
    parts = [
        figures.enterprise_number(line["enterprise_number"]),
        word(KINDS, line["kind"]),
        word(SOURCES, line["source"]),
        line["proof"],
    ]
    return " · ".join(part for part in parts if part)


def _filled(values: Iterable[str | None], years: int) -> list[Decimal]:
    given = [Decimal(value) if value else Decimal(0) for value in values or ()][:years]
    return given + [Decimal(0)] * (years - len(given))


def _amounts(values: Iterable[str | None], years: int) -> tuple[str, ...]:
    filled = _filled(values, years)
    return (*map(figures.euro, filled), figures.euro(sum(filled, Decimal(0))))


def _numbers(values: Iterable[str | None], years: int) -> tuple[str, ...]:
    given = [value or "–" for value in values or ()][:years]
    return tuple(value.replace(".", ",") for value in given + ["–"] * (years - len(given)))
