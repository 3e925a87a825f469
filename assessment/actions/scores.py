"""Scoring: a draft per sub-criterion that always saves, handed in as a whole."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.workflow import Status
from assessment import notifications
from assessment.models import Assessment, Assignment, Score
from assessment.selectors.conflicts import is_blocked
from assessment.selectors.scores import criterion_states
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment
from portal.lib.texts import clean_text
from portal.records.ledger import note, recorded

TEXTS = ("points_for", "points_against", "motivation")


@recorded
def save_score(
    assignment: Assignment,
    criterion: str,
    *,
    by: User,
    grade: str = "",
    points_for: str = "",
    points_against: str = "",
    motivation: str = "",
    confidence: int | None = None,
    version: int = 0,
) -> Score:
    """Keep a draft of one score; anything may still be empty. Every change is a row of history.

    Raises KeyError for an unknown criterion, InvalidInput for an unknown grade, WrongMoment when
    the assessment is closed, StaleVersion when another window saved in between.
    """
    terms = assignment.application.call.terms
    terms.criterion(criterion)
    if grade and grade not in {one.key for one in terms.grades}:
        raise InvalidInput(_("Choose a grade of the list."), {"grade": _("Choose a grade.")})
    assessment = _open(assignment)
    score = Score.objects.filter(assessment=assessment, criterion=criterion).first()
    score = score or Score(assessment=assessment, criterion=criterion)
    given = {
        "grade": grade,
        "points_for": clean_text(points_for),
        "points_against": clean_text(points_against),
        "motivation": clean_text(motivation),
        "confidence": confidence,
    }
    if all(getattr(score, name) == value for name, value in given.items()):
        return score
    if score.version != version:
        raise StaleVersion(
            _("This score was saved in another window in the meantime."), score.motivation
        )
    for name, value in given.items():
        setattr(score, name, value)
    score.version += 1
    score.updated_at = clock.now()
    score.full_clean()
    score._history_user = by
    score.save()
    return score


@recorded
def submit_assessment(assignment: Assignment, *, by: User, general_remark: str = "") -> Assessment:
    """Hand in. Raises InvalidInput while something is missing, WrongMoment when closed."""
    assessment = _open(assignment)
    missing = [one for one in criterion_states(assignment) if not one.is_complete]
    if missing:
        raise InvalidInput(
            ngettext(
                "%(n)d sub-criterion still lacks a grade or a motivation: %(codes)s.",
                "%(n)d sub-criteria still lack a grade or a motivation: %(codes)s.",
                len(missing),
            )
            % {"n": len(missing), "codes": ", ".join(one.criterion.code for one in missing)}
        )
    assessment.general_remark = clean_text(general_remark)
    assessment.state, assessment.submitted_at = Assessment.State.SUBMITTED, clock.now()
    _save(assessment, by)
    note(
        "assessment_submitted",
        by=by,
        subject=assessment,
        reference=assignment.application.reference,
        expert=assignment.expert.key,
    )
    return assessment


@recorded
def save_remark(assignment: Assignment, *, by: User, general_remark: str) -> Assessment:
    """Keep the general remark of a draft. Raises WrongMoment when closed."""
    assessment = _open(assignment)
    assessment.general_remark = clean_text(general_remark)
    _save(assessment, by)
    return assessment


@recorded
def reopen_assessment(assignment: Assignment, *, reason: str, by: User) -> Assessment:
    """Staff gives an assessment back to its expert. Raises WrongMoment, InvalidInput."""
    if not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    assessment = Assessment.objects.select_for_update().get(assignment=assignment)
    if assessment.state != Assessment.State.SUBMITTED:
        raise WrongMoment(_("This assessment is open already."))
    if assignment.application.state != Status.IN_ASSESSMENT:
        raise WrongMoment(_("This dossier is not being assessed any more."))
    assessment.state, assessment.submitted_at = Assessment.State.DRAFT, None
    assessment._change_reason = reason.strip()[:100]
    _save(assessment, by)
    note(
        "assessment_reopened",
        by=by,
        subject=assessment,
        reference=assignment.application.reference,
        expert=assignment.expert.key,
    )
    notifications.assessment_reopened(assignment, reason.strip())
    return assessment


def _open(assignment: Assignment) -> Assessment:
    """The locked draft. Raises WrongMoment when this expert may not write any more."""
    row = Assignment.objects.select_related("application", "expert").get(pk=assignment.pk)
    assessment = Assessment.objects.select_for_update().filter(assignment=row).first()
    if (
        assessment is None
        or is_blocked(row.expert, row.application)
        or row.state != Assignment.State.ACCEPTED
        or row.application.state != Status.IN_ASSESSMENT
        or assessment.state != Assessment.State.DRAFT
    ):
        raise WrongMoment(_("This assessment is closed."))
    return assessment


def _save(assessment: Assessment, by: User) -> None:
    assessment.full_clean()
    assessment._history_user = by
    assessment.save()
