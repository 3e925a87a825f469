"""Cell by cell, how a plan from a workbook differs from the stored one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from budgets.models import CofinancingLine, CostLine
from portal.lib.fields import every_year

Content = Mapping[str, Any]
NUMBERS = ("fte", "annual_cost", "amounts")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it is called, what stands there now (`before`) and in the file (`after`)."""

    label: str
    before: Any
    after: Any
    amount: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the plan (or its head): `kind` is changed, added or removed."""

    kind: str
    table: str
    name: str
    cells: tuple[Cell, ...]


def plan_differences(stored: Content, given: Content, years: int) -> list[Difference]:
    """From `stored` to `given`, both as `plan_content`; lines are matched by their key."""
    found = _header(stored, given, years)
    for kept, first in (("cost_lines", "description"), ("cofinancing_lines", "contributor")):
        old = {line["key"]: line for line in stored.get(kept) or ()}
        new = list(given.get(kept) or ())
        present = {line["key"] for line in new}
        for line in new:
            before = old.get(line["key"])
            cells = _cells(before or {}, line, years)
            if cells:
                kind = "changed" if before else "added"
                found.append(Difference(kind, _table(line), line[first], cells))
        found += [
            Difference("removed", _table(line), line[first], _cells(line, {}, years))
            for key, line in old.items()
            if key not in present
        ]
    return found


def _header(stored: Content, given: Content, years: int) -> list[Difference]:
    cells = [
        Cell(label, stored.get(name), given.get(name))
        for name, label in (
            ("start_date", _("Start date")),
            ("duration_months", _("Duration in months")),
        )
        if stored.get(name) != given.get(name)
    ]
    cells += _numbers("subsidy_requested", _("Subsidy you ask"), stored, given, years)
    return [Difference("changed", "", _("Project"), tuple(cells))] if cells else []


def _cells(before: Content, after: Content, years: int) -> tuple[Cell, ...]:
    labels = {
        "description": _("Description"),
        "contributor": _("Contributor"),
        "enterprise_number": _("Enterprise number"),
        "purpose": _("What for"),
        "kind": _("Kind"),
        "source": _("Source"),
        "proof": _("Proof"),
    }
    choices = {
        "kind": dict(CofinancingLine.Kind.choices),
        "source": dict(CofinancingLine.Source.choices),
    }
    cells = []
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name) or "", after.get(name) or ""
        if name in NUMBERS:
            cells += _numbers(name, _number_label(name), before, after, years)
        elif name not in ("key", "heading") and old != new:
            words = choices.get(name, {})
            cells.append(Cell(labels[name], words.get(old, old), words.get(new, new)))
    return tuple(cells)


def _numbers(name: str, label: str, before: Content, after: Content, years: int) -> list[Cell]:
    old, new = every_year(before.get(name), years), every_year(after.get(name), years)
    return [
        Cell(_("%(label)s, year %(year)s") % {"label": label, "year": year}, one, other, True)
        for year, (one, other) in enumerate(zip(old, new, strict=True), 1)
        if one != other
    ]


def _number_label(name: str) -> str:
    labels = {"fte": _("FTE"), "annual_cost": _("Annual cost of 1 FTE"), "amounts": _("Amount")}
    return labels[name]


def _table(line: Content) -> str:
    heading = line.get("heading")
    return str(CostLine.Heading(heading).label) if heading else str(_("Cofinancing"))
