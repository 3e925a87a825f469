"""Who assesses what, and how far they are: for one application, and for a whole call."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from applications.models import Application, Call
from applications.workflow import Status
from assessment.models import Assessment, Assignment, ConflictOfInterest, Expert
from portal.lib import clock, figures

from .conflicts import BLOCKING, FoundConflict, find_conflicts, is_settled, parties
from .experts import pool
from .scores import SPREAD_WORDS, ShownGrade, Spread, grades_of, spread_of

ACTIVE = (Assignment.State.INVITED, Assignment.State.ACCEPTED)
IN_MATRIX = (Status.DOSSIER_ADMISSIBLE, Status.IN_ASSESSMENT, Status.ADVICE_READY)


def today() -> date:
    """The day on a Belgian clock."""
    return figures.local(clock.now()).date()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert as the page that invites shows it, with every reason against it in words."""

    expert: Expert
    load: int
    found: tuple[FoundConflict, ...]
    recorded: tuple[ConflictOfInterest, ...]
    is_blocked: bool

    @property
    def is_full(self) -> bool:
        return self.load >= self.expert.max_assignments

    @property
    def can_be_invited(self) -> bool:
        return self.expert.available and not (self.is_full or self.is_blocked or self.found)


def candidates(application: Application) -> list[Candidate]:
    """The pool but for those at work on this dossier, best to invite first. 9 queries."""
    among = parties(application)
    busy = set(application.assignments.filter(state__in=ACTIVE).values_list("expert_id", flat=True))
    recorded: dict[int, list[ConflictOfInterest]] = {}
    for conflict in application.conflicts.all():
        recorded.setdefault(conflict.expert_id, []).append(conflict)
    result = []
    experts: Iterable[Any] = pool(Expert.objects.all())  # each with its `load`
    for expert in experts:
        if expert.pk in busy:
            continue
        known = recorded.get(expert.pk, [])
        found = [
            one for one in find_conflicts(expert, application, among) if not is_settled(one, known)
        ]
        blocked = any(one.state in BLOCKING for one in known)
        result.append(Candidate(expert, expert.load, tuple(found), tuple(known), blocked))
    return sorted(result, key=lambda one: not one.can_be_invited)


@dataclass(frozen=True, slots=True)
class Progress:
    """One assignment as staff sees it: state in a word with a colour, and whether it is late."""

    assignment: Assignment
    label: str
    tone: str
    scored: int
    is_late: bool
    is_blocked: bool

    @property
    def is_submitted(self) -> bool:
        assessment = getattr(self.assignment, "assessment", None)
        return (
            self.assignment.state == Assignment.State.ACCEPTED
            and assessment is not None
            and assessment.state == Assessment.State.SUBMITTED
        )

    @property
    def is_active(self) -> bool:
        return self.assignment.state in ACTIVE

    @property
    def can_be_reminded(self) -> bool:
        return self.is_active and not self.is_submitted and not self.is_blocked


def with_scores(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Assignments with expert, assessment, and the number of graded criteria (`scored`)."""
    graded = Q(assessment__scores__isnull=False) & ~Q(assessment__scores__grade="")
    return rows.select_related("expert__user", "assessment", "application__call").annotate(
        scored=Count("assessment__scores", filter=graded)
    )


def progress_of(assignment: Assignment, blocked: bool) -> Progress:
    """How far an assignment of `with_scores` is."""
    states, counted = Assignment.State, cast(Any, assignment)
    assessment = getattr(assignment, "assessment", None)
    done = assessment is not None and assessment.state == Assessment.State.SUBMITTED
    if assignment.state == states.ACCEPTED and done:
        label, tone = _("Submitted"), "success"
    elif assignment.state == states.ACCEPTED and counted.scored:
        label, tone = _("Being scored"), "info"
    elif assignment.state == states.DECLINED:
        label, tone = _("Declined"), "error"
    elif assignment.state == states.WITHDRAWN:
        label, tone = _("Taken back"), "neutral"
    else:
        label = assignment.get_state_display()
        tone = "warning" if assignment.state == states.INVITED else "info"
    if blocked and assignment.state in ACTIVE:
        label, tone = _("Closed by a conflict"), "error"
    active = assignment.state in ACTIVE and not done and not blocked
    late = active and assignment.due_on is not None and assignment.due_on < today()
    return Progress(assignment, label, tone, counted.scored, late, blocked)


def next_to_score(readable: QuerySet[Assignment], after: Assignment) -> Assignment | None:
    """Of the dossiers this expert may read now, the next that is not handed in; None at the end.

    In the order of "my assessments", going round: from the last on to the first.
    """
    rows = list(
        readable.filter(Q(assessment__state=Assessment.State.DRAFT) | Q(pk=after.pk)).order_by(
            "due_on", "application__reference"
        )
    )
    place = next((n for n, one in enumerate(rows) if one.pk == after.pk), -1)
    others = rows[place + 1 :] + rows[: max(place, 0)]
    return others[0] if others else None


def panel_of(application: Application) -> list[Progress]:
    """Every assignment of an application, those at work first. 2 queries."""
    blocked = _blocked(ConflictOfInterest.objects.filter(application=application))
    rows = with_scores(Assignment.objects.filter(application=application))
    shown = [progress_of(row, (row.expert_id, row.application_id) in blocked) for row in rows]
    return sorted(shown, key=lambda one: not one.is_active)


@dataclass(frozen=True, slots=True)
class Cell:
    """One dossier × one expert: how far, and the grades in the order of the call."""

    progress: Progress
    grades: tuple[tuple[str, ShownGrade | None], ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One dossier with a cell per expert (None: not assigned), counts and spread in words."""

    application: Application
    cells: tuple[Cell | None, ...]
    submitted: int
    asked: int
    spread: Spread
    spread_words: str


@dataclass(frozen=True, slots=True)
class Matrix:
    experts: tuple[Expert, ...]
    rows: tuple[MatrixRow, ...]


def matrix(call: Call, applications: QuerySet[Application]) -> Matrix:
    """Dossiers × experts of a call, of the `applications` the reader may see. 5 queries.

    The spread of a dossier is that of the sub-criterion on which its experts differ most;
    figures of the grades are never added up.
    """
    rows = applications.filter(call=call, status__in=[status.value for status in IN_MATRIX])
    assignments = with_scores(
        Assignment.objects.filter(application__in=rows.values("pk")).exclude(
            state=Assignment.State.WITHDRAWN
        )
    ).prefetch_related(Prefetch("assessment__scores"))
    blocked = _blocked(ConflictOfInterest.objects.filter(application__call=call))
    by_pair, experts = {}, {}
    for one in assignments:
        by_pair[one.application_id, one.expert_id] = one
        experts[one.expert_id] = one.expert
    order = sorted(experts.values(), key=lambda expert: str(expert.user).casefold())
    scale, codes = grades_of(call.terms), [one.code for one in call.terms.criteria]
    shown = []
    for application in rows.order_by("reference"):
        cells = []
        for expert in order:
            given = by_pair.get((application.pk, expert.pk))
            kept = (expert.pk, application.pk) in blocked
            cells.append(_cell(given, kept, codes, scale) if given else None)
        shown.append(_row(application, tuple(cells), codes, scale))
    return Matrix(tuple(order), tuple(shown))


def _cell(one: Assignment, blocked: bool, codes: list[str], scale: dict) -> Cell:
    scores = {}
    if getattr(one, "assessment", None) is not None:
        scores = {score.criterion: score.grade for score in one.assessment.scores.all()}
    grades = tuple((code, scale.get(scores.get(code, ""))) for code in codes)
    return Cell(progress_of(one, blocked), grades)


def _row(
    application: Application, cells: tuple[Cell | None, ...], codes: list[str], scale: dict
) -> MatrixRow:
    done = [cell for cell in cells if cell and cell.progress.is_submitted]
    done = [cell for cell in done if not cell.progress.is_blocked]
    asked = [cell for cell in cells if cell and cell.progress.is_active]
    order = [Spread.NONE, Spread.AGREED, Spread.ONE_STEP, Spread.APART]
    spreads = [
        spread_of([grade.key for cell in done if (grade := cell.grades[place][1])], scale)
        for place in range(len(codes))
    ]
    widest = max(spreads, key=order.index, default=Spread.NONE)
    return MatrixRow(application, cells, len(done), len(asked), widest, str(SPREAD_WORDS[widest]))


def _blocked(rows: QuerySet[ConflictOfInterest]) -> Counter[tuple[int, int]]:
    found = rows.filter(state__in=BLOCKING).values_list("expert_id", "application_id")
    return Counter(found)
