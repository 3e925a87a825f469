"""The fictitious initiatives, read from `data/*.toml`. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portal.lib.postcodes import is_flemish_postcode

DATA = Path(__file__).parent / "data"
ROOM = 14
"""Numbers set apart per initiative: thirteen enterprises and the organisation itself."""


@dataclass(frozen=True)
class Initiative:
    """One initiative as its file gives it; `slug` is the file's name."""

    slug: str
    data: dict[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def part(self, key: str) -> dict[str, Any]:
        """A table of the file; empty when it is not there."""
        return dict(self.data.get(key, {}))

    @property
    def has_dossier(self) -> bool:
        """Does the file tell of the second phase?"""
        return "dossier" in self.data and "plan" in self.data

    @property
    def companies(self) -> list[dict[str, Any]]:
        """The enterprises, each with the `number` of its place in the file."""
        first = self.data["serial"] * ROOM
        return [
            {"number": enterprise_number(first + place), **company}
            for place, company in enumerate(self.data["companies"])
        ]

    @property
    def flemish_companies(self) -> int:
        """How many enterprises have an establishment in the Flemish Region."""
        return sum(is_flemish_postcode(one["postcode"]) for one in self.data["companies"])

    @property
    def own_number(self) -> str:
        """The number of the organisation that applies."""
        return enterprise_number(self.data["serial"] * ROOM + ROOM - 1)


def enterprise_number(place: int) -> str:
    """An invented number with good check digits: 0999.99…, then 1999.99…; 200 in all."""
    if not 0 <= place < 200:
        raise ValueError("The demo has 200 enterprise numbers.")
    base = 9_999_900 + place if place < 100 else 19_999_800 + place
    return f"{base:08d}{97 - base % 97:02d}"


@cache
def initiatives() -> tuple[Initiative, ...]:
    """All of them, in the order of their serial numbers."""
    found = [
        Initiative(path.stem, tomllib.loads(path.read_text("utf-8")))
        for path in DATA.glob("*.toml")
    ]
    return tuple(sorted(found, key=lambda one: one["serial"]))
