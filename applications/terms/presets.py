"""The calls that ship with the portal, as TOML files in ``applications/presets``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from applications.terms.call import CallTerms
from applications.terms.codec import TermsError, decode
from applications.terms.parts import Limits, Timeline

PRESETS = Path(__file__).resolve().parent.parent / "presets"


@cache
def preset_codes() -> tuple[str, ...]:
    """The codes of the shipped presets, in alphabetical order."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.toml")))


@cache
def load_preset(code: str) -> CallTerms:
    """The terms of a shipped preset.

    A preset leaves out the dates, limits and amounts that its call does not give; everything
    else is as strict as stored terms. Raises TermsError for an unknown code or a bad file.
    """
    if code not in preset_codes():
        raise TermsError("code", f"unknown preset {code!r}; known: {', '.join(preset_codes())}")
    data = tomllib.loads((PRESETS / f"{code}.toml").read_text(encoding="utf-8"), parse_float=str)
    for part, kind in (("limits", Limits), ("timeline", Timeline)):
        lists = {"pre_discussion_days", "pitch_days"}
        empty = {name: [] if name in lists else None for name in kind.__slots__}
        data[part] = empty | data.get(part, {})
    data.setdefault("budget_envelope", None)
    for section in data["sections"]:
        section.setdefault("max_words", None)
        section.setdefault("criterion", None)
    terms = decode(CallTerms, data)
    if terms.code != code:
        raise TermsError("code", f"preset {code} says {terms.code}")
    return terms
