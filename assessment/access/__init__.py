"""Who reads and judges what: experts, jury, committee, agency.

A conflict that is open or confirmed closes a file to that person in every role but that of the
applicant's own people. Who an expert is never reaches the applicant: nothing here lets a
collaborator near an assignment, a score or an advice.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from applications import access as applications_access
from applications.models import Application, Collaborator, Submission
from applications.terms import Phase
from applications.workflow import Status
from assessment.models import Abstention, Advice, Assessment, Assignment, ConflictOfInterest, Expert
from assessment.selectors.conflicts import BLOCKING
from portal.accounts.models import User
from portal.accounts.roles import Role

BEING_ASSESSED = frozenset({Status.IN_ASSESSMENT, Status.ADVICE_READY})
"""An expert reads the dossier while it is being assessed, no longer."""

BEFORE_COMMITTEE = frozenset({Status.ADVICE_READY})
FROM_COMMITTEE = BEFORE_COMMITTEE | {
    Status.APPROVED,
    Status.APPROVED_WITH_CONDITIONS,
    Status.REJECTED,
    Status.AGREEMENT,
    Status.RUNNING,
    Status.CLOSED,
}
"""The committee reads from the finished advice on."""

HIDDEN_FROM_JURY = frozenset({Status.WITHDRAWN, Status.EOI_INADMISSIBLE})


def _blocked_for(user: User) -> Exists:
    return Exists(
        ConflictOfInterest.objects.filter(
            application=OuterRef("pk"), expert__user=user, state__in=BLOCKING
        )
    )


def has_open_conflict(user: User, application: Application) -> bool:
    """Does an open or confirmed conflict of interest keep this person away?"""
    return ConflictOfInterest.objects.filter(
        application=application, expert__user=user, state__in=BLOCKING
    ).exists()


# --- experts -------------------------------------------------------------------------------------


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


# --- packages ------------------------------------------------------------------------------------


def can_read_package(user: User, submission: Submission) -> bool:
    """May this person read a handed-in package: own people, agency, expert, jury, committee?"""
    if not user.is_authenticated:
        return False
    application = submission.application
    if applications_access.can_view(user, application):
        return True
    if submission.phase == Phase.EOI and can_read_eoi(user, application):
        return True
    if can_read_advice(user, application):
        return True
    return submission.phase == Phase.DOSSIER and can_read_dossier(user, application)


def sees_confidential(user: User, submission: Submission) -> bool:
    """External experts and the jury do not get files marked "not for external experts"."""
    application = submission.application
    return applications_access.can_view(user, application) or can_read_advice(user, application)


def can_read_eoi(user: User, application: Application) -> bool:
    """The pitch jury reads submitted EoIs."""
    return visible_to_jury(user).filter(pk=application.pk).exists()


def visible_to_jury(user: User) -> QuerySet[Application]:
    """Applications with a submitted EoI, for the jury."""
    if not user.is_authenticated or not user.has_role(Role.JURY):
        return Application.objects.none()
    return (
        Application.objects.filter(
            Exists(Submission.objects.filter(application=OuterRef("pk"), phase=Phase.EOI))
        )
        .exclude(status__in=[status.value for status in HIDDEN_FROM_JURY])
        .filter(~_blocked_for(user))
    )


# --- committee -----------------------------------------------------------------------------------


def visible_to_committee(user: User) -> QuerySet[Application]:
    """Applications with a finished advice, but for those the member abstains from."""
    if not user.is_authenticated or not user.has_role(Role.COMMITTEE_MEMBER, Role.SECRETARY):
        return Application.objects.none()
    abstained = Abstention.objects.filter(decision__application=OuterRef("pk"), member=user)
    return (
        Application.objects.filter(status__in=[status.value for status in FROM_COMMITTEE])
        .filter(~Exists(abstained))
        .filter(~_blocked_for(user))
    )


def can_read_advice(user: User, application: Application) -> bool:
    """The committee, from the finished advice on."""
    return visible_to_committee(user).filter(pk=application.pk).exists()


# --- agency --------------------------------------------------------------------------------------

SEES_ASSESSMENT = (Role.STAFF, Role.CALL_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR)


def can_see_assessment(user: User, application: Application | None = None) -> bool:
    """Who assesses what, with every score: the agency and the auditor.

    Not somebody who works on the application as well, nor one with a conflict.
    """
    if not user.is_authenticated or not user.has_role(*SEES_ASSESSMENT):
        return False
    if application is None:
        return True
    own = applications_access.role_on(user, application) is not None
    return not own and not has_open_conflict(user, application)


def visible_to_agency(user: User) -> QuerySet[Application]:
    """Applications for which :func:`can_see_assessment` is true."""
    if not can_see_assessment(user):
        return Application.objects.none()
    own = Collaborator.objects.filter(application=OuterRef("pk"), user=user)
    return Application.objects.filter(~Exists(own)).filter(~_blocked_for(user))


def can_manage_experts(user: User) -> bool:
    """Keep the pool: dossier handlers and call managers."""
    return applications_access.can_handle(user)


def get_assessed_application(user: User, reference: str) -> Application:
    """An application for the agency's pages of its assessment. Raises Http404."""
    application = applications_access.get_application(user, reference)
    if not can_see_assessment(user, application):
        raise Http404
    return application


def get_application_to_assess(user: User, reference: str) -> Application:
    """As above, for a handler who changes something. 404 to strangers, 403 to readers."""
    application = get_assessed_application(user, reference)
    if not applications_access.can_handle(user, application):
        raise PermissionDenied(_("Only a dossier handler may do this."))
    return application


def visible_experts(user: User) -> QuerySet[Expert]:
    """The pool, for the agency and the auditor."""
    if not can_see_assessment(user):
        return Expert.objects.none()
    return Expert.objects.select_related("user")


def require_pool(user: User, *, to_change: bool = False) -> None:
    """Raises Http404 to who may not see the pool, PermissionDenied to who may only read it."""
    if not can_see_assessment(user):
        raise Http404
    if to_change and not can_manage_experts(user):
        raise PermissionDenied(_("Only a dossier handler may do this."))


def get_expert(user: User, key: str, *, to_change: bool = False) -> Expert:
    """An expert of the pool by key; as `require_pool`, and Http404 for an unknown key."""
    require_pool(user, to_change=to_change)
    found = visible_experts(user).prefetch_related("affiliations").filter(key=key).first()
    if found is None:
        raise Http404
    return found


def visible_advice(user: User) -> QuerySet[Advice]:
    """Finished advice for the committee; every advice for the agency and the auditor."""
    rows = Advice.objects.select_related("application__call")
    if user.is_authenticated and can_see_assessment(user):
        return rows.filter(application__in=visible_to_agency(user).values("pk"))
    return rows.filter(
        state=Advice.State.READY, application__in=visible_to_committee(user).values("pk")
    )
