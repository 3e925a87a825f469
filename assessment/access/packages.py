"""Who reads what was handed in: own people, agency, expert, jury, committee."""

from django.db.models import Exists, OuterRef, QuerySet

from applications import access as applications_access
from applications.models import Application, Submission
from applications.terms import Phase
from applications.workflow import Status
from assessment.models import Abstention
from portal.accounts.models import User
from portal.accounts.roles import Role

from .conflicts import blocked_for
from .experts import can_read_dossier

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
        .filter(~blocked_for(user))
    )


def visible_to_committee(user: User) -> QuerySet[Application]:
    """Applications with a finished advice, but for those the member abstains from."""
    if not user.is_authenticated or not user.has_role(Role.COMMITTEE_MEMBER, Role.SECRETARY):
        return Application.objects.none()
    abstained = Abstention.objects.filter(decision__application=OuterRef("pk"), member=user)
    return (
        Application.objects.filter(status__in=[status.value for status in FROM_COMMITTEE])
        .filter(~Exists(abstained))
        .filter(~blocked_for(user))
    )


def can_read_advice(user: User, application: Application) -> bool:
    """The committee, from the finished advice on."""
    return visible_to_committee(user).filter(pk=application.pk).exists()
