"""Reading the JSON form of a budget and cofinancing plan: the contract of ``check_plan``.

Strict: it stops at the first mistake in document order, with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from budgets.rules.facts import CofinancingLine, CostLine, Kind, PersonnelLine, PlanFacts, Source
from portal.lib.enterprise import EnterpriseNumberError, parse_enterprise_number
from portal.lib.strict_json import Array, Node, Number, Object, read

MAX_BYTES = 5 * 1024 * 1024
MAX_TEXT = 200
MAX_MONTHS = 600

_AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?", re.ASCII)
_FTE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTHS = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)

T = TypeVar("T")
Reader = Callable[[Node, str], Any]


class PlanError(ValueError):
    """The document is no valid plan; ``place`` names the spot (``cofinancing[2].amounts[0]``)."""

    def __init__(self, place: str, message_nl: str) -> None:
        self.place = place
        self.message_nl = message_nl
        super().__init__(f"{place}: {message_nl}" if place else message_nl)


@dataclass(frozen=True, slots=True)
class _Key:
    read: Reader
    default: Any = None
    required: bool = True


def parse_plan(data: bytes, years: int) -> PlanFacts:
    """Read a plan for a call of ``years`` years. Raises PlanError for the first mistake."""
    if len(data) > MAX_BYTES:
        raise PlanError("", "het bestand is groter dan 5 MiB")
    end_fault = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8")
        end_fault = "hier staat geen UTF-8"
    document = read(text.removeprefix("\ufeff"), end_fault=end_fault)
    if not document.has_root:
        raise PlanError("", document.fault or "")
    facts = _plan(document.root, years)
    if document.fault:
        raise PlanError("", document.fault)
    return facts


def _plan(root: Node, years: int) -> PlanFacts:
    amounts = _yearly(_amount, years)
    personnel = {
        "role": _Key(_text),
        "fte": _Key(_yearly(_fte, years)),
        "annual_cost": _Key(amounts),
    }
    other = {"description": _Key(_text), "amounts": _Key(amounts)}
    subcontracting = {"subcontractor": _Key(_text), "amounts": _Key(amounts)}
    cofinancing = {
        "contributor": _Key(_text),
        "enterprise_number": _Key(_enterprise_number, required=False),
        "kind": _Key(_one_of(Kind)),
        "source": _Key(_one_of(Source)),
        "amounts": _Key(amounts),
    }
    keys = {
        "start_date": _Key(_date),
        "duration_months": _Key(_months),
        "personnel": _lines(personnel, lambda v: PersonnelLine(**v)),
        "other_costs": _lines(other, lambda v: CostLine(v["description"], v["amounts"])),
        "subcontracting": _lines(
            subcontracting, lambda v: CostLine(v["subcontractor"], v["amounts"])
        ),
        "cofinancing": _lines(cofinancing, lambda v: CofinancingLine(**v)),
        "subsidy_requested": _Key(_requested(amounts), required=False),
    }
    return PlanFacts(**_object(root, "", keys))


def _object(node: Node, place: str, keys: dict[str, _Key]) -> dict[str, Any]:
    if not isinstance(node, Object):
        raise PlanError(place, f"{_shown(node)} is geen object" if place else "dit is geen object")
    values: dict[str, Any] = {}
    for name, child in node.pairs:
        spot = f"{place}.{_name(name)}" if place else _name(name)
        if name not in keys:
            raise PlanError(spot, "onbekende sleutel")
        if name in values:
            raise PlanError(spot, "deze sleutel staat er twee keer")
        values[name] = keys[name].read(child, spot)
    if node.fault:
        raise PlanError(place, node.fault)
    for name, key in keys.items():
        if name not in values:
            if key.required:
                raise PlanError(f"{place}.{name}" if place else name, "ontbreekt")
            values[name] = key.default
    return values


def _lines(keys: dict[str, _Key], build: Callable[[dict[str, Any]], T]) -> _Key:
    def line(node: Node, place: str) -> T:
        return build(_object(node, place, keys))

    return _Key(lambda node, place: _list(node, place, line), default=(), required=False)


def _list(
    node: Node, place: str, item: Callable[[Node, str], T], length: int | None = None
) -> tuple[T, ...]:
    if not isinstance(node, Array):
        raise PlanError(place, f"{_shown(node)} is geen lijst")
    values = []
    for index, child in enumerate(node.items):
        if length is not None and index >= length:
            break
        values.append(item(child, f"{place}[{index}]"))
    if length is not None and len(node.items) > length:
        raise PlanError(place, f"deze lijst heeft meer dan {length} waarden: één per jaar")
    if node.fault:
        raise PlanError(place, node.fault)
    if length is not None and len(values) != length:
        raise PlanError(
            place, f"deze lijst heeft {len(values)} in plaats van {length} waarden: één per jaar"
        )
    return tuple(values)


def _yearly(item: Callable[[Node, str], Decimal], years: int) -> Reader:
    return lambda node, place: _list(node, place, item, years)


def _requested(amounts: Reader) -> Reader:
    def requested(node: Node, place: str) -> tuple[Decimal, ...] | None:
        if node is None or (isinstance(node, Array) and not node.items and not node.fault):
            return None
        return amounts(node, place)

    return requested


def _literal(node: Node) -> str | None:
    if isinstance(node, Number):
        return node.literal
    return node if isinstance(node, str) else None


def _amount(node: Node, place: str) -> Decimal:
    literal = _literal(node)
    if literal is None or not _AMOUNT.fullmatch(literal):
        raise PlanError(place, f"{_shown(node)} is geen bedrag")
    return Decimal(literal)


def _fte(node: Node, place: str) -> Decimal:
    literal = _literal(node)
    if literal is None or not _FTE.fullmatch(literal):
        raise PlanError(place, f"{_shown(node)} is geen aantal VTE")
    return Decimal(literal)


def _text(node: Node, place: str) -> str:
    if not isinstance(node, str):
        raise PlanError(place, f"{_shown(node)} is geen tekst")
    if not 1 <= len(node) <= MAX_TEXT:
        raise PlanError(place, f"een tekst telt 1 tot {MAX_TEXT} tekens, deze telt er {len(node)}")
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in node):
        raise PlanError(place, "deze tekst bevat een stuurteken")
    return node


def _date(node: Node, place: str) -> date:
    if isinstance(node, str) and _DATE.fullmatch(node):
        try:
            return date.fromisoformat(node)
        except ValueError:
            pass
    raise PlanError(place, f"{_shown(node)} is geen datum (JJJJ-MM-DD)")


def _months(node: Node, place: str) -> int:
    if isinstance(node, Number) and _MONTHS.fullmatch(node.literal):
        months = int(node.literal)
        if months <= MAX_MONTHS:
            return months
    raise PlanError(place, f"{_shown(node)} is geen geheel aantal maanden van 1 tot {MAX_MONTHS}")


def _enterprise_number(node: Node, place: str) -> str | None:
    if node is None:
        return None
    if isinstance(node, str):
        try:
            return parse_enterprise_number(node)
        except EnterpriseNumberError:
            pass
    raise PlanError(place, f"{_shown(node)} is geen geldig ondernemingsnummer")


def _one_of(kinds: type[Kind] | type[Source]) -> Reader:
    def one_of(node: Node, place: str) -> Kind | Source:
        if isinstance(node, str) and node in tuple(kinds):
            return kinds(node)
        raise PlanError(place, f"{_shown(node)} is geen van {', '.join(kinds)}")

    return one_of


def _shown(node: Node) -> str:
    """A value inside one line of a message: quoted, on one line, not endless."""
    if isinstance(node, Array):
        return "een lijst"
    if isinstance(node, Object):
        return "een object"
    if node is None or isinstance(node, bool):
        return {None: "null", True: "true", False: "false"}[node]
    return f'"{_name(node.literal if isinstance(node, Number) else node)}"'


def _name(text: str) -> str:
    cut = text if len(text) <= 60 else f"{text[:60]}…"
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in cut
    )
