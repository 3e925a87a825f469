"""What the home page is made of."""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what it is, how it stands, what to do; `url` may be empty.
    `symbol`: the icon of its state; "" leaves it to the tone."""

    name: str
    url: str = ""
    state: str = ""
    tone: str = "neutral"
    symbol: str = ""
    text: str = ""
    note: str = ""
    action: str = ""
    action_url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    number: int
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One block of the home page. `empty` is said when there is nothing in it."""

    title: str
    items: list[Item] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    empty: str = ""
    more: str = ""
    more_url: str = ""


def language_code() -> str:
    return (get_language() or "nl")[:2]


def page(name: str, *args: str) -> str:
    """An address, or "" while the portal has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
