"""The form of the workbook: sheets, columns, words (Dutch in any language). Pure.

Every table stands on a sheet of its own, from row `FIRST` down, with the line's key hidden in
column A. A hidden sheet says which plan of which application it is.
"""

from __future__ import annotations

from dataclasses import dataclass

MARK = "clusterportaal-begroting"
FORMAT = 1
"""Raised when a file of an earlier form can no longer be read."""

HIDDEN = "_portaal"
PROJECT, TOTALS, RULES = "Project", "Totalen", "Regels"
HEADER, FIRST = 4, 5
"""Rows of a table's sheet: its headings, and its first line."""

KEY_COLUMN = 1
SPARE, LEAST = 25, 40
"""Blank lines ready to be filled in, and the least lines of a table in all."""
MOST_LINES = 2000

# Cells of the sheet `Project`.
START, MONTHS = "B6", "B7"
REQUESTED_ROW, REQUESTED_COLUMN = 11, 2

# Rows of column B on the hidden sheet.
STAMP = ("mark", "format", "reference", "call", "years", "version")

KINDS = {
    "cash": "Cash",
    "in_kind": "In natura (detachering)",
    "activity_income": "Inkomsten uit activiteiten",
}
SOURCES = {
    "enterprise": "Rechtstreeks van een onderneming",
    "research_centre": "Onderzoekscentrum",
    "statutory_contribution": "Verplichte wettelijke bijdrage",
    "federation_fee": "Algemeen lidgeld van een federatie",
    "own_means": "Eigen middelen van de clusterorganisatie",
    "public_body": "Overheid",
    "other": "Andere bron",
}
CHOICES = {"kind": KINDS, "source": SOURCES}


@dataclass(frozen=True, slots=True)
class Text:
    """A column of words: field of the line, heading, width, longest text."""

    name: str
    heading: str
    width: float
    longest: int = 200


@dataclass(frozen=True, slots=True)
class Block:
    """A column per year: field of the line and heading."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of lines. `product`: the sheet shows the rounded product of its two blocks."""

    key: str
    title: str
    hint: str
    texts: tuple[Text, ...]
    blocks: tuple[Block, ...]
    product: str = ""

    def column(self, block: str, year: int, years: int) -> int:
        """The column (from 1) of a block in `year` (from 1); `block` "" is the product."""
        place = [one.name for one in self.blocks].index(block) if block else len(self.blocks)
        return KEY_COLUMN + len(self.texts) + place * years + year

    def width(self, years: int) -> int:
        """How many columns the table has."""
        blocks = len(self.blocks) + bool(self.product)
        return KEY_COLUMN + len(self.texts) + blocks * years


_NUMBER = Text("enterprise_number", "Ondernemingsnummer", 20)
_PURPOSE = Text("purpose", "Waarvoor", 36, 300)
_AMOUNT = Block("amounts", "Bedrag")

TABLES = (
    Table(
        "personnel",
        "Personeel",
        "Per functie het aantal VTE en de volledige jaarkost van 1 VTE, in euro.",
        (Text("description", "Functie", 36), _NUMBER, _PURPOSE),
        (Block("fte", "VTE"), Block("annual_cost", "Jaarkost van 1 VTE")),
        "Kost",
    ),
    Table(
        "other",
        "Overige kosten",
        "Werkingskosten per jaar, in euro.",
        (Text("description", "Omschrijving", 36), _NUMBER, _PURPOSE),
        (_AMOUNT,),
    ),
    Table(
        "subcontracting",
        "Grote onderaanneming",
        "Onderaannemers met hun bedrag per jaar, in euro.",
        (Text("description", "Onderaannemer", 36), _NUMBER, _PURPOSE),
        (_AMOUNT,),
    ),
    Table(
        "cofinancing",
        "Cofinanciering",
        "Wie draagt bij, in welke vorm, uit welke bron; per jaar, in euro.",
        (
            Text("contributor", "Wie draagt bij", 36),
            _NUMBER,
            Text("kind", "Soort", 28),
            Text("source", "Bron", 38),
            Text("proof", "Bewijs", 36, 300),
        ),
        (_AMOUNT,),
    ),
)


def cell(column: int, row: int) -> str:
    """`B7` for column 2, row 7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def last_row(lines: int) -> int:
    """The last row of a table of so many lines, blank ones included."""
    return FIRST - 1 + max(LEAST, lines + SPARE)
