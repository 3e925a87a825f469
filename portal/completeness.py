"""What an application holds, and what the rules of its call say about it: one judgement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from applications import rules as application_rules
from applications.models import Application, SupplementRequest
from applications.rules import ApplicationFacts, GateFacts
from applications.selectors.contents import agency_content, application_content
from applications.selectors.deadlines import extension_until, open_supplement
from applications.terms import CallTerms, Phase
from applications.terms.rule_ids import RULE_IDS
from applications.workflow import Status
from budgets import rules as budget_rules
from budgets.rules import IndicativeFacts, PlanFacts, PlanResult
from budgets.selectors.contents import budget_content
from budgets.selectors.facts import facts_of_plan, facts_of_sums
from portal.facts import application_facts
from portal.lib.findings import Finding, Outcome

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`content` is what the applicant wrote, `agency` what the agency added; both plain data.

    `findings` stand in the order of the rule table.
    """

    phase: Phase
    terms: CallTerms
    content: Content
    agency: Content
    facts: ApplicationFacts
    plan: PlanFacts | IndicativeFacts
    sums: PlanResult
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What keeps the submit button closed."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.outcome is Outcome.WARN)

    def of(self, *rules: str) -> list[Finding]:
        """The findings of these rules; a name that ends in a dot means all that begin so."""
        return [
            finding
            for finding in self.findings
            if any(
                finding.rule.startswith(rule) if rule.endswith(".") else finding.rule == rule
                for rule in rules
            )
        ]


def draft_content(application: Application, phase: Phase) -> Content:
    """The applicant's data of all apps as they stand now; `budget` holds the sums or the plan."""
    return application_content(application, phase) | {"budget": budget_content(application, phase)}


def judge(
    application: Application, phase: Phase, moment: datetime, content: Content | None = None
) -> Judgement:
    """Judge the draft of `phase` as if received at `moment`; a fixed number of queries.

    `content` replaces the draft's own (a supplement keeps what it may not change).
    """
    terms = application.call.terms
    content = draft_content(application, phase) if content is None else content
    agency = agency_content(application)
    facts = application_facts(
        content,
        agency,
        phase,
        gate=gate_facts(application) if phase == Phase.DOSSIER else GateFacts(),
        extension=own_term(application, phase),
    )
    plan: PlanFacts | IndicativeFacts
    if phase == Phase.EOI:
        plan = facts_of_sums(content["budget"], terms.years)
    else:
        plan = facts_of_plan(content["budget"], terms.years)
    sums = budget_rules.evaluate(plan, terms, phase.value)
    found = application_rules.evaluate(facts, terms, phase.value, moment)
    findings = sorted([*sums.findings, *found], key=_place_in_table)  # stable within a rule
    return Judgement(phase, terms, content, agency, facts, plan, sums, tuple(findings))


def gate_facts(application: Application) -> GateFacts:
    """What opens the dossier, from the record of the first phase."""
    check = next(
        (one for one in application.admissibility_checks.all() if one.phase == Phase.EOI), None
    )
    pitch = getattr(application, "pitch", None)
    return GateFacts(
        eoi_submitted=application.submissions.filter(phase=Phase.EOI).exists(),
        eoi_inadmissible=application.state == Status.EOI_INADMISSIBLE
        or (check is not None and not check.admissible),
        pitch_attended=pitch is not None and pitch.attended is True,
    )


def own_term(application: Application, phase: Phase) -> datetime | None:
    """A later term than the call's: a named extension, or the term of an open supplement."""
    supplement = asked_supplement(application, phase)
    if supplement is not None:
        return supplement.due_at
    return extension_until(application, phase)


def asked_supplement(application: Application, phase: Phase) -> SupplementRequest | None:
    """The supplement that is asked now, or None."""
    if phase != Phase.DOSSIER or application.state != Status.SUPPLEMENT_REQUESTED:
        return None
    return open_supplement(application)


_PLACES: Mapping[str, int] = {rule: place for place, rule in enumerate(RULE_IDS)}


def _place_in_table(finding: Finding) -> int:
    return _PLACES[finding.rule]
