"""Amounts as people type them and as the portal shows them, in one place for both languages.

Reading: spaces and the euro sign are dropped; one kind of separator followed by exactly three
digits is a thousands mark, followed by one or two it is the decimal mark; with both kinds the last
one is the decimal mark. Anything else is refused, never guessed.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

MAX_DIGITS = 9  # before the decimal mark: € 999.999.999,99
CENT = Decimal("0.01")
NBSP = "\u00a0"

_DROPPED = dict.fromkeys(map(ord, " \t\u00a0\u2009\u202f€"))
_DIGITS = re.compile(r"[0-9]+\Z")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]{1,2})\Z")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)\Z")
_BOTH = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?!\2)[.,]([0-9]{1,2})\Z")
_NEGATIVE = re.compile(r"[-\u2212\u2013][0-9.,]+\Z|[0-9.,]+[-\u2212\u2013]\Z")
_WIDE = Context(prec=100)
_SWAP = str.maketrans(",.", ".,")


class AmountFault(StrEnum):
    """Why a text is no amount."""

    EMPTY = "empty"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    DECIMALS = "decimals"
    FORMAT = "format"


MESSAGES: dict[AmountFault, str] = {
    AmountFault.EMPTY: "Fill in an amount.",
    AmountFault.NEGATIVE: "An amount cannot be negative.",
    AmountFault.TOO_LARGE: "This amount is too large: at most € 999.999.999,99.",
    AmountFault.DECIMALS: "An amount has at most two decimals, for example 1.250,50.",
    AmountFault.FORMAT: "This is not an amount. Write for example 1.250,50 or 1250.50.",
}


class AmountError(ValueError):
    """The text is no amount; ``reason`` says why, ``message`` is the English source string."""

    def __init__(self, reason: AmountFault) -> None:
        self.reason = reason
        self.message = MESSAGES[reason]
        super().__init__(self.message)


def parse_amount(text: str) -> Decimal:
    """The amount in EUR that a person typed, at most two decimals. Raises AmountError."""
    bare = text.strip().translate(_DROPPED)
    if not bare:
        raise AmountError(AmountFault.EMPTY)
    if _NEGATIVE.match(bare):
        raise AmountError(AmountFault.NEGATIVE)
    whole, decimals = _split(bare)
    if len(whole.lstrip("0")) > MAX_DIGITS:
        raise AmountError(AmountFault.TOO_LARGE)
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _split(bare: str) -> tuple[str, str]:
    if _DIGITS.match(bare):
        return bare, ""
    if match := _GROUPED.match(bare):
        return match[1].replace(match[2], ""), ""
    if match := _DECIMAL.match(bare):
        return match[1], match[2]
    if match := _BOTH.match(bare):
        return match[1].replace(match[2], ""), match[3]
    if re.match(r"[0-9.,]*[0-9][.,][0-9]{3,}\Z", bare):
        raise AmountError(AmountFault.DECIMALS)
    raise AmountError(AmountFault.FORMAT)


def format_decimal(value: Decimal | int, places: int = 2) -> str:
    """``300000`` as ``300.000,00``; for show only, rounded half up to ``places`` decimals."""
    step = CENT if places == 2 else Decimal(1).scaleb(-places)
    number = Decimal(value).quantize(step, ROUND_HALF_UP, _WIDE)
    return f"{number:,f}".translate(_SWAP)


def format_euro(value: Decimal | int) -> str:
    """``300000`` as ``€ 300.000,00``, with a space that does not break, in both languages."""
    return f"€{NBSP}{format_decimal(value)}"
