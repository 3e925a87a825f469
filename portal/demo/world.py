"""The world: calls moved to today, their people, and every initiative as far as its day."""

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import cycle

from applications.actions.calls import create_call, publish_call
from applications.models import Call
from applications.terms import CallTerms, load_preset
from assessment.models.advice import Outcome
from portal.accounts.models import User
from portal.lib import clock, figures

from .case import Case, Ending, Play, comes_to_decision, ending_of
from .initiatives import Initiative, initiatives
from .people import give_passwords, make_cast, make_colleague, make_coordinator, make_experts
from .script import Script
from .story import Application
from .timeline import SCENES, Calendar, Stage
from .verdict import Verdict

PRESET = "IBN-2017-2"
OPENING = "2017-10-23 09:00"
ENVELOPE = Decimal(2_100_000)
"""EUR over all that come to a decision: what is granted fits in it, what is asked does not."""


def exists() -> bool:
    """Was a demo world made in this database?"""
    return Call.objects.filter(is_demo=True).exists()


def build(stages: Sequence[Stage], limit: int | None = None) -> int:
    """Make the world at one stage, or a call side by side for each of `stages`.

    `limit`: initiatives at most. Returns how many applications there are. What lies after now
    is left to the visitor.
    """
    chosen, today = initiatives()[:limit], figures.local(clock.now()).date()
    calendars = {stage: Calendar.of(stage, today) for stage in stages}
    shares = divide(chosen) if len(stages) > 1 else {stages[0]: list(chosen)}
    with clock.fixed(min(one.at(OPENING) for one in calendars.values())):
        people = make_cast()
        pool, tied = make_experts(chosen[0], by=people["farid"])
    script, number = Script(), 0
    for stage, calendar in calendars.items():
        terms = _terms(stage, calendar, shares[stage], alone=len(stages) == 1)
        play = Play(calendar, people, terms.code)
        cases = _cases(shares[stage], play, calendar)
        number += len(cases)
        script.at(calendar.at(OPENING), partial(_open, terms, people["ilse"]))
        Application(script, play, cases).tell()
        Verdict(script, play, cases, pool, tied).tell()
    script.play()
    give_passwords()
    return number


def divide(chosen: Sequence[Initiative]) -> dict[Stage, list[Initiative]]:
    """Who shows what when every stage has a call of its own.

    The first plays in all of them. Each of the others shows an early moment: where its ending is
    news, else in turn. Those that come to a decision show it, and every second of them its
    assessment as well; a supplement is shown while it is asked.
    """
    shares: dict[Stage, list[Initiative]] = {stage: list(chosen[:1]) for stage in Stage}
    early, assessed = cycle(EARLY), cycle((True, False))
    for one in chosen[1:]:
        shares[_early_news(one) or next(early)].append(one)
        if ending_of(one) == Ending.SUPPLEMENT:
            shares[Stage.ASSESSMENT].append(one)
        elif comes_to_decision(one):
            shares[Stage.DECIDED].append(one)
            if next(assessed):
                shares[Stage.ASSESSMENT].append(one)
    return shares


EARLY = (Stage.EOI, Stage.PITCH, Stage.DOSSIER)
NEWS = {
    Ending.INADMISSIBLE_EOI: Stage.PITCH,
    Ending.ABSENT: Stage.DOSSIER,
    Ending.WITHDRAWN: Stage.DOSSIER,
    Ending.NO_DOSSIER: Stage.DOSSIER,
}


def _early_news(one: Initiative) -> Stage | None:
    """Where its ending is news; one with too few enterprises is seen while the EoIs run."""
    if one.flemish_companies < (load_preset(PRESET).limits.letters_min or 0):
        return Stage.EOI
    return NEWS.get(ending_of(one))


def _open(terms: CallTerms, manager: User) -> None:
    call = create_call(terms, by=manager, is_demo=True)
    publish_call(call, by=manager)


def _terms(
    stage: Stage, calendar: Calendar, playing: Sequence[Initiative], *, alone: bool
) -> CallTerms:
    """The preset on the dates of the stage, under a name that says which moment it shows."""
    terms, scene = load_preset(PRESET).shifted(calendar.shift), SCENES[stage]
    title = replace(
        terms.title,
        nl=f"Tweede oproep IBN – demo: {scene.nl}",
        en=f"Second IBN call – demo: {scene.en}",
    )
    terms = replace(terms, title=title, budget_envelope=_envelope(playing))
    if alone:
        return terms
    return replace(
        terms,
        code=f"{terms.code}-{stage.value.upper()}",
        reference_prefix=f"{terms.reference_prefix}{scene.letter}",
    )


def _envelope(playing: Sequence[Initiative]) -> Decimal:
    """The part of those who play in one call, in steps of 50 000 EUR."""
    here, all_of_them = (sum(map(comes_to_decision, one)) for one in (playing, initiatives()))
    return Decimal(math.ceil(ENVELOPE * here / max(1, all_of_them) / 50_000) * 50_000)


def _cases(playing: Sequence[Initiative], play: Play, calendar: Calendar) -> list[Case]:
    """The cases of one call; each third has a colleague who writes along."""
    cases = []
    with clock.fixed(calendar.at(OPENING)):
        for place, one in enumerate(playing):
            colleague = make_colleague(one) if place % 3 == 0 else None
            cases.append(Case(one, make_coordinator(one), play, place, colleague=colleague))
    deciding = [case for case in cases if comes_to_decision(case.initiative)]
    for rank, case in enumerate(deciding):
        case.rank = rank
    for case in deciding[:0:-1]:
        approved = case.initiative["decision"]["outcome"] == Outcome.APPROVED
        if approved and case.ending != Ending.SUPPLEMENT:
            case.extended = True
            break
    pitching = [case for case in cases if case.ending != Ending.INADMISSIBLE_EOI]
    for case in pitching[1::2]:
        case.pitches_today = True
    if len(pitching) > 1:
        pitching[-1].books_late = True
    return cases
