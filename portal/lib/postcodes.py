"""Post codes of the Flemish Region, as ranges: a first reading, staff has the last word."""

from __future__ import annotations

import re

FLEMISH_RANGES: tuple[tuple[int, int], ...] = ((1500, 1999), (2000, 3999), (8000, 9999))


def is_flemish_postcode(text: str) -> bool:
    """True for a four-digit post code in the Flemish Region; False for anything else."""
    code = text.strip()
    if not re.fullmatch(r"[1-9][0-9]{3}", code, re.ASCII):
        return False
    return any(first <= int(code) <= last for first, last in FLEMISH_RANGES)
