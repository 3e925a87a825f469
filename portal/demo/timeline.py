"""Where today lies on the call's own timeline: one place per stage of the demo. Pure.

The story of the demo is told on the dates of the original call. A stage moves that story by
whole days so that today falls on a chosen day of it; what lies ahead is left to the visitor.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from portal.lib.clock import BRUSSELS


class Stage(StrEnum):
    """The moments that the demo can show."""

    EOI = "eoi"
    PITCH = "pitch"
    DOSSIER = "dossier"
    ASSESSMENT = "assessment"
    DECIDED = "decided"


@dataclass(frozen=True)
class Scene:
    """One stage: the day of the original call that becomes today, its names, what to try there.

    With `whole_weeks` today is the day of the same name from `day` on, at most six days later, so
    that deadlines and meetings keep their day of the week. `letter`: tells references apart.
    """

    day: date
    letter: str
    nl: str
    en: str
    to_try: str
    whole_weeks: bool = True


SCENES: dict[Stage, Scene] = {
    Stage.EOI: Scene(
        date(2017, 11, 27),
        "E",
        "de EoI's lopen",
        "EoIs are being written",
        "als aanvrager een EoI schrijven, brieven toevoegen en indienen; als Farid een gesprek "
        "inplannen en een ingediende EoI nakijken",
    ),
    # The first pitch day itself: today's pitches can be recorded, tomorrow's slots be chosen.
    Stage.PITCH: Scene(
        date(2017, 12, 18),
        "P",
        "de pitchdagen",
        "the pitch days",
        "als aanvrager een moment kiezen; als Lars de presentaties openen; als Farid aanwezigheid "
        "noteren",
        whole_weeks=False,
    ),
    Stage.DOSSIER: Scene(
        date(2018, 3, 5),
        "D",
        "de dossiers lopen",
        "dossiers are being written",
        "als aanvrager het dossier, de begroting en de antwoorden op de feedback afwerken en "
        "indienen; als Farid een termijn verlengen",
    ),
    Stage.ASSESSMENT: Scene(
        date(2018, 4, 10),
        "A",
        "de beoordeling loopt",
        "the assessment is running",
        "als Farid een dossier nakijken, een belangenconflict beoordelen en deskundigen vragen; "
        "als Wouter of Eva scoren; als aanvrager een gevraagde aanvulling indienen",
    ),
    Stage.DECIDED: Scene(
        date(2018, 6, 25),
        "B",
        "beslist",
        "decided",
        "als aanvrager de beslissing lezen; als Greet de lijst van de tweede vergadering "
        "invullen, bevriezen en vrijgeven; als Farid een overeenkomst noteren",
    ),
}


@dataclass(frozen=True)
class Calendar:
    """The original dates moved by `shift` days."""

    shift: int

    @classmethod
    def of(cls, stage: Stage, today: date) -> "Calendar":
        """The calendar on which `today` (Belgian) lies in the scene of `stage`."""
        scene = SCENES[stage]
        shift = (today - scene.day).days
        return cls(shift - shift % 7 if scene.whole_weeks else shift)

    def day(self, original: date) -> date:
        """A day of the original call, moved."""
        return original + timedelta(days=self.shift)

    def at(self, original: str, minutes: int = 0) -> datetime:
        """`2017-12-12 12:00` (Belgian time) moved; the hour on the wall stays."""
        moment = datetime.fromisoformat(original)
        wall = datetime.combine(self.day(moment.date()), moment.time(), BRUSSELS)
        return wall + timedelta(minutes=minutes)
