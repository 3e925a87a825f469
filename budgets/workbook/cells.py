"""Single cells of an untrusted sheet, each read as what it should be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from portal.lib.enterprise import EnterpriseNumberError, parse_enterprise_number

from . import shape

MOST = Decimal("999999999.99")
CENT = Decimal("0.01")
MOST_MONTHS = 600


class WorkbookError(ValueError):
    """The file is no plan; `place` names sheet and cell (`Personeel!E7`), or is empty."""

    def __init__(self, place: str, message_nl: str, message_en: str) -> None:
        self.place = place
        self.message_nl = f"{place}: {message_nl}" if place else message_nl
        self.message_en = f"{place}: {message_en}" if place else message_en
        super().__init__(self.message_nl)


class Cells:
    """The input cells of one sheet (an openpyxl worksheet)."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def fault(self, place: str, nl: str, en: str) -> WorkbookError:
        """A fault at a cell, to be raised."""
        return WorkbookError(f"{self.page.title}!{place}", nl, en)

    def rows(self, width: int) -> Iterator[int]:
        """The rows of a table. Raises WorkbookError for merged cells or far too many rows."""
        last = self.page.max_row or 0
        if last > shape.FIRST + shape.MOST_LINES + shape.SPARE:
            raise WorkbookError(
                self.page.title,
                f"dit blad telt meer dan {shape.MOST_LINES} regels",
                f"this sheet has more than {shape.MOST_LINES} lines",
            )
        for merged in self.page.merged_cells.ranges:
            if merged.max_row >= shape.FIRST and merged.min_col <= width:
                raise self.fault(
                    shape.cell(merged.min_col, merged.min_row),
                    "deze cellen zijn samengevoegd; splits ze en probeer opnieuw",
                    "these cells are merged; split them and try again",
                )
        return iter(range(shape.FIRST, last + 1))

    def key(self, row: int) -> str:
        """The hidden key of a line; "" when there is none."""
        value = self.page.cell(row, shape.KEY_COLUMN).value
        return value if isinstance(value, str) and len(value) <= 12 else ""

    def text(self, place: str, longest: int) -> str:
        """Words on one line; a number is read as it is typed. "" when empty."""
        value = self._value(place)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.fault(place, "dit is geen tekst", "this is no text")
        words = value.strip() if isinstance(value, str) else _digits(value)
        if len(words) > longest:
            raise self.fault(
                place,
                f"een tekst telt hoogstens {longest} tekens, deze telt er {len(words)}",
                f"a text has at most {longest} characters, this one has {len(words)}",
            )
        if any(unicodedata.category(char) in ("Cc", "Cs") for char in words):
            raise self.fault(
                place, "deze tekst bevat een stuurteken", "this text holds a control character"
            )
        return words

    def choice(self, place: str, words: Mapping[str, str]) -> str:
        """The value behind a word of the list; "" when empty."""
        typed = self.text(place, 200)
        if not typed:
            return ""
        for value, word in words.items():
            if typed.casefold() == word.casefold():
                return value
        raise self.fault(
            place,
            f"{_quoted(typed)} is geen van: {'; '.join(words.values())}",
            f"{_quoted(typed)} is none of: {'; '.join(words.values())}",
        )

    def enterprise_number(self, place: str) -> str:
        """Ten digits; "" when empty. A number that lost its first zero is read too."""
        typed = self.text(place, 40)
        if not typed:
            return ""
        try:
            return parse_enterprise_number(typed)
        except EnterpriseNumberError:
            raise self.fault(
                place,
                f"{_quoted(typed)} is geen geldig ondernemingsnummer",
                f"{_quoted(typed)} is no valid enterprise number",
            ) from None

    def amount(self, place: str, most: Decimal | None = None) -> Decimal | None:
        """A number from 0, at most two decimals; None when empty."""
        value = self._value(place)
        if value is None:
            return None
        if isinstance(value, str):
            if not value.strip():
                return None
            raise self.fault(
                place,
                f"{_quoted(value)} is tekst, geen getal; typ het getal opnieuw",
                f"{_quoted(value)} is text, no number; type the number again",
            )
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(place, "dit is geen getal", "this is no number")
        number = Decimal(_digits(value))
        if not number.is_finite():
            raise self.fault(place, "dit is geen getal", "this is no number")
        if number < 0:
            raise self.fault(place, "een bedrag is nooit negatief", "an amount is never negative")
        highest = MOST if most is None else most
        if number > highest:
            raise self.fault(
                place, f"dit getal is groter dan {highest}", f"this number is above {highest}"
            )
        rounded = number.quantize(CENT)
        if abs(number - rounded) > Decimal("0.000001"):
            raise self.fault(
                place,
                f"{number} heeft meer dan twee decimalen",
                f"{number} has more than two decimals",
            )
        return rounded

    def day(self, place: str) -> date | None:
        """A date; None when empty."""
        value = self._value(place)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        raise self.fault(
            place,
            f"{_quoted(str(value))} is geen datum",
            f"{_quoted(str(value))} is no date",
        )

    def months(self, place: str) -> int | None:
        """A whole number of months from 1; None when empty."""
        value = self._value(place)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        whole = isinstance(value, int | float) and not isinstance(value, bool)
        if whole and value == int(value) and 1 <= value <= MOST_MONTHS:
            return int(value)
        raise self.fault(
            place,
            f"{_quoted(str(value))} is geen geheel aantal maanden van 1 tot {MOST_MONTHS}",
            f"{_quoted(str(value))} is no whole number of months from 1 to {MOST_MONTHS}",
        )

    def _value(self, place: str) -> Any:
        cell = self.page[place]
        if cell.data_type == "f":
            raise self.fault(
                place,
                "hier staat een formule; typ het resultaat zelf",
                "here stands a formula; type the result itself",
            )
        if cell.data_type == "e":
            raise self.fault(place, "hier staat een foutwaarde", "here stands an error value")
        return cell.value


def _digits(value: float) -> str:
    """A number as it would be typed: without the tail of floating point."""
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _quoted(text: str) -> str:
    cut = text if len(text) <= 60 else f"{text[:60]}…"
    return '"' + "".join(char if char.isprintable() else "?" for char in cut) + '"'
