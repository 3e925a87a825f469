"""The pre-discussion, from the page of the call."""

from .applying import CALL
from .visitor import Visitor


def ask(visitor: Visitor, organisation: str, idea: str) -> None:
    """Ask for a talk about an idea, on the first day offered."""
    visitor.go("/oproepen/")
    visitor.click(CALL)
    visitor.click("Voorbespreking aanvragen")
    visitor.fill(organisation_name=organisation, idea=idea, preferred_day="2017-11-13")
    visitor.press("Aanvraag versturen")
    assert visitor.says(organisation)
