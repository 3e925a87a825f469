"""One byte sequence per value, so that a hash means something. Pure.

Used by the event log and by submissions: what is hashed today must give the same bytes in ten
years, on another database and another machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from unicodedata import normalize
from uuid import UUID


def utc_text(moment: datetime) -> str:
    """`2017-12-12T11:00:00.000000Z`: UTC, to the microsecond. TypeError for a naive moment."""
    if moment.tzinfo is None:
        raise TypeError("A moment without time zone has no canonical form.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(value: Any) -> Any:
    """`value` in JSON's own types: text in NFC, decimals and dates as text, tuples as lists.

    Raises TypeError for what has no single text (floats, sets, naive times, unknown types) and
    ValueError for an infinite decimal or two keys that are the same after normalisation.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} has no canonical form.")
        return format(value, "f")
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form.")


def _plain_mapping(value: Mapping[Any, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError("Keys must be text.")
        name = plain(key)
        if name in result:
            raise ValueError(f"Two keys become {name!r}.")
        result[name] = plain(item)
    return result


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys, NFC text and no spaces. Raises as :func:`plain` does."""
    return json.dumps(
        plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of `data` in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
