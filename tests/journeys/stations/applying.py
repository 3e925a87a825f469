"""The applicant's pages up to the letters: start, people, organisation, initiative, sections."""

from tests.builders import enterprise_number
from tests.people import CAST

from .entrance import fill_sign_up, link_sent_to
from .visitor import Visitor

SECTIONS = ("scope", "voortraject", "goals_activities", "complementarity", "cofinancing")
CALL = "Tweede oproep innovatieve bedrijfsnetwerken"


def start(visitor: Visitor, title: str, acronym: str) -> str:
    """From the list of calls to a draft; its reference."""
    visitor.go("/oproepen/")
    visitor.click(CALL)
    visitor.click("Aanvraag starten")
    visitor.fill(title=title, acronym=acronym)
    visitor.press("Aanvraag beginnen")
    return visitor.path.split("/")[2]


def invite(visitor: Visitor, reference: str, name: str, role: str) -> str:
    """Invite one of the cast; the path of the personal link they receive."""
    visitor.go(f"/aanvragen/{reference}/")
    visitor.click("Mensen uitnodigen en beheren")
    visitor.fill(email=CAST[name].email, role=role)
    visitor.press("Uitnodigen")
    return link_sent_to(CAST[name].email)


def accept(visitor: Visitor, link: str, name: str) -> None:
    """Follow a personal link without an account: make one and take part."""
    visitor.go(link)
    visitor.click("Account maken")
    fill_sign_up(visitor, name)
    visitor.press("Meewerken")


def organisation(visitor: Visitor, reference: str) -> None:
    """The organisation that applies, and on to the next page."""
    visitor.go(f"/aanvragen/{reference}/organisatie/")
    visitor.fill(
        executor="new",
        name="Slim Textiel vzw",
        in_formation="no",
        enterprise_number=enterprise_number(900),
        legal_form="vzw",
        street="Kerkstraat 1",
        postcode="9000",
        municipality="Gent",
    )
    visitor.press("Bewaren en verder")


def initiative(visitor: Visitor) -> None:
    """The positioning of the initiative, and on."""
    visitor.fill(
        initiative="new",
        existing_organisations="Er is een federatie.",
        left_open="Samenwerking over de keten heen.",
        no_federation="De cluster werkt aan een gezamenlijk actieplan.",
    )
    visitor.press("Bewaren en verder")


def sections(visitor: Visitor, reference: str) -> dict[str, str]:
    """Every text section of the EoI, one after the other; what was written."""
    texts = {key: f"Wat wij doen rond {key}: samen weven, verven & meten." for key in SECTIONS}
    for key, text in texts.items():
        visitor.go(f"/aanvragen/{reference}/eoi/{key}/")
        visitor.fill(text=text)
        visitor.press("Bewaren en verder")
    return texts
