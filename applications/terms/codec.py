"""Frozen dataclasses to JSON-safe dicts and back, strictly.

The type hints of the dataclass are the schema: an unknown, missing or ill-typed key is a
:class:`TermsError` that names its place. Decimals travel as text, dates as ISO, and moments as
ISO with the Belgian offset, so that a round trip gives an equal object.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")

T = TypeVar("T")

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


class TermsError(ValueError):
    """The terms of a call cannot be read; ``place`` says where (``limits.year_cap``)."""

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason}" if place else reason)


def encode(value: Any) -> Any:
    """The JSON-safe form of a terms value (dataclass, tuple, mapping, Decimal, date, text)."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.astimezone(BRUSSELS).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return value


def decode(kind: type[T], data: Any, place: str = "") -> T:
    """Build a ``kind`` from what :func:`encode` (or a preset file) gives. Raises TermsError."""
    return _decode(kind, data, place)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, data: Any, place: str) -> Any:
    origin = get_origin(kind)
    if origin is types.UnionType:
        if data is None:
            return None
        (inner,) = [arg for arg in get_args(kind) if arg is not types.NoneType]
        return _decode(inner, data, place)
    if origin is tuple:
        if not isinstance(data, list | tuple):
            raise TermsError(place, "expected a list")
        item = get_args(kind)[0]
        return tuple(_decode(item, entry, f"{place}[{i}]") for i, entry in enumerate(data))
    if origin is dict:
        if not isinstance(data, Mapping):
            raise TermsError(place, "expected a table")
        item = get_args(kind)[1]
        return {key: _decode(item, entry, _join(place, key)) for key, entry in data.items()}
    if is_dataclass(kind):
        return _decode_dataclass(kind, data, place)
    return _decode_scalar(kind, data, place)


def _decode_dataclass(kind: Any, data: Any, place: str) -> Any:
    if not isinstance(data, Mapping):
        raise TermsError(place, "expected a table")
    hints = _hints(kind)
    names = [field.name for field in fields(kind)]
    for key in data:
        if key not in names:
            raise TermsError(_join(place, str(key)), "unknown key")
    for name in names:
        if name not in data:
            raise TermsError(_join(place, name), "missing")
    values = {name: _decode(hints[name], data[name], _join(place, name)) for name in names}
    try:
        return kind(**values)
    except TermsError as error:
        raise TermsError(_join(place, error.place), error.reason) from None


def _decode_scalar(kind: Any, data: Any, place: str) -> Any:
    if kind is Decimal:
        return _decimal(data, place)
    if kind is datetime:
        return _moment(data, place)
    if kind is date:
        if isinstance(data, date) and not isinstance(data, datetime):
            return data
        try:
            return date.fromisoformat(data)
        except (TypeError, ValueError):
            raise TermsError(place, "expected a date (YYYY-MM-DD)") from None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(data)
        except ValueError:
            raise TermsError(place, f"expected one of {', '.join(kind)}") from None
    if type(data) is not kind:  # exact: a boolean is no number
        raise TermsError(place, f"expected {kind.__name__}")
    return data


def _decimal(data: Any, place: str) -> Decimal:
    if isinstance(data, Decimal) and data.is_finite():
        return data
    text = str(data) if type(data) is int else data
    # Plain digits only: an exponent would unfold into a text without end.
    if isinstance(text, str) and _NUMBER.fullmatch(text):
        return Decimal(text)
    raise TermsError(place, "expected a number, as text")


def _moment(data: Any, place: str) -> datetime:
    try:
        moment = data if isinstance(data, datetime) else datetime.fromisoformat(data)
    except (TypeError, ValueError):
        raise TermsError(place, "expected a moment (ISO 8601)") from None
    if moment.tzinfo is None:
        raise TermsError(place, "expected a moment with its UTC offset")
    return moment.astimezone(BRUSSELS)


def _join(place: str, key: str) -> str:
    return f"{place}.{key}" if place and key else place or key
