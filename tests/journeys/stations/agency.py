"""The dossier handler: talks, the form check, the pitch days, feedback, a supplement."""

from .applying import CALL
from .visitor import Visitor


def plan_talk(visitor: Visitor, name: str, moment: str) -> None:
    """Plan the pre-discussion that `name` asked for, at `moment` (2017-11-13T10:00)."""
    _open_talk(visitor, name)
    visitor.fill(planned_at=moment, place="Koning Albert II-laan 35, Brussel")
    visitor.press("Plannen en de aanvrager mailen")


def hold_talk(visitor: Visitor, name: str, notes: str) -> None:
    """Record it as held, with notes for the applicant."""
    _open_talk(visitor, name)
    visitor.fill(shared_notes=notes)
    visitor.press("Bewaren als gehouden")


def _open_talk(visitor: Visitor, name: str) -> None:
    visitor.go("/")
    visitor.click("Naar de lijst van aanvragen")
    visitor.click("Voorbesprekingen")
    visitor.click(name)


def open_handling(visitor: Visitor, reference: str) -> None:
    """From home over the list to the page of one application."""
    visitor.go("/")
    visitor.click("Naar de lijst van aanvragen")
    visitor.click(reference, exact=False)


def take(visitor: Visitor, reference: str, name: str) -> None:
    """Handle it oneself."""
    open_handling(visitor, reference)
    visitor.fill(handler=name)
    visitor.press("Toewijzen")


def find_admissible(visitor: Visitor, reference: str, reason: str) -> None:
    """The form check of the phase that waits for it; without a reason it is refused first."""
    open_handling(visitor, reference)
    visitor.page.get_by_role("link", name="Ontvankelijkheid controleren").last.click()
    visitor.page.wait_for_load_state()
    visitor.look()
    visitor.fill(items=True, admissible="yes")
    visitor.press("Vastleggen en de aanvrager mailen")
    assert visitor.says("Geef een reden.")
    visitor.fill(reason=reason)
    visitor.press("Vastleggen en de aanvrager mailen")


def make_slots(visitor: Visitor) -> None:
    """The first morning of the pitch days."""
    visitor.go("/behandeling/")
    visitor.click("Pitchprogramma")
    if visitor.path == "/behandeling/pitches/":
        visitor.click(CALL)
    visitor.fill(day="2017-12-18", start="09:00", end="11:00", minutes="20", pause="10", room="A1")
    visitor.press("Momenten maken")


def record_present(visitor: Visitor, reference: str) -> None:
    """The applicant pitched."""
    open_handling(visitor, reference)
    visitor.click("Pitch")
    visitor.press("Als aanwezig noteren")


def give_feedback(visitor: Visitor, reference: str, points: list[tuple[str, str]]) -> None:
    """Numbered points (kind, text), given together."""
    open_handling(visitor, reference)
    visitor.click("Feedback")
    for kind, text in points:
        visitor.fill(kind=kind, text=text)
        visitor.press("Toevoegen")
    visitor.press("Alle punten geven en de aanvrager mailen")


def ask_supplement(visitor: Visitor, reference: str, part: str, reason: str) -> None:
    """Ask to complete one named part."""
    open_handling(visitor, reference)
    visitor.click("Aanvulling")
    visitor.page.get_by_label(part, exact=False).first.check()
    visitor.fill(reason=reason)
    visitor.press("Vragen en de aanvrager mailen")


def take_step(visitor: Visitor, reference: str, step: str, day: str) -> None:
    """A step of the project after the approval."""
    visitor.go(f"/behandeling/{reference}/project/")
    visitor.fill(on=day)
    visitor.press(step)
