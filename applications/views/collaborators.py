"""Who works on an application."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications import access
from applications.actions.collaborators import (
    change_role,
    invite_collaborator,
    remove_collaborator,
    revoke_invitation,
)
from applications.forms.collaborators import InvitationForm, RoleForm
from applications.models import Application, Collaborator
from applications.selectors.collaborators import expired_invitations, open_invitations, people_of
from applications.selectors.deadlines import current_phase
from portal.lib.problems import InvalidInput, WrongMoment


@login_required
@require_http_methods(["GET", "POST"])
def collaborators(request: HttpRequest, reference: str) -> HttpResponse:
    """The people and their roles; a coordinator invites here."""
    coordinate = request.method == "POST"
    getter = access.get_application_to_coordinate if coordinate else access.get_application_to_read
    application = getter(request.user, reference)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invite_collaborator(application, by=request.user, **form.cleaned_data)
        except InvalidInput as problem:
            form.add_error("email", problem.message)
        else:
            messages.success(
                request,
                _("An invitation was mailed to %(email)s.") % {"email": invitation.email},
            )
            return redirect("applications:collaborators", reference)
    return _page(request, application, form, status=422 if form.errors else 200)


@login_required
@require_POST
def collaborator_role(request: HttpRequest, reference: str) -> HttpResponse:
    """Give somebody another role."""
    application = access.get_application_to_coordinate(request.user, reference)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = _collaborator(application, form.cleaned_data["person"])
    try:
        change_role(person, form.cleaned_data["role"], by=request.user)
    except WrongMoment as problem:
        messages.error(request, problem.message)
        return _page(request, application, InvitationForm(), status=409)
    messages.success(request, _("The role was changed."))
    return redirect("applications:collaborators", reference)


@login_required
@require_http_methods(["GET", "POST"])
def collaborator_remove(request: HttpRequest, reference: str) -> HttpResponse:
    """Take somebody off the application, or leave it oneself; asks first."""
    application = access.get_application_to_read(request.user, reference)
    data = request.POST if request.method == "POST" else request.GET
    person = _collaborator(application, data.get("person", ""))
    leaving = person.user_id == request.user.pk
    if not leaving:
        application = access.get_application_to_coordinate(request.user, reference)
    if request.method == "GET":
        context = {"application": application, "person": person, "leaving": leaving}
        context["phase"] = current_phase(application)
        return render(request, "applications/collaborator_remove.html", context)
    try:
        remove_collaborator(person, by=request.user)
    except WrongMoment as problem:
        messages.error(request, problem.message)
        return _page(request, application, InvitationForm(), status=409)
    if leaving:
        messages.success(
            request, _("You left application %(reference)s.") % {"reference": reference}
        )
        return redirect("applications:application_list")
    messages.success(request, _("The collaborator was removed."))
    return redirect("applications:collaborators", reference)


@login_required
@require_POST
def invitation_revoke(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Make the link of an invitation stop working."""
    application = access.get_application_to_coordinate(request.user, reference)
    invitation = get_object_or_404(application.invitations.select_related("application"), key=key)
    revoke_invitation(invitation, by=request.user)
    messages.success(request, _("The invitation was revoked."))
    return redirect("applications:collaborators", reference)


def _collaborator(application: Application, email: str) -> Collaborator:
    people = application.collaborators.select_related("user", "application")
    return get_object_or_404(people, user__email__iexact=email)


def _page(
    request: HttpRequest, application: Application, form: InvitationForm, status: int
) -> HttpResponse:
    context = {
        "application": application,
        "phase": current_phase(application),
        "people": people_of(application),
        "invitations": open_invitations(application),
        "expired": expired_invitations(application)[:5],
        "roles": Collaborator.Role.choices,
        "coordinate": access.can_coordinate(request.user, application),
        "form": form,
    }
    return render(request, "applications/collaborators.html", context, status=status)
