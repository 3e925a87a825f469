"""What happens when: steps are played in the order of time, each on its own clock."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from simple_history.signals import pre_create_historical_record

from portal.lib import clock


class Script:
    """Steps at moments. The record of the demo is thus in order over all applications."""

    def __init__(self) -> None:
        self._steps: list[tuple[datetime, int, Callable[[], object]]] = []

    def at(self, moment: datetime, step: Callable[[], object]) -> None:
        """Play `step` at `moment` (aware). At one moment, in the order of telling."""
        self._steps.append((moment, len(self._steps), step))

    def play(self) -> None:
        """Play everything that lies in the past; what lies ahead is left to the visitor."""
        present = clock.now()
        pre_create_historical_record.connect(_date_history)
        try:
            for moment, _place, step in sorted(self._steps, key=lambda one: one[:2]):
                if moment <= present:
                    with clock.fixed(moment):
                        step()
        finally:
            pre_create_historical_record.disconnect(_date_history)


def _date_history(sender: object, history_instance: Any, **_rest: object) -> None:
    history_instance.history_date = clock.now()
