"""What the agency, the experts and the committee write in the demo. Pure."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def agency(key: str, **values: object) -> str:
    """A sentence of the agency."""
    return str(_all()["agency"][key]).format(**values)


def committee(key: str) -> str:
    """A sentence of the committee."""
    return str(_all()["committee"][key])


def motivation(criterion: str, grade: str, expert: int) -> str:
    """Why an expert gave `grade`; two experts in turn do not write the same."""
    texts = _all()["motivation"][criterion][grade]
    return str(texts[expert % len(texts)])


def confidence(grade: str) -> int:
    """How sure an expert is of a grade, 1 to 3."""
    return int(_all()["confidence"][grade])


def remark(expert: int) -> str:
    """The general remark of an expert."""
    texts = _all()["remark"]["texts"]
    return str(texts[expert % len(texts)])


def colleague(place: int) -> tuple[str, str]:
    """Given and family name of who helps an applicant."""
    names = _all()["colleagues"]["names"]
    given, family = names[place % len(names)]
    return str(given), str(family)
