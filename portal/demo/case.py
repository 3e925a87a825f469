"""One initiative in one call of the demo: who plays it, where it stands, how it ends."""

from dataclasses import dataclass, field
from enum import StrEnum

from applications.models import Application, Call
from applications.workflow import Status
from portal.accounts.models import User

from .initiatives import Initiative
from .timeline import Calendar


class Ending(StrEnum):
    """How the path of an initiative ends, as its file says."""

    INADMISSIBLE_EOI = "inadmissible_eoi"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"
    NO_DOSSIER = "no_dossier"
    SUPPLEMENT = "supplement"
    DECIDED = "decided"


def ending_of(initiative: Initiative) -> Ending:
    """How its path ends: with a decision, unless its file says otherwise."""
    return Ending(initiative.data.get("ending", Ending.DECIDED))


def comes_to_decision(initiative: Initiative) -> bool:
    """Does its file tell the path to the end?"""
    told = initiative.has_dossier and {"assessment", "decision"} <= initiative.data.keys()
    return told and ending_of(initiative) in (Ending.DECIDED, Ending.SUPPLEMENT)


class Pace(StrEnum):
    """How early the dossier gets written."""

    EARLY = "early"
    USUAL = "usual"
    LATE = "late"


@dataclass
class Play:
    """The call in which cases are played, made by the first step of its story."""

    calendar: Calendar
    cast: dict[str, User]
    code: str

    @property
    def call(self) -> Call:
        """The call. Raises DoesNotExist before the story began."""
        if self._call is None:
            self._call = Call.objects.get(code=self.code)
        return self._call

    _call: Call | None = None


@dataclass
class Case:
    """An initiative and its people. `place`: its place in the call, from 0.

    `rank`: its place among those that come to a decision, None for the others. `extended`: gets
    a later deadline for its dossier and comes before the committee at a second meeting.
    `pitches_today`: its pitch is on the first of the two days.
    """

    initiative: Initiative
    coordinator: User
    play: Play
    place: int
    rank: int | None = None
    extended: bool = False
    books_late: bool = False
    pitches_today: bool = False
    colleague: User | None = None
    reference: str = ""
    _writers: int = field(default=0)

    @property
    def application(self) -> Application:
        """As it is now, with the call at hand."""
        found = Application.objects.get(reference=self.reference)
        found.call = self.call
        return found

    @property
    def state(self) -> Status | None:
        """None while it was not begun."""
        if not self.reference:
            return None
        return Status(
            Application.objects.values_list("status", flat=True).get(reference=self.reference)
        )

    @property
    def call(self) -> Call:
        return self.play.call

    @property
    def calendar(self) -> Calendar:
        return self.play.calendar

    @property
    def handler(self) -> User:
        """Who handles it for the agency: mostly Farid."""
        return self.play.cast["ilse" if self.place % 4 == 3 else "farid"]

    @property
    def ending(self) -> Ending:
        return ending_of(self.initiative)

    @property
    def pace(self) -> Pace:
        return (Pace.USUAL, Pace.EARLY, Pace.LATE)[self.place % 3]

    def writer(self) -> User:
        """Who writes the next part: the coordinator and the colleague in turn."""
        self._writers += 1
        return self.coordinator if self._writers % 2 or not self.colleague else self.colleague
