"""How far each part of a phase is: not started, in progress, complete, or wrong."""

from collections.abc import Callable
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.completeness import Judgement
from portal.lib.findings import Finding, Outcome


class TaskState(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    PROBLEM = "problem"


Verdict = tuple[TaskState, str]
"""The state of a part, and a note beside it or nothing."""


def judge_section(judgement: Judgement, name: str) -> Verdict:
    """How far the text of one section is."""
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


def required_attachments(judgement: Judgement) -> list[str]:
    """The keys of the attachments that this phase cannot do without."""
    asked = judgement.terms.attachments_of(judgement.phase)
    return [one.key for one in asked if one.required]


def _attachments(judgement: Judgement) -> Verdict:
    present, required = set(judgement.facts.attachments), required_attachments(judgement)
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


JUDGES: dict[str, Callable[[Judgement], Verdict]] = {
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
