"""Giving dossiers to experts, and their answers."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from applications.actions.moment import lock
from applications.actions.status import change_status
from applications.models import Application
from applications.workflow import Status, Verb
from assessment import notifications
from assessment.models import Assessment, Assignment, Expert
from assessment.selectors.conflicts import is_blocked
from assessment.selectors.experts import load_of
from portal.accounts.models import User
from portal.lib import clock, figures
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.ledger import note, recorded

from .conflicts import check_conflicts, declare_conflict

OPEN_TO_EXPERTS = frozenset({Status.DOSSIER_ADMISSIBLE, Status.IN_ASSESSMENT})


@dataclass
class Invited:
    """What came of inviting: new assignments, and the experts whom a conflict keeps away."""

    assignments: list[Assignment] = field(default_factory=list)
    kept_away: list[Expert] = field(default_factory=list)


@recorded
def start_assessment(application: Application, *, by: User) -> None:
    """The dossier goes to the experts. Raises WrongMoment unless it was found admissible."""
    change_status(application, Verb.START_ASSESSMENT, by=by)


@recorded
def invite_experts(
    application: Application, experts: Collection[Expert], *, due_on: date, by: User
) -> Invited:
    """Look for conflicts, then invite who has none; the first invitation starts the assessment.

    An expert who declined or was taken off may be asked again. Raises WrongMoment in another
    state of the application, InvalidInput for nobody, a day in the past, or a full load.
    """
    locked = lock(application)
    if locked.state not in OPEN_TO_EXPERTS:
        raise WrongMoment(_("Experts are invited once the dossier is admissible."))
    if not experts:
        message = _("Choose at least one expert.")
        raise InvalidInput(message, {"experts": message})
    if due_on < figures.local(clock.now()).date():
        message = _("This day lies in the past.")
        raise InvalidInput(message, {"due_on": message})
    result = Invited()
    for expert in experts:
        check_conflicts(application, [expert], by=by)
        if is_blocked(expert, application):
            result.kept_away.append(expert)
        elif assignment := _invite(expert, application, due_on, by):
            result.assignments.append(assignment)
    if result.assignments and application.state == Status.DOSSIER_ADMISSIBLE:
        start_assessment(application, by=by)
    return result


@recorded
def accept_assignment(assignment: Assignment, *, by: User) -> bool:
    """The expert declares to have no conflict and to keep secrecy; the dossier opens.

    False when a conflict is found at this very moment: the agency judges it first. Raises
    WrongMoment when the invitation is not open any more.
    """
    row = _locked(assignment, Assignment.State.INVITED)
    if row.application.state != Status.IN_ASSESSMENT:
        raise WrongMoment(_("This dossier is not being assessed any more."))
    check_conflicts(row.application, [row.expert], by=by)
    if is_blocked(row.expert, row.application):
        return False
    row.state = Assignment.State.ACCEPTED
    row.answered_at = row.declared_at = clock.now()
    _save(row, by)
    if not Assessment.objects.filter(assignment=row).exists():
        assessment = Assessment(assignment=row)
        assessment._history_user = by
        assessment.save()
    _note("assignment_accepted", row, by)
    return True


@recorded
def decline_assignment(assignment: Assignment, *, reason: str, note_text: str, by: User) -> None:
    """Not willing or not able; a conflict goes on record. Also after accepting."""
    row = _locked(assignment, Assignment.State.INVITED, Assignment.State.ACCEPTED)
    if reason not in Assignment.DeclineReason.values:
        raise InvalidInput(_("Choose a reason."), {"reason": _("Choose a reason.")})
    if _is_submitted(row):
        raise WrongMoment(_("The assessment was submitted already."))
    row.state, row.decline_reason = Assignment.State.DECLINED, reason
    row.decline_note, row.answered_at = note_text.strip(), clock.now()
    _save(row, by)
    _note("assignment_declined", row, by, reason=reason)
    if reason == Assignment.DeclineReason.CONFLICT:
        declare_conflict(row.expert, row.application, note_text.strip(), by=by)
    notifications.expert_declined(row)


@recorded
def withdraw_assignment(assignment: Assignment, *, reason: str, by: User) -> None:
    """Take the dossier from an expert; what was scored stays on record and counts no more.

    Raises WrongMoment once the advice is ready: what it rests on no longer changes.
    """
    if not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    row = _locked(assignment, Assignment.State.INVITED, Assignment.State.ACCEPTED)
    if row.application.state not in OPEN_TO_EXPERTS:
        raise WrongMoment(_("This dossier is not being assessed any more."))
    row.state, row.decline_note = Assignment.State.WITHDRAWN, reason.strip()
    row._change_reason = reason.strip()[:100]
    _save(row, by)
    _note("assignment_withdrawn", row, by)


@recorded
def remind_expert(assignment: Assignment, *, by: User) -> None:
    """A mail to an expert who still has to answer or to submit; at most one a day."""
    row = _locked(assignment, Assignment.State.INVITED, Assignment.State.ACCEPTED)
    if _is_submitted(row):
        raise WrongMoment(_("The assessment was submitted already."))
    notifications.expert_reminder(row)
    _note("expert_reminded", row, by)


def _invite(expert: Expert, application: Application, due_on: date, by: User) -> Assignment | None:
    row = Assignment.objects.filter(expert=expert, application=application).first()
    if row is not None and row.state in (Assignment.State.INVITED, Assignment.State.ACCEPTED):
        return None  # a double click: asked already
    if not expert.available or load_of(expert) >= expert.max_assignments:
        message = _("%(name)s is not available or has enough dossiers.") % {"name": expert.user}
        raise InvalidInput(message, {"experts": message})
    row = row or Assignment(expert=expert, application=application)
    row.state, row.due_on = Assignment.State.INVITED, due_on
    row.invited_by, row.invited_at = by, clock.now()
    row.decline_reason = row.decline_note = ""
    row.answered_at = row.declared_at = None
    _save(row, by)
    _note("expert_invited", row, by)
    notifications.expert_invited(row)
    return row


def _locked(assignment: Assignment, *states: Assignment.State) -> Assignment:
    rows = Assignment.objects.select_related("expert__user", "application__call", "invited_by")
    row = rows.select_for_update(of=("self",)).get(pk=assignment.pk)
    if row.state not in states:
        raise WrongMoment(_("This assignment has changed in the meantime."))
    return row


def _is_submitted(assignment: Assignment) -> bool:
    return Assessment.objects.filter(
        assignment=assignment, state=Assessment.State.SUBMITTED
    ).exists()


def _save(assignment: Assignment, by: User) -> None:
    assignment.full_clean()
    assignment._history_user = by
    assignment.save()


def _note(verb: str, assignment: Assignment, by: User, **data: str) -> None:
    note(
        verb,
        by=by,
        subject=assignment,
        reference=assignment.application.reference,
        expert=assignment.expert.key,
        **data,
    )
