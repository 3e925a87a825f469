"""The parts of a phase as a list of tasks: what is done, what is missing, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from applications.models import Application
from applications.selectors.pages import page_address, page_keys
from applications.terms import Phase
from portal.completeness import Judgement
from portal.lib.findings import Finding
from portal.task_states import JUDGES, TaskState, judge_section, required_attachments

TITLES: dict[str, str] = {
    "organisation": gettext_noop("Organisation"),
    "initiative": gettext_noop("Positioning of the initiative"),
    "indicative": gettext_noop("Indicative sums"),
    "budget": gettext_noop("Budget and cofinancing"),
    "companies": gettext_noop("Companies, mandates and letters"),
    "attachments": gettext_noop("Attachments"),
    "indicators": gettext_noop("Indicators"),
    "activities": gettext_noop("Activities"),
    "spearhead": gettext_noop("Spearhead cluster"),
    "declarations": gettext_noop("Declarations"),
    "feedback": gettext_noop("Answers to the feedback"),
}
"""Source texts; translated when they are shown."""


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


def task_of(finding: Finding) -> str:
    """The part of the application where a finding is mended."""
    rule, place = finding.rule, finding.place or ""
    if place.startswith("sections."):
        return "section:" + place.removeprefix("sections.")
    if place.startswith("attachments."):
        return "attachments"
    for prefix, key in _TASK_OF_RULE:
        if rule.startswith(prefix):
            return key
    return ""


_TASK_OF_RULE = (
    ("applicant.", "organisation"),
    ("mandates.", "companies"),
    ("letters.", "companies"),
    ("eoi.pitch_slides", "attachments"),
    ("dossier.indicators", "indicators"),
    ("dossier.declarations", "declarations"),
    ("dossier.feedback_answered", "feedback"),
    ("activities.", "activities"),
    ("complementarity.spc", "spearhead"),
    ("budget.", "budget"),
    ("project.", "budget"),
    ("subsidy.", "budget"),
    ("financing.", "budget"),
    ("cofinancing.", "budget"),
)


def finding_address(application: Application, phase: Phase, finding: Finding) -> str:
    """The page on which the applicant mends what a finding says; "" when there is none."""
    key = task_of(finding)
    if key == "budget" and phase == Phase.EOI:
        key = "indicative"
    return page_address(application, phase, key) if key else ""


def _task(application: Application, judgement: Judgement, key: str, here: str) -> Task:
    url = page_address(application, judgement.phase, key)
    group, optional = "", key == "attachments" and not required_attachments(judgement)
    if key.startswith("section:"):
        name = key.partition(":")[2]
        section = judgement.terms.section(judgement.phase, name)
        title = f"{section.number}. {section.title.get(get_language() or 'nl')}"
        state, note = judge_section(judgement, name)
    else:
        title = _(TITLES[key])
        state, note = JUDGES[key](judgement)
    return Task(key, title, group, url, state, note, optional, bool(url) and url == here)
