"""The world: the call moved to today, its people, and every initiative as far as its day."""

from datetime import datetime, timedelta

from applications.actions.calls import create_call, publish_call
from applications.models import Call
from applications.terms import Phase, load_preset
from assessment.actions.experts import add_expert
from portal.lib import clock

from .drafting import Applicant
from .initiatives import initiatives
from .people import EXPERTS, give_passwords, make_cast, make_coordinator
from .script import Script

PRESET = "IBN-2017-2"
DAYS_TO_EOI = 12
"""Days that are left until the deadline of the EoI."""


def exists() -> bool:
    """Was a demo world made in this database?"""
    return Call.objects.filter(is_demo=True).exists()


def build(limit: int | None = None) -> int:
    """Make the world, with at most `limit` initiatives; how many there are."""
    terms = load_preset(PRESET)
    deadline = terms.deadline(Phase.EOI)
    if deadline is None:
        raise ValueError(f"{PRESET} has no dates.")
    terms = terms.shifted((clock.now() + timedelta(days=DAYS_TO_EOI) - deadline).days)
    morning = clock.now().astimezone(clock.BRUSSELS).replace(hour=9, minute=12)
    opening = morning - timedelta(days=34)
    chosen = initiatives()[:limit]
    with clock.fixed(opening):
        cast = make_cast()
        for given, family, email, language, expertise in EXPERTS:
            add_expert(
                email, given, family, by=cast["farid"], language=language, expertise=expertise
            )
        call = create_call(
            terms,
            by=cast["ilse"],
            title_nl=f"{terms.title.nl} (demo)",
            title_en=f"{terms.title.en} (demo)",
            is_demo=True,
        )
        call = publish_call(call, by=cast["ilse"])
        coordinators = [make_coordinator(one) for one in chosen]
        give_passwords()
    script = Script()
    for place, (initiative, coordinator) in enumerate(zip(chosen, coordinators, strict=True)):
        _tell(script, Applicant(initiative, coordinator, call), opening, place)
    script.play()
    return len(chosen)


def _tell(script: Script, applicant: Applicant, opening: datetime, place: int) -> None:
    """One initiative's weeks, as far as its file says: begun, a letter short, or handed in."""

    def day(number: int) -> datetime:
        return opening + timedelta(days=number, hours=place % 7, minutes=11 * place % 60)

    script.at(day(4), applicant.start)
    script.at(day(7), applicant.position)
    script.at(day(9), applicant.list_companies)
    script.at(day(13), applicant.calculate)
    if applicant.initiative["path"] == "beginning":
        script.at(day(15), lambda: applicant.write("scope", "voortraject"))
        script.at(day(21), lambda: applicant.collect_letters(6))
        return
    script.at(day(15), applicant.write)
    script.at(day(21), applicant.attach_slides)
    if applicant.initiative["path"] == "letter_short":
        script.at(day(24), lambda: applicant.collect_letters(9))
        return
    script.at(day(24), applicant.collect_letters)
    script.at(day(31), applicant.hand_in)
