"""Exact arithmetic and the cutting of figures for show.

Nothing is rounded before it is compared. For show a figure is cut towards failing and its limit
the other way, so that a failing rule never looks equal to its limit.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
MILLIONTH = Decimal("0.000001")
ZERO = Decimal(0)

# Enough digits for every sum and product of a plan to be exact.
EXACT = Context(prec=100)
DOWN = Context(prec=100, rounding=ROUND_FLOOR)
UP = Context(prec=100, rounding=ROUND_CEILING)


def floor_cent(value: Decimal) -> Decimal:
    """The largest amount in whole cents that is not above ``value``."""
    return value.quantize(CENT, ROUND_FLOOR, DOWN)


def ceil_cent(value: Decimal) -> Decimal:
    """The smallest amount in whole cents that is not below ``value``."""
    return value.quantize(CENT, ROUND_CEILING, UP)


def half_up_cent(value: Decimal) -> Decimal:
    """``value`` rounded half up to the cent."""
    return value.quantize(CENT, ROUND_HALF_UP, EXACT)


def ceil_division(value: Decimal, by: Decimal) -> Decimal:
    """``value / by``, in cents, rounded up."""
    return ceil_cent(UP.divide(value, by))


def share_down(part: Decimal, whole: Decimal) -> Decimal:
    """``part / whole`` cut down to six decimals."""
    return DOWN.divide(part, whole).quantize(MILLIONTH, ROUND_FLOOR, DOWN)


def share_up(part: Decimal, whole: Decimal) -> Decimal:
    """``part / whole`` cut up to six decimals."""
    return UP.divide(part, whole).quantize(MILLIONTH, ROUND_CEILING, UP)


def show(value: Decimal) -> str:
    """A number already cut, as plain text without exponent."""
    return format(value, "f")
