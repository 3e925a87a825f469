"""Conflicts of interest, found by comparing an expert's ties with the parties of an application."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_LEGAL_FORMS = frozenset(
    {"vzw", "ivzw", "bv", "bvba", "nv", "cv", "cvba", "sa", "srl", "sprl", "asbl", "aisbl"}
    | {"comm", "v", "gcv", "vof", "stichting", "the", "de", "het"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A body with a stake in an application: its number (may be empty), name and capacity."""

    number: str
    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A body an expert is or was tied to. `role`: in the expert's own words."""

    number: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A tie that is a party. `capacities`: every capacity of that party, in order."""

    tie: Tie
    party: Party
    capacities: tuple[str, ...]
    by_number: bool

    @property
    def key(self) -> str:
        """What makes two matches the same conflict: the number, else the plain name."""
        return self.party.number or plain_name(self.party.name)


def plain_name(name: str) -> str:
    """A name for comparison: no case, accents, punctuation or legal form."""
    ascii_only = unicodedata.normalize("NFKD", name.casefold())
    ascii_only = "".join(char for char in ascii_only if not unicodedata.combining(char))
    ascii_only = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", ascii_only)  # n.v. → nv.
    words = re.findall(r"[a-z0-9]+", ascii_only)
    return " ".join(word for word in words if word not in _LEGAL_FORMS) or " ".join(words)


def find_matches(ties: Iterable[Tie], parties: Iterable[Party]) -> list[Match]:
    """Every party an expert is tied to, once each, in the order of the parties.

    The same enterprise number is a match; so is the same plain name, unless both have a number
    and these differ. Nothing is weighed here: an ended tie matches too, and staff judges it.
    """
    ties = list(ties)
    found: dict[str, Match] = {}
    for party in parties:
        for tie in ties:
            by_number = bool(party.number) and party.number == tie.number
            if not by_number and not _same_name(tie, party):
                continue
            match = Match(tie, party, (party.capacity,), by_number)
            known = found.get(match.key)
            if known is None:
                found[match.key] = match
            elif party.capacity not in known.capacities:
                capacities = (*known.capacities, party.capacity)
                found[match.key] = Match(known.tie, known.party, capacities, known.by_number)
    return list(found.values())


def _same_name(tie: Tie, party: Party) -> bool:
    if party.number and tie.number:
        return False
    name = plain_name(party.name)
    return bool(name) and name == plain_name(tie.name)
