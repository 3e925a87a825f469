"""Who may do what with an application: one answer for page, list, count, export and file.

`can_…(user, application)` and `visible_to(user)` are written from the same rule. The getters
give 404 to a stranger and 403 to somebody who may see but not do. Experts, jury and committee
read frozen packages through the assessment app; they have no access to drafts.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.roles import Role

from .models import Application, Call, Collaborator
from .workflow import Status

WRITERS = (Collaborator.Role.COORDINATOR, Collaborator.Role.EDITOR)
READS_ALL = (Role.STAFF, Role.CALL_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR)
HANDLES = (Role.STAFF, Role.CALL_MANAGER)

BEFORE_SUBMISSION = frozenset({Status.EOI_DRAFT, Status.NOT_HANDED_IN})


def role_on(user: User, application: Application) -> Collaborator.Role | None:
    """The person's role on the application, or None."""
    if not user.is_authenticated:
        return None
    for collaborator in application.collaborators.all():
        if collaborator.user_id == user.pk:
            return Collaborator.Role(collaborator.role)
    return None


def can_view(user: User, application: Application) -> bool:
    """See that it exists, where it stands, and what was handed in."""
    if not user.is_authenticated:
        return False
    return user.has_role(*READS_ALL) or role_on(user, application) is not None


def can_read_draft(user: User, application: Application) -> bool:
    """Read what is not handed in yet: the applicant's own people only."""
    return role_on(user, application) is not None


def can_edit(user: User, application: Application) -> bool:
    """Write in it, as far as the moment allows (`selectors.deadlines.is_open`)."""
    return role_on(user, application) in WRITERS


def can_coordinate(user: User, application: Application) -> bool:
    """Submit, withdraw, invite."""
    return role_on(user, application) == Collaborator.Role.COORDINATOR


def can_handle(user: User, application: Application | None = None) -> bool:
    """Work on it for the agency."""
    return user.is_authenticated and user.has_role(*HANDLES)


def can_manage_calls(user: User) -> bool:
    return user.is_authenticated and user.has_role(Role.CALL_MANAGER)


def visible_to(user: User):
    """Applications of which `can_view` is true."""
    if not user.is_authenticated:
        return Application.objects.none()
    if user.has_role(*READS_ALL):
        return Application.objects.all()
    return Application.objects.filter(collaborators__user=user).distinct()


def _prefetched():
    return Application.objects.for_lists().prefetch_related(
        "collaborators", "extensions", "supplement_requests"
    )


def get_application(user: User, reference: str) -> Application:
    """The application, for somebody who may view it. Raises Http404 to anybody else."""
    application = _prefetched().filter(reference=reference).first()
    if application is None or not can_view(user, application):
        raise Http404
    return application


def get_application_to_read(user: User, reference: str) -> Application:
    """The application with its draft. Raises Http404 to strangers, 403 to the agency."""
    application = get_application(user, reference)
    if not can_read_draft(user, application):
        raise PermissionDenied(_("A draft is read by the applicant's own people only."))
    return application


def get_application_to_edit(user: User, reference: str) -> Application:
    """The application, for a coordinator or editor. 404 to strangers, 403 to readers."""
    application = get_application(user, reference)
    if not can_edit(user, application):
        raise PermissionDenied(_("You may read this application, not change it."))
    return application


def get_application_to_coordinate(user: User, reference: str) -> Application:
    """The application, for its coordinator. 404 to strangers, 403 to other collaborators."""
    application = get_application(user, reference)
    if not can_coordinate(user, application):
        raise PermissionDenied(_("Only a coordinator of this application may do this."))
    return application


def get_application_to_handle(user: User, reference: str) -> Application:
    """The application, for a dossier handler. 404 to strangers, 403 to those who only read."""
    application = get_application(user, reference)
    if not can_handle(user, application):
        raise PermissionDenied(_("Only a dossier handler may do this."))
    return application


def visible_calls(user: User):
    """Published and closed calls for everybody; drafts for the agency."""
    if user.is_authenticated and user.has_role(Role.CALL_MANAGER, Role.ADMINISTRATOR, Role.STAFF):
        return Call.objects.all()
    return Call.objects.filter(Q(state=Call.State.PUBLISHED) | Q(state=Call.State.CLOSED))


def get_call(user: User, code: str) -> Call:
    """A call the person may see. Raises Http404."""
    call = visible_calls(user).filter(code=code).first()
    if call is None:
        raise Http404
    return call
