"""What happens when, on the dates of the original call: one story, told for every stage."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from applications.workflow import Status
from assessment.models import ConflictOfInterest, Expert
from assessment.models.advice import Outcome

from . import agency, committee, dossier, drafting, judging
from .case import Case, Ending, Pace, Play
from .script import Script

BETWEEN = 13
"""Minutes between two applications that do the same on one day."""

DRAFT = frozenset({Status.EOI_DRAFT})
WRITING = frozenset({Status.DOSSIER_DRAFT})
UNTIL, SUPPLEMENT_UNTIL = "2018-04-04 12:00", "2018-04-20 17:00"
CONDITIONS_DUE = date(2018, 8, 31)


class Story:
    """The cases of one call, from the first draft to the agreement.

    `pool` are the experts who score; `tied` is one who has a tie to the first case.
    """

    def __init__(
        self, script: Script, play: Play, cases: Sequence[Case], pool: list[Expert], tied: Expert
    ) -> None:
        self.script, self.play, self.cases = script, play, cases
        self.pool, self.tied = pool, tied

    def tell(self) -> None:
        """Everything, in the order in which one day's steps are played."""
        for case in self.cases:
            self._expression_of_interest(case)
        self._talks()
        self._pitches()
        for case in self.cases:
            self._full_dossier(case)
        self._closing_days()
        for case in self._deciding:
            self._assessment(case)
        self._meetings()

    # -- telling -----------------------------------------------------------------------------

    def on(self, moment: str, step: Callable[..., object], *args: object) -> None:
        """A step of the call as a whole."""
        self.script.at(self.play.calendar.at(moment), lambda: step(self.play, *args))

    def each(
        self,
        case: Case,
        moment: str,
        step: Callable[..., object],
        *args: object,
        when: Collection[Status] = (),
    ) -> None:
        """A step of one case, left out when its application is not in one of `when` then."""

        def run() -> None:
            if not when or case.state in when:
                step(case, *args)

        self.script.at(self.play.calendar.at(moment, case.place * BETWEEN), run)

    @property
    def _deciding(self) -> list[Case]:
        return [case for case in self.cases if case.rank is not None]

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
        write("2018-02-15 09:00", dossier.plan)
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
        for moment in ("2017-12-12 12:05", "2018-03-21 12:05", "2018-04-04 12:05"):
            self.on(moment, agency.close_drafts)
        self.on("2018-04-20 17:05", agency.close_drafts)

    # -- judged and decided ------------------------------------------------------------------

    def _assessment(self, case: Case) -> None:
        """Checked, sent to its experts, scored, advised on."""
        submitted, admissible = {Status.DOSSIER_SUBMITTED}, {Status.DOSSIER_ADMISSIBLE}
        asked = case.ending == Ending.SUPPLEMENT
        if asked:
            self.each(case, "2018-04-09 14:00", agency.ask_more, SUPPLEMENT_UNTIL, when=submitted)
            answering = {Status.SUPPLEMENT_REQUESTED}
            self.each(case, "2018-04-17 09:00", dossier.answer_supplement, when=answering)
        late = asked or case.extended
        check = "2018-04-18 09:00" if late else "2018-03-27 09:00"
        self.each(case, check, agency.check_dossier, when=submitted)
        experts = self._panel(case)
        days = ("2018-04-19 09:00", "2018-04-23") if late else ("2018-04-03 13:00", "2018-04-04")
        due_on = judging.DUE_LATE if late else judging.DUE
        others = self._others(case, len(experts))

        def ask() -> None:
            judging.invite(case, [*experts, *others], due_on=due_on)

        self.each(case, days[0], lambda _case: ask(), when=admissible)
        for number, expert in enumerate(experts):
            self._judge(case, expert, number, days[1], late)
        for other in others:
            self.each(case, f"{days[1]} 14:00", judging.decline, other)
        declared, found = ConflictOfInterest.Origin.DECLARED, ConflictOfInterest.Origin.FOUND
        self.each(case, f"{days[1]} 17:00", judging.judge_conflicts, declared)
        self.each(case, "2018-04-24 17:00", judging.judge_conflicts, found)
        in_assessment = {Status.IN_ASSESSMENT}
        draft, send = (
            ("2018-06-05", "2018-06-12") if case.extended else ("2018-05-14", "2018-05-16")
        )
        self.each(case, f"{draft} 09:00", agency.draft_advice, when=in_assessment)
        self.each(case, f"{send} 09:00", agency.send_advice, when=in_assessment)

    def _judge(self, case: Case, expert: Expert, number: int, day: str, late: bool) -> None:
        """The first expert is quick; the others are halfway, or have not answered, for a while."""
        if late:
            self.each(case, f"{day} 09:00", judging.accept, expert)
            self.each(case, f"2018-05-0{7 + number} 09:00", judging.hand_in, expert, number)
            return
        slow = number > 0 and case.rank is not None and case.rank % 2 == 1
        self.each(case, "2018-04-17 09:00" if slow else f"{day} 09:00", judging.accept, expert)
        if number == 0:
            self.each(case, "2018-04-06 13:00", judging.hand_in, expert, number)
            return
        if not slow:
            self.each(case, "2018-04-06 09:00", judging.score, expert, number, 4)
        self.each(case, f"2018-04-2{4 + number} 09:00", judging.hand_in, expert, number)

    def _panel(self, case: Case) -> list[Expert]:
        """As many experts as the file has grades of, each case beginning one further."""
        rank, number = case.rank or 0, len(case.initiative["assessment"]["grades"])
        return [self.pool[(rank + place) % len(self.pool)] for place in range(number)]

    def _others(self, case: Case, number: int) -> list[Expert]:
        """Who is asked as well and does not read it: for a tie, or for a conflict of their own."""
        rank = case.rank or 0
        others = [self.tied] if rank == 0 else []
        if rank == min(1, len(self._deciding) - 1):
            others.append(self.pool[(rank + number) % len(self.pool)])
        return others

    def _meetings(self) -> None:
        """The first meeting is decided and released; the second still has to come."""
        first = [case for case in self._deciding if not case.extended]
        ready = {Status.ADVICE_READY}
        self.on("2018-05-22 10:00", committee.prepare, date(2018, 5, 31))
        if len(first) > 1:
            self.each(first[-1], "2018-05-29 10:00", committee.step_aside, when=ready)
        for case in first:
            self.each(case, "2018-05-31 10:00", committee.settle, CONDITIONS_DUE, when=ready)
        if first:
            self.on("2018-05-31 16:00", committee.freeze)
            self.on("2018-06-04 10:00", committee.release)
        self.on("2018-06-20 10:00", committee.prepare, date(2018, 7, 5))
        approved = [c for c in first if c.initiative["decision"]["outcome"] == Outcome.APPROVED]
        for case in approved[:1]:
            signed = date(2018, 6, 18)
            self.each(case, "2018-06-19 10:00", agency.sign, signed, when={Status.APPROVED})
