"""The personal link of an invitation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from applications.actions.collaborators import accept_invitation, token_hash
from applications.models import CollaboratorInvitation
from applications.selectors.collaborators import owns_address
from portal.lib import clock


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Says who invites for what; after signing in with the invited address one can join.

    404 for an unknown link, 409 for one that works no more, 403 for another address.
    """
    rows = CollaboratorInvitation.objects.select_related("application__call", "invited_by")
    invitation = rows.filter(token_hash=token_hash(token)).first()
    if invitation is None:
        raise Http404
    user, context = request.user, {"invitation": invitation, "token": token}
    if invitation.accepted_at and user.is_authenticated and invitation.accepted_by_id == user.pk:
        return redirect(invitation.application)
    if invitation.accepted_at or invitation.revoked_at or clock.now() > invitation.expires_at:
        return render(request, "applications/invitation_closed.html", context, status=409)
    if not user.is_authenticated:
        status = 200 if request.method == "GET" else 403
        return render(request, "applications/invitation.html", context, status=status)
    if not owns_address(user, invitation.email):
        return render(request, "applications/invitation_other.html", context, status=403)
    if request.method == "POST":
        accept_invitation(invitation, by=user)
        messages.success(request, _("You now work on this application."))
        return redirect(invitation.application)
    return render(request, "applications/invitation.html", context)
