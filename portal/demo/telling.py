"""How a story is told: steps on the dates of the original call, of one call or of one case."""

from collections.abc import Callable, Collection, Sequence

from applications.workflow import Status

from .case import Case, Play
from .script import Script

BETWEEN = 13
"""Minutes between two applications that do the same on one day."""


class Teller:
    """Hands the steps of one call and its cases to the script."""

    def __init__(self, script: Script, play: Play, cases: Sequence[Case]) -> None:
        self.script, self.play, self.cases = script, play, cases

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
