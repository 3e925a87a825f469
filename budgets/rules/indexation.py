"""A year's amount carried on to the later years (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from budgets.rules.exact import EXACT, half_up_cent

Values = tuple[Decimal | None, ...]


def indexed(values: Sequence[Decimal | None], year: int, years: int, index: Decimal) -> Values:
    """`values` with the amount of `year` (from 1) in all later years, `index` per cent more a year.

    Always reckoned from the first amount and rounded half up to the cent, so that roundings do
    not add up. An empty year leaves what comes after it as it was.
    """
    full = [*values, *[None] * years][:years]
    base = full[year - 1]
    if base is None:
        return tuple(values)
    with localcontext(EXACT):
        factor = 1 + index / 100
        for place in range(year, years):
            full[place] = half_up_cent(base * factor ** (place - year + 1)) if index else base
    return tuple(full)
