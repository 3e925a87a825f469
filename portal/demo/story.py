"""From the first talk to the full dossier: one story on the dates of the original call."""

from collections.abc import Callable

from applications.workflow import Status

from . import agency, dossier, drafting
from .budgeting import plan
from .case import Case, Ending, Pace
from .telling import Teller

DRAFT = frozenset({Status.EOI_DRAFT})
WRITING = frozenset({Status.DOSSIER_DRAFT})
UNTIL = "2018-04-04 12:00"
"""The deadline of the dossier of who got an extension."""


class Application(Teller):
    """What applicants do, and the agency with them, until the dossiers are in."""

    def tell(self) -> None:
        """Everything, in the order in which one day's steps are played."""
        for case in self.cases:
            self._expression_of_interest(case)
        self._talks()
        self._pitches()
        for case in self.cases:
            self._full_dossier(case)
        self._closing_days()

    # -- the first phase ---------------------------------------------------------------------

    def _talks(self) -> None:
        """Some ask a talk on the days meant for it; a late one still waits for a moment."""
        for case in self.cases:
            if case.place % 3 == 0:
                self.each(case, "2017-11-07 11:00", drafting.ask_talk)
            elif case.initiative["path"] == "beginning":
                self.each(case, "2017-11-24 10:00", drafting.ask_talk)
        self.on("2017-11-09 10:00", agency.plan_talks, "2017-11-13 10:00")
        self.on("2017-11-13 16:00", agency.hold_talks)
        self.on("2017-12-04 10:00", agency.plan_talks, "2017-12-05 10:00")
        self.on("2017-12-05 16:00", agency.hold_talks)

    def _expression_of_interest(self, case: Case) -> None:
        """As its file says: handed in early, begun and finished late, or a letter short."""
        path = case.initiative["path"]
        self.each(case, "2017-10-30 09:20", drafting.start)
        self.each(case, "2017-10-31 10:00", drafting.invite)
        self.each(case, "2017-11-02 13:30", drafting.join)
        self.each(case, "2017-11-06 09:40", drafting.position)
        self.each(case, "2017-11-08 09:10", drafting.list_companies)
        self.each(case, "2017-11-10 14:00", drafting.calculate)
        if path == "beginning":
            self.each(case, "2017-11-14 09:00", drafting.write_some)
            self.each(case, "2017-11-21 09:00", drafting.collect_six)
            self.each(case, "2017-12-05 09:00", drafting.write)
            self.each(case, "2017-12-06 09:00", drafting.attach_slides)
        else:
            self.each(case, "2017-11-14 09:00", drafting.write)
            self.each(case, "2017-11-17 09:00", drafting.attach_slides)
        if path == "letter_short":
            self.each(case, "2017-11-21 09:00", drafting.collect_nine)
        early = path == "handed_in"
        letters = "2017-11-21 09:00" if early else "2017-12-07 09:00"
        self.each(case, letters, drafting.collect_letters)
        hand_in = "2017-11-23 13:00" if early else "2017-12-12 08:30"
        self.each(case, hand_in, drafting.hand_in, when=DRAFT)

    def _pitches(self) -> None:
        """Checked, placed in the programme, heard, and answered with points of feedback."""
        self.on("2017-12-13 16:00", agency.make_pitch_days)
        for case in self.cases:
            submitted, admissible = {Status.EOI_SUBMITTED}, {Status.EOI_ADMISSIBLE}
            self.each(case, "2017-12-12 14:00", agency.take_up, when=submitted)
            self.each(case, "2017-12-13 09:00", agency.check_eoi, when=submitted)
            book = "2017-12-19 08:00" if case.books_late else "2017-12-14 09:30"
            self.each(case, book, drafting.book_pitch, when=admissible)
            scheduled, attended = {Status.PITCH_SCHEDULED}, {Status.PITCH_ATTENDED}
            self.each(case, "2017-12-20 09:30", agency.note_pitch, when=scheduled)
            self.each(case, "2018-01-09 09:30", agency.write_feedback, when=attended)
            self.each(case, "2018-01-11 14:00", agency.give_feedback, when=attended)
            if case.ending == Ending.WITHDRAWN:
                self.each(case, "2018-01-29 10:00", drafting.withdraw, when=attended)

    # -- the second phase --------------------------------------------------------------------

    def _full_dossier(self, case: Case) -> None:
        """Written at its pace; handed in, or left as a draft."""
        if not case.initiative.has_dossier or case.ending == Ending.WITHDRAWN:
            return

        def write(moment: str, step: Callable[..., object], *args: object) -> None:
            self.each(case, moment, step, *args, when=WRITING)

        self.each(case, "2018-01-16 09:00", dossier.start, when={Status.PITCH_ATTENDED})
        write("2018-01-30 09:00", dossier.write_three)
        write("2018-02-05 13:00", dossier.settle_organisation)
        write("2018-02-12 09:00", dossier.confirm_letters)
        write("2018-02-15 09:00", plan)
        if case.pace != Pace.LATE:
            write("2018-02-20 09:00", dossier.write_six)
            write("2018-02-22 09:00", dossier.list_activities)
            write("2018-02-26 09:00", dossier.answer_first)
        if case.ending == Ending.NO_DOSSIER:
            return
        early = case.pace == Pace.EARLY
        rest = "2018-02-28 09:00" if early else "2018-03-14 09:00"
        for step in (
            dossier.write,
            dossier.renew_letters,
            dossier.list_indicators,
            dossier.place_beside_spearhead,
            dossier.answer_feedback,
            dossier.attach,
            dossier.declare,
        ):
            write(rest, step)
        if not early:
            write("2018-03-14 13:00", self._activities_of_a_late_one)
        if case.extended:
            self.each(case, "2018-03-02 09:00", agency.extend, UNTIL, when=WRITING)
        hand_in = "2018-03-02 13:00" if early else "2018-03-20 13:00"
        write("2018-04-03 09:00" if case.extended else hand_in, dossier.hand_in)

    @staticmethod
    def _activities_of_a_late_one(case: Case) -> None:
        if not case.application.dossier.activities.exists():
            dossier.list_activities(case)

    def _closing_days(self) -> None:
        """What the worker closes at each deadline."""
        for moment in ("2017-12-12 12:15", "2018-03-21 12:15", "2018-04-04 12:15"):
            self.on(moment, agency.close_drafts)
        self.on("2018-04-20 17:15", agency.close_drafts)
