"""The overview of one application, and the list of one's own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications import access
from applications.selectors.collaborators import people_of
from applications.selectors.deadlines import current_phase, next_deadline, open_supplement
from applications.selectors.lists import own_applications
from applications.selectors.next_step import next_step
from applications.selectors.path import path_of
from applications.selectors.starting import open_calls
from applications.selectors.supplement import asked_parts
from applications.workflow import UNDECIDED


@login_required
@require_safe
def application_list(request: HttpRequest) -> HttpResponse:
    """The applications this person works on, and the calls in which a new one can begin."""
    context = {"lines": own_applications(request.user), "calls": open_calls()}
    return render(request, "applications/application_list.html", context)


@login_required
@require_safe
def application(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it stands, what must be done now, the path, what was handed in, who works on it.

    The same page for the agency, read-only.
    """
    application = access.get_application(request.user, reference)
    role = access.role_on(request.user, application)
    context = {
        "application": application,
        "phase": current_phase(application),
        "role": role,
        "is_applicant": role is not None,
        "may_coordinate": access.can_coordinate(request.user, application),
        "may_withdraw": access.can_coordinate(request.user, application)
        and application.state in UNDECIDED,
        "may_handle": access.can_handle(request.user, application),
        "next": next_step(application),
        "deadline": next_deadline(application),
        "asked": asked_parts(application),
        "supplement": open_supplement(application),
        "steps": path_of(application),
        "submissions": application.submissions.select_related("submitted_by"),
        "people": people_of(application),
    }
    return render(request, "applications/application.html", context)
