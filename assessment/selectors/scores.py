"""Scores per sub-criterion: what is filled in, what is missing, how far experts lie apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from applications.models import Application
from applications.terms import Axis, CallTerms, Criterion
from assessment.models import Assessment, Assignment, Score

from .conflicts import BLOCKING

CONFIDENCE = {1: gettext_lazy("Low"), 2: gettext_lazy("Fair"), 3: gettext_lazy("High")}

TONES = {-2: "error", -1: "warning", 0: "info", 1: "success"}
"""The colour of a grade by its figure in the terms; the word always stands beside it."""


@dataclass(frozen=True, slots=True)
class ShownGrade:
    """A grade of the call's scale: its word in the reader's language, a colour, its place."""

    key: str
    label: str
    tone: str
    place: int


@dataclass(frozen=True, slots=True)
class CriterionState:
    """One sub-criterion in an assessment. `state` as in a task list."""

    axis: Axis
    criterion: Criterion
    title: str
    score: Score | None
    grade: ShownGrade | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What hinders handing in, in words."""
        missing = []
        if self.grade is None:
            missing.append(_("grade"))
        if self.score is None or not self.score.motivation.strip():
            missing.append(_("motivation"))
        return tuple(missing)

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def state(self) -> str:
        if self.is_complete:
            return "complete"
        return "not_started" if self.score is None else "in_progress"


class Spread(StrEnum):
    """How far grades of several experts lie apart, in steps of the scale."""

    NONE = "none"
    AGREED = "agreed"
    ONE_STEP = "one_step"
    APART = "apart"


SPREAD_WORDS = {
    Spread.NONE: gettext_lazy("too few grades"),
    Spread.AGREED: gettext_lazy("all the same"),
    Spread.ONE_STEP: gettext_lazy("one step apart"),
    Spread.APART: gettext_lazy("far apart"),
}


def grades_of(terms: CallTerms) -> dict[str, ShownGrade]:
    """The scale of a call by key, in the reader's language."""
    language = get_language() or "nl"
    return {
        grade.key: ShownGrade(
            grade.key, grade.label.get(language), TONES.get(grade.figure, "neutral"), place
        )
        for place, grade in enumerate(terms.grades)
    }


def criterion_states(assignment: Assignment) -> list[CriterionState]:
    """Every sub-criterion of the call with this expert's score, in the call's order. 1 query."""
    terms = assignment.application.call.terms
    scores = {
        score.criterion: score for score in Score.objects.filter(assessment__assignment=assignment)
    }
    grades, language = grades_of(terms), get_language() or "nl"
    return [
        CriterionState(
            axis,
            criterion,
            criterion.title.get(language),
            scores.get(criterion.code),
            grades.get(scores[criterion.code].grade) if criterion.code in scores else None,
        )
        for axis in terms.axes
        for criterion in axis.criteria
    ]


def spread_of(grades: Iterable[str], scale: dict[str, ShownGrade]) -> Spread:
    """How far these grades (keys; empty ones are left out) lie apart."""
    places = [scale[key].place for key in grades if key in scale]
    if len(places) < 2:
        return Spread.NONE
    steps = max(places) - min(places)
    return Spread.AGREED if steps == 0 else Spread.ONE_STEP if steps == 1 else Spread.APART


@dataclass(frozen=True, slots=True)
class ExpertScore:
    """One expert's score beside the others'; `label` names nobody ("Expert 2")."""

    label: str
    grade: ShownGrade | None
    score: Score | None
    confidence: str


@dataclass(frozen=True, slots=True)
class CriterionScores:
    """One sub-criterion with the scores of all experts who handed in."""

    axis: Axis
    criterion: Criterion
    title: str
    scores: tuple[ExpertScore, ...]
    spread: Spread
    spread_words: str
    has_critical: bool


def counted_assignments(application: Application) -> list[Assignment]:
    """Handed-in assessments that count: accepted, not taken back, no conflict. In random order.

    The order is that of the random keys, the same on every page, and says nothing of who is who.
    """
    blocked = application.conflicts.filter(state__in=BLOCKING).values("expert")
    return list(
        application.assignments.filter(
            state=Assignment.State.ACCEPTED, assessment__state=Assessment.State.SUBMITTED
        )
        .exclude(expert__in=blocked)
        .select_related("expert__user", "assessment")
        .prefetch_related("assessment__scores")
        .order_by("key")
    )


def side_by_side(
    application: Application, assignments: Sequence[Assignment] | None = None
) -> list[CriterionScores]:
    """Per sub-criterion the scores of all experts, without their names. 3 queries at most.

    No sum and no ranking: a lowest grade is a signal, the order is the committee's.
    """
    assignments = counted_assignments(application) if assignments is None else assignments
    terms = application.call.terms
    scale, language = grades_of(terms), get_language() or "nl"
    lowest = min(terms.grades, key=lambda grade: grade.figure).key
    by_expert = [{s.criterion: s for s in one.assessment.scores.all()} for one in assignments]
    rows = []
    for axis in terms.axes:
        for criterion in axis.criteria:
            found = [scores.get(criterion.code) for scores in by_expert]
            keys = [score.grade if score else "" for score in found]
            spread = spread_of(keys, scale)
            rows.append(
                CriterionScores(
                    axis,
                    criterion,
                    criterion.title.get(language),
                    tuple(_beside(number, one, scale) for number, one in enumerate(found, 1)),
                    spread,
                    str(SPREAD_WORDS[spread]),
                    lowest in keys,
                )
            )
    return rows


def _beside(number: int, score: Score | None, scale: dict[str, ShownGrade]) -> ExpertScore:
    return ExpertScore(
        _("Expert %(n)d") % {"n": number},
        scale.get(score.grade) if score else None,
        score,
        str(CONFIDENCE.get(score.confidence or 0, "")) if score else "",
    )
