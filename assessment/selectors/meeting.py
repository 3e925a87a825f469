"""A decision list as the committee reads it: rows with amounts, running against the envelope."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from applications.models import Application, Call, Submission
from applications.packages import package_data
from applications.terms import CallTerms, Phase
from applications.workflow import Status
from assessment.models import Assignment, ConflictOfInterest, Decision, DecisionList, Score
from assessment.models.advice import Outcome
from portal.lib.enterprise import format_enterprise_number

from .conflicts import BLOCKING

APPROVING = frozenset({Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS})


@dataclass(frozen=True, slots=True)
class Row:
    """One application on the list. Amounts in EUR over the whole project.

    `counted` is what weighs on the envelope: the amount decided, or the advised one until then.
    A row the reader must not see has `is_hidden` and nothing else but its place.
    """

    decision: Decision
    position: int
    is_hidden: bool
    organisation: str = ""
    number: str = ""
    asked: Decimal | None = None
    advised: Decimal | None = None
    counted: Decimal = Decimal(0)
    cumulative: Decimal = Decimal(0)
    is_over: bool = False
    lowest_grades: int = 0
    conditions: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        return self.decision.application.reference

    @property
    def is_decided(self) -> bool:
        return bool(self.decision.outcome)

    @property
    def is_above_advice(self) -> bool:
        """A signal: more was granted than the agency advised."""
        amount = self.decision.amount
        return amount is not None and self.advised is not None and amount > self.advised

    @property
    def has_moved_on(self) -> bool:
        """Withdrawn, or back in assessment, while the list is being prepared."""
        state = self.decision.decision_list.state
        return (
            state == DecisionList.State.PREPARING
            and self.decision.application.state != Status.ADVICE_READY
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """The whole list. `left`: of the envelope, None without one; negative when it is passed."""

    rows: tuple[Row, ...]
    envelope: Decimal | None
    asked: Decimal
    total: Decimal
    left: Decimal | None
    undecided: int
    hidden: int

    @property
    def seen(self) -> int:
        """How many rows the reader may see."""
        return len(self.rows) - self.hidden

    @property
    def advised(self) -> Decimal:
        """The sum of what the agency advises."""
        return sum((row.advised or Decimal(0) for row in self.rows), Decimal(0))

    @property
    def granted(self) -> Decimal:
        """The sum of what is decided."""
        seen = (row for row in self.rows if not row.is_hidden)
        return sum((row.decision.amount or Decimal(0) for row in seen), Decimal(0))

    @property
    def share(self) -> Decimal | None:
        """The part of the envelope that `total` takes; above 1 when it is passed."""
        return self.total / self.envelope if self.envelope else None

    @property
    def next_open(self) -> Row | None:
        """The first row that is still to be decided."""
        return next((row for row in self.rows if not row.is_hidden and not row.is_decided), None)


def meeting_of(decision_list: DecisionList, visible: QuerySet[Decision]) -> Meeting:
    """The rows in the committee's order; 5 queries. Sums count what the reader may see only."""
    seen = {one.pk: one for one in visible.prefetch_related("conditions")}
    every = list(decision_list.decisions.select_related("application__call"))
    facts = dossier_facts(one.application_id for one in seen.values())
    signals = lowest_grade_counts(decision_list.call.terms, seen.values())
    envelope = decision_list.call.terms.budget_envelope
    rows, total, asked = [], Decimal(0), Decimal(0)
    for place, bare in enumerate(every, 1):
        decision = seen.get(bare.pk)
        if decision is None:
            rows.append(Row(bare, place, is_hidden=True))
            continue
        decision.decision_list = decision_list
        fact = facts.get(decision.application_id, {})
        advised = advised_amount(decision)
        counted = counted_amount(decision, advised)
        total += counted
        asked += fact.get("asked") or 0
        rows.append(
            Row(
                decision,
                place,
                is_hidden=False,
                organisation=fact.get("name", ""),
                number=format_enterprise_number(fact.get("number", "")),
                asked=fact.get("asked"),
                advised=advised,
                counted=counted,
                cumulative=total,
                is_over=envelope is not None and total > envelope,
                lowest_grades=signals.get(decision.application_id, 0),
                conditions=tuple(one.text for one in decision.conditions.all()),
            )
        )
    return Meeting(
        tuple(rows),
        envelope,
        asked,
        total,
        None if envelope is None else envelope - total,
        sum(not row.is_hidden and not row.is_decided for row in rows),
        len(every) - len(seen),
    )


def advised_amount(decision: Decision) -> Decimal | None:
    """What the agency advises; nothing where it advises to reject."""
    advice = getattr(decision.application, "advice", None)
    if advice is None or advice.outcome not in APPROVING:
        return None
    return advice.amount


def counted_amount(decision: Decision, advised: Decimal | None) -> Decimal:
    """What weighs on the envelope."""
    if decision.outcome:
        return decision.amount or Decimal(0)
    return advised or Decimal(0)


def dossier_facts(applications: Iterable[int]) -> dict[int, dict]:
    """Name, number and subsidy asked as handed in, per application. One query."""
    rows = Submission.objects.filter(
        application__in=list(applications), phase=Phase.DOSSIER
    ).order_by("version")
    facts = {}
    for submission in rows:
        data = package_data(submission)
        body = data["content"]["organisation"] or {}
        facts[submission.application_id] = {
            "name": body.get("name", ""),
            "number": body.get("enterprise_number", ""),
            "asked": Decimal(data["sums"]["totals"]["subsidy"]),
        }
    return facts


def lowest_grade_counts(terms: CallTerms, decisions: Iterable[Decision]) -> dict[int, int]:
    """How often the lowest grade was given, per application: a signal, no formula. One query."""
    lowest = min(terms.grades, key=lambda grade: grade.figure).key
    assignment = "assessment__assignment"
    blocked = ConflictOfInterest.objects.filter(
        application=OuterRef(f"{assignment}__application"),
        expert=OuterRef(f"{assignment}__expert"),
        state__in=BLOCKING,
    )
    rows = (
        Score.objects.filter(
            Q(grade=lowest, assessment__state="submitted"),
            assessment__assignment__application__in=[one.application_id for one in decisions],
            assessment__assignment__state=Assignment.State.ACCEPTED,
        )
        .filter(~Exists(blocked))
        .values_list(f"{assignment}__application")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return dict(rows)


def highest_amount(decision: Decision, asked: Decimal | None) -> tuple[Decimal | None, str]:
    """The most that may be granted, and in words where it comes from."""
    limits, terms = decision.application.call.terms.limits, decision.application.call.terms
    most, words = asked, _("the subsidy asked")
    if most is None:
        most, words = advised_amount(decision), _("the subsidy advised")
    if limits.subsidy_year_cap is not None:
        cap = limits.subsidy_year_cap * terms.years
        if most is None or cap < most:
            most, words = cap, _("the highest subsidy of the call")
    return most, words


def neighbours(decision: Decision, visible: QuerySet[Decision]) -> tuple[str, str]:
    """The references before and after it, of the rows the reader may open; "" at the ends."""
    references = ["", *visible.values_list("application__reference", flat=True), ""]
    here = references.index(decision.application.reference)
    return references[here - 1], references[here + 1]


def waiting_applications(call: Call) -> QuerySet[Application]:
    """Applications with a finished advice that are on no list yet."""
    return Application.objects.filter(
        call=call, status=Status.ADVICE_READY, decision__isnull=True
    ).order_by("reference")
