"""Who sees the committee's lists and decisions, and who writes them.

Experts and applicants never see a list. A person with a conflict, an abstention or a part of their
own in an application does not see its row, in any role and in no export.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from applications import access as applications_access
from applications.models import Application, Collaborator
from applications.workflow import Status
from assessment.models import Abstention, ConflictOfInterest, Decision, DecisionList
from assessment.selectors.conflicts import BLOCKING
from portal.accounts.models import User
from portal.accounts.roles import Role

READS_LISTS = (
    Role.COMMITTEE_MEMBER,
    Role.SECRETARY,
    Role.ADMINISTRATOR,
    Role.CALL_MANAGER,
    Role.AUDITOR,
)
EXPORTS_LISTS = (Role.SECRETARY, Role.ADMINISTRATOR, Role.CALL_MANAGER)

FOLLOWED_UP = frozenset(
    {
        Status.APPROVED,
        Status.APPROVED_WITH_CONDITIONS,
        Status.AGREEMENT,
        Status.RUNNING,
        Status.CLOSED,
    }
)
"""From the approval on: agreement, project, end."""


def can_read_lists(user: User) -> bool:
    return user.is_authenticated and user.has_role(*READS_LISTS)


def can_keep_lists(user: User) -> bool:
    """Make, order, decide, freeze, release: the committee's secretary."""
    return user.is_authenticated and user.has_role(Role.SECRETARY)


def can_export_lists(user: User) -> bool:
    return user.is_authenticated and user.has_role(*EXPORTS_LISTS)


def visible_lists(user: User) -> QuerySet[DecisionList]:
    """Every list for who reads lists; none for anybody else."""
    if not can_read_lists(user):
        return DecisionList.objects.none()
    return DecisionList.objects.select_related("call", "made_by", "frozen_by", "released_by")


def visible_decisions(user: User, decision_list: DecisionList) -> QuerySet[Decision]:
    """The rows of a list this person may read: no abstention, no conflict, no part of their own."""
    if not can_read_lists(user):
        return Decision.objects.none()
    on = OuterRef("application")
    return (
        Decision.objects.filter(decision_list=decision_list)
        .filter(~Exists(Abstention.objects.filter(decision=OuterRef("pk"), member=user)))
        .filter(~Exists(Collaborator.objects.filter(application=on, user=user)))
        .filter(
            ~Exists(
                ConflictOfInterest.objects.filter(
                    application=on, expert__user=user, state__in=BLOCKING
                )
            )
        )
        .select_related("application__call", "application__organisation", "application__advice")
        .select_related("decision_list__call")
    )


def require_lists(user: User) -> None:
    """Raises Http404 for who sees no list."""
    if not can_read_lists(user):
        raise Http404


def get_list(
    user: User, key: str, *, to_change: bool = False, to_export: bool = False
) -> DecisionList:
    """A list by key. 404 to strangers, 403 to who only reads."""
    found = visible_lists(user).filter(key=key).first()
    if found is None:
        raise Http404
    if to_change and not can_keep_lists(user):
        raise PermissionDenied(_("Only the secretary of the committee may do this."))
    if to_export and not can_export_lists(user):
        raise PermissionDenied(_("Only the secretary and the agency export a list."))
    return found


def get_decision(user: User, key: str, reference: str, *, to_change: bool = False) -> Decision:
    """One row of a list. 404 to strangers and to who must not see it, 403 to who only reads."""
    decision_list = get_list(user, key, to_change=to_change)
    found = visible_decisions(user, decision_list).filter(application__reference=reference).first()
    if found is None:
        raise Http404
    return found


def released_decision(application: Application) -> Decision | None:
    """The decision once it is released; nothing before."""
    return (
        Decision.objects.filter(
            application=application, decision_list__state=DecisionList.State.RELEASED
        )
        .exclude(application__status=Status.WITHDRAWN)
        .select_related("decision_list__call", "application__call")
        .first()
    )


def get_released_decision(user: User, reference: str) -> Decision:
    """For the applicant's own people and the agency, after the release only. Raises Http404."""
    application = applications_access.get_application(user, reference)
    found = released_decision(application)
    if found is None:
        raise Http404
    return found


def get_application_to_follow(user: User, reference: str) -> Application:
    """An approved application, for the agency's follow-up. Raises Http404."""
    application = applications_access.get_application(user, reference)
    if not user.has_role(*applications_access.READS_ALL) or application.state not in FOLLOWED_UP:
        raise Http404
    return application
