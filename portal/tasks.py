"""The parts of a phase as a list of tasks: what is done, what is missing, what is wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application
from applications.selectors.pages import page_address, page_keys
from portal.completeness import Judgement
from portal.lib.findings import Finding, Outcome
from portal.parts import part_title


class TaskState(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    PROBLEM = "problem"


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


Verdict = tuple[TaskState, str]


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
    group, optional = "", key == "attachments" and not _required(judgement)
    if key.startswith("section:"):
        state, note = _section(judgement, key.partition(":")[2])
    else:
        state, note = _JUDGES[key](judgement)
    title = part_title(judgement.terms, judgement.phase, key)
    return Task(key, title, group, url, state, note, optional, bool(url) and url == here)


def _section(judgement: Judgement, name: str) -> Verdict:
    count = (judgement.facts.words or {}).get(name, 0)
    most = judgement.terms.section(judgement.phase, name).max_words
    if not count:
        return TaskState.NOT_STARTED, ""
    if most is not None and count > most:
        over = count - most
        note = ngettext("%(n)d word too many", "%(n)d words too many", over) % {"n": over}
        return TaskState.PROBLEM, note
    return TaskState.COMPLETE, ""


def _organisation(judgement: Judgement) -> Verdict:
    organisation = judgement.content["organisation"]
    if organisation is None:
        return TaskState.NOT_STARTED, ""
    faults = [one for one in judgement.of("applicant.") if one.outcome is Outcome.FAIL]
    if any(one.rule == "applicant.legal_personality" for one in faults):
        wrong = bool(organisation["legal_form"])
        return (TaskState.PROBLEM if wrong else TaskState.IN_PROGRESS), ""
    return (TaskState.IN_PROGRESS if faults else TaskState.COMPLETE), ""


def _initiative(judgement: Judgement) -> Verdict:
    data = judgement.content.get("initiative") or {}
    asked = ["initiative", "existing_organisations", "left_open", "no_federation"]
    if data.get("initiative") == "differentiation":
        asked.append("differentiates")
    return _filled(sum(bool(data.get(name)) for name in asked), len(asked))


def _filled(done: int, asked: int) -> Verdict:
    if not done:
        return TaskState.NOT_STARTED, ""
    return (TaskState.COMPLETE if done == asked else TaskState.IN_PROGRESS), ""


def _indicative(judgement: Judgement) -> Verdict:
    budget = judgement.content["budget"] or {}
    given = any(value for values in budget.values() for value in values or ())
    if not given:
        return TaskState.NOT_STARTED, ""
    costs = [value for value in budget.get("costs") or () if value]
    done = len(costs) == judgement.terms.years
    return (TaskState.COMPLETE if done else TaskState.IN_PROGRESS), _points(_budget(judgement))


def _budget(judgement: Judgement) -> list[Finding]:
    found = judgement.of("budget.", "project.", "subsidy.", "financing.", "cofinancing.")
    return [one for one in found if one.outcome in (Outcome.FAIL, Outcome.WARN)]


def _plan(judgement: Judgement) -> Verdict:
    budget = judgement.content["budget"] or {}
    if not budget.get("cost_lines") and not budget.get("cofinancing_lines"):
        return TaskState.NOT_STARTED, ""
    faults = _budget(judgement)
    if any(one.blocks for one in faults):
        return TaskState.PROBLEM, _points(faults)
    return TaskState.COMPLETE, _points(faults)


def _points(faults: list[Finding]) -> str:
    count = len({one.rule for one in faults})
    if not count:
        return ""
    return ngettext("%(n)d rule asks attention", "%(n)d rules ask attention", count) % {"n": count}


def _companies(judgement: Judgement) -> Verdict:
    if not judgement.content["companies"]:
        return TaskState.NOT_STARTED, ""
    short = [
        one
        for one in judgement.of("mandates.minimum", "letters.minimum")
        if one.outcome in (Outcome.FAIL, Outcome.WARN)
    ]
    letters = next((one for one in judgement.of("letters.minimum") if one.limit), None)
    note = ""
    if letters is not None:
        note = _("%(have)s of %(need)s letters") % {"have": letters.actual, "need": letters.limit}
    return (TaskState.IN_PROGRESS if short else TaskState.COMPLETE), note


def _required(judgement: Judgement) -> list[str]:
    asked = judgement.terms.attachments_of(judgement.phase)
    return [one.key for one in asked if one.required]


def _attachments(judgement: Judgement) -> Verdict:
    present, required = set(judgement.facts.attachments), _required(judgement)
    if not required:
        return (TaskState.COMPLETE if present else TaskState.NOT_STARTED), _("optional")
    if set(required) <= present:
        return TaskState.COMPLETE, ""
    return (TaskState.IN_PROGRESS if present else TaskState.NOT_STARTED), ""


def _by_rule(name: str, rule: str) -> Callable[[Judgement], Verdict]:
    """A list that is complete when its rule has nothing to say."""

    def verdict(judgement: Judgement) -> Verdict:
        if not judgement.content.get(name):
            return TaskState.NOT_STARTED, ""
        faults = [o for o in judgement.of(rule) if o.outcome in (Outcome.FAIL, Outcome.WARN)]
        if not faults:
            return TaskState.COMPLETE, ""
        return TaskState.IN_PROGRESS, ""

    return verdict


def _feedback(judgement: Judgement) -> Verdict:
    answers = judgement.content.get("feedback") or []
    return _filled(sum(bool(one["answer"].strip()) for one in answers), len(answers))


def _spearhead(judgement: Judgement) -> Verdict:
    data = judgement.content.get("spearhead") or {}
    if data.get("in_spc_domain") is None:
        return TaskState.NOT_STARTED, ""
    faults = [o for o in judgement.of("complementarity.spc") if o.outcome is not Outcome.PASS]
    bad = data["in_spc_domain"] and faults
    return (TaskState.IN_PROGRESS if bad else TaskState.COMPLETE), ""


_JUDGES: dict[str, Callable[[Judgement], Verdict]] = {
    "organisation": _organisation,
    "initiative": _initiative,
    "indicative": _indicative,
    "budget": _plan,
    "companies": _companies,
    "attachments": _attachments,
    "indicators": _by_rule("indicators", "dossier.indicators"),
    "activities": _by_rule("activities", "activities.scope"),
    "spearhead": _spearhead,
    "declarations": _by_rule("declarations", "dossier.declarations"),
    "feedback": _feedback,
}
