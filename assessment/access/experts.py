"""An expert and their own assignments."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from applications.models import Application
from applications.workflow import Status
from assessment.models import Assessment, Assignment, ConflictOfInterest, Expert
from assessment.selectors.conflicts import BLOCKING
from portal.accounts.models import User
from portal.accounts.roles import Role

BEING_ASSESSED = frozenset({Status.IN_ASSESSMENT, Status.ADVICE_READY})
"""An expert reads the dossier while it is being assessed, no longer."""


def visible_assignments(user: User) -> QuerySet[Assignment]:
    """One's own assignments; none of a file that a conflict closes, none taken back."""
    if not user.is_authenticated or not user.has_role(Role.EXPERT):
        return Assignment.objects.none()
    blocked = ConflictOfInterest.objects.filter(
        application=OuterRef("application"), expert=OuterRef("expert"), state__in=BLOCKING
    )
    return (
        Assignment.objects.filter(expert__user=user)
        .exclude(state=Assignment.State.WITHDRAWN)
        .filter(~Exists(blocked))
        .select_related("application__call", "expert__user", "assessment")
    )


def readable_assignments(user: User) -> QuerySet[Assignment]:
    """Those whose dossier one may read now: accepted, no conflict, being assessed."""
    return visible_assignments(user).filter(
        state=Assignment.State.ACCEPTED,
        application__status__in=[status.value for status in BEING_ASSESSED],
    )


def can_read_dossier(user: User, application: Application) -> bool:
    """May this expert read the dossier that was handed in?"""
    return readable_assignments(user).filter(application=application).exists()


def can_score(user: User, assignment: Assignment) -> bool:
    """May this expert write now? Own, readable, not handed in, still being assessed."""
    return (
        assignment.expert.user_id == user.pk
        and assignment.application.state == Status.IN_ASSESSMENT
        and assignment.assessment.state == Assessment.State.DRAFT
    )


def get_invitation(user: User, reference: str) -> Assignment:
    """One's own assignment, answered or not. Raises Http404 to anybody else."""
    found = visible_assignments(user).filter(application__reference=reference).first()
    if found is None:
        raise Http404
    return found


def get_assignment(user: User, reference: str) -> Assignment:
    """One's own accepted assignment, with the dossier open to read. Raises Http404."""
    found = readable_assignments(user).filter(application__reference=reference).first()
    if found is None:
        raise Http404
    return found


def get_own_expert(user: User) -> Expert:
    """The expert's own row in the pool. Raises Http404 for who is no expert."""
    found = Expert.objects.filter(user=user).first() if user.has_role(Role.EXPERT) else None
    if found is None:
        raise Http404
    return found
