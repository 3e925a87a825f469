"""The agency and the auditor: who assesses what, the pool of experts, every advice."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from applications import access as applications_access
from applications.models import Application, Collaborator
from assessment.models import Advice, Expert
from portal.accounts.models import User
from portal.accounts.roles import Role

from .conflicts import blocked_for, has_open_conflict
from .packages import visible_to_committee

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
    return Application.objects.filter(~Exists(own)).filter(~blocked_for(user))


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
