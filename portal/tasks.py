"""The parts of a phase as a list of tasks: what is done, what is missing, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from applications.models import Application
from applications.selectors.pages import page_address, page_keys
from portal.completeness import Judgement
from portal.parts import part_title
from portal.task_states import JUDGES, TaskState, judge_section, required_attachments


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list. `optional`: nothing is missing while it is empty."""

    key: str
    title: str
    group: str
    url: str
    state: TaskState
    note: str = ""
    optional: bool = False
    current: bool = False

    @property
    def is_missing(self) -> bool:
        return not self.optional and self.state is not TaskState.COMPLETE


def tasks_of(application: Application, judgement: Judgement, here: str = "") -> list[Task]:
    """Every part of the phase, in the order in which it is filled in. `here`: the page's path."""
    return [
        _task(application, judgement, key, here)
        for key in page_keys(application, judgement.phase)
        if key != "feedback" or judgement.content.get("feedback")
    ]


def next_missing(tasks: Iterable[Task]) -> Task | None:
    """The first part that still asks for work and has a page, or None."""
    return next((task for task in tasks if task.is_missing and task.url), None)


def _task(application: Application, judgement: Judgement, key: str, here: str) -> Task:
    url = page_address(application, judgement.phase, key)
    group, optional = "", key == "attachments" and not required_attachments(judgement)
    if key.startswith("section:"):
        state, note = judge_section(judgement, key.partition(":")[2])
    else:
        state, note = JUDGES[key](judgement)
    title = part_title(judgement.terms, judgement.phase, key)
    return Task(key, title, group, url, state, note, optional, bool(url) and url == here)
