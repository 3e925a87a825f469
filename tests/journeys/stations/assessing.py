"""Experts: invited by the handler, they declare, read and score; the agency advises."""

from tests.people import CAST

from .agency import open_handling
from .visitor import Visitor

CRITERIA = ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1", "II.2")


def add_expert(visitor: Visitor, name: str, expertise: str) -> None:
    """Put one of the cast into the pool."""
    member = CAST[name]
    visitor.go("/deskundigen/")
    visitor.click("Een deskundige toevoegen")
    visitor.fill(
        email=member.email,
        given_name=member.given_name,
        family_name=member.family_name,
        language=member.language,
        expertise=expertise,
    )
    visitor.press("Toevoegen")


def invite(visitor: Visitor, reference: str, name: str, due: str) -> None:
    """Ask one of the pool to assess a dossier before `due`."""
    open_handling(visitor, reference)
    visitor.click("Deskundigen", exact=True, within="main")
    visitor.page.get_by_label(CAST[name].family_name, exact=False).first.check()
    visitor.fill(due_on=due)
    visitor.press("Uitnodigen")


def accept(visitor: Visitor, reference: str) -> None:
    """The expert (in English) answers the invitation; without the declarations it stays shut."""
    visitor.go("/beoordelingen/")
    visitor.click("Answer the invitation", exact=False)
    visitor.press("Accept and open the dossier")
    assert visitor.says("Without this declaration the dossier stays closed.")
    visitor.fill(no_conflict=True, secrecy=True)
    visitor.press("Accept and open the dossier")


def score(visitor: Visitor, reference: str, grades: dict[str, str]) -> None:
    """A grade, points and a motivation on every sub-criterion, one page after the other."""
    visitor.go(f"/beoordelingen/{reference}/")
    visitor.click("To the next missing part", exact=False)
    for code in CRITERIA:
        assert (
            visitor.page.locator("h1").inner_text().strip().startswith(code) or code in visitor.path
        )
        visitor.fill(
            grade=grades.get(code, "goed"),
            points_for=f"Strong on {code}.",
            points_against=f"Weak on {code}.",
            motivation=f"Because of {code}.",
        )
        visitor.press("Save and continue")


def hand_in(visitor: Visitor, reference: str, remark: str) -> None:
    """Submit the assessment."""
    visitor.go(f"/beoordelingen/{reference}/")
    visitor.fill(general_remark=remark)
    visitor.press("Submit the assessment")


def advise(visitor: Visitor, reference: str, outcome: str, amount: str, **texts: str) -> None:
    """Finish the agency's advice; `texts`: summary and conditions."""
    open_handling(visitor, reference)
    visitor.click("Advies")
    visitor.fill(outcome=outcome, amount=amount, **texts)
    visitor.press("Afronden en naar het comité sturen")
