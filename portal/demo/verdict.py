"""From the dossiers that came in to the agreement: the second half of the story."""

from collections.abc import Sequence
from datetime import date

from applications.workflow import Status
from assessment.models import ConflictOfInterest, Expert
from assessment.models.advice import Outcome

from . import agency, committee, dossier, judging
from .case import Case, Ending, Play
from .script import Script
from .telling import Teller

SUPPLEMENT_UNTIL = "2018-04-20 17:00"
CONDITIONS_DUE = date(2018, 8, 31)


class Verdict(Teller):
    """What the agency, the experts and the committee do.

    `pool` are the experts who score; `tied` is one who has a tie to the first case.
    """

    def __init__(
        self, script: Script, play: Play, cases: Sequence[Case], pool: list[Expert], tied: Expert
    ) -> None:
        super().__init__(script, play, [case for case in cases if case.rank is not None])
        self.pool, self.tied = pool, tied

    def tell(self) -> None:
        """Every case that comes to a decision, and the two meetings."""
        for case in self.cases:
            self._assessment(case)
        self._meetings()

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
        if rank == min(1, len(self.cases) - 1):
            others.append(self.pool[(rank + number) % len(self.pool)])
        return others

    def _meetings(self) -> None:
        """The first meeting is decided and released; the second still has to come."""
        first = [case for case in self.cases if not case.extended]
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
