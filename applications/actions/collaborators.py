"""Who works on an application: inviting, joining, changing roles, leaving."""

from hashlib import sha256
from secrets import token_urlsafe

from django.utils.translation import gettext as _

from applications.models import Application, Collaborator, CollaboratorInvitation
from applications.notifications.collaborators import collaborator_invited
from applications.selectors.collaborators import VALID_FOR, open_invitations, owns_address
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.ledger import note, recorded

from .moment import lock

MOST_OPEN = 25
"""Invitations of one application that wait for an answer."""


def token_hash(token: str) -> str:
    """What is kept of a personal link."""
    return sha256(token.encode()).hexdigest()


@recorded
def invite_collaborator(
    application: Application, *, by: User, email: str, role: str
) -> CollaboratorInvitation:
    """Mail somebody a personal link, valid for two weeks. An earlier one stops working.

    Raises InvalidInput (field `email`) for who takes part already or when too many are open.
    """
    email = email.strip().lower()
    locked = lock(application)
    if locked.collaborators.filter(user__email__iexact=email).exists():
        raise _refused(_("This person works on the application already."))
    waiting = list(open_invitations(locked))
    for earlier in waiting:
        if earlier.email == email:
            earlier.revoked_at = clock.now()
            earlier.save(update_fields=["revoked_at"])
    if len(waiting) >= MOST_OPEN:
        raise _refused(_("Too many invitations are waiting for an answer. Revoke some first."))
    token = token_urlsafe(32)
    invitation = CollaboratorInvitation(
        application=locked,
        email=email,
        role=role,
        token_hash=token_hash(token),
        expires_at=clock.now() + VALID_FOR,
        invited_by=by,
    )
    invitation.full_clean(exclude=["accepted_by"])
    invitation.save()
    collaborator_invited(invitation, token)
    _note("collaborator_invited", locked, by, key=invitation.key, role=role)
    return invitation


@recorded
def revoke_invitation(invitation: CollaboratorInvitation, *, by: User) -> None:
    """Make the link stop working. Raises WrongMoment when it was accepted already."""
    lock(invitation.application)
    invitation.refresh_from_db(fields=["accepted_at", "revoked_at"])
    if invitation.accepted_at:
        raise WrongMoment(_("This invitation was accepted in the meantime."))
    if invitation.revoked_at is None:
        invitation.revoked_at = clock.now()
        invitation.save(update_fields=["revoked_at"])
        _note("invitation_revoked", invitation.application, by, key=invitation.key)


@recorded
def accept_invitation(invitation: CollaboratorInvitation, *, by: User) -> Collaborator:
    """Join. Raises WrongMoment for a link that works no more, InvalidInput for another address."""
    locked = lock(invitation.application)
    invitation.refresh_from_db(fields=["accepted_at", "revoked_at"])
    if invitation.revoked_at or invitation.accepted_at or clock.now() > invitation.expires_at:
        raise WrongMoment(_("This invitation is no longer valid. Ask for a new one."))
    if not owns_address(by, invitation.email):
        raise InvalidInput(_("This invitation was sent to another e-mail address."))
    collaborator = locked.collaborators.filter(user=by).first()
    if collaborator is None:
        collaborator = Collaborator(
            application=locked, user=by, role=invitation.role, added_by=invitation.invited_by
        )
        collaborator._history_user = by
        collaborator.full_clean()
        collaborator.save()
    invitation.accepted_by, invitation.accepted_at = by, clock.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    _note("collaborator_joined", locked, by, key=invitation.key, role=collaborator.role)
    return collaborator


@recorded
def change_role(collaborator: Collaborator, role: str, *, by: User) -> Collaborator:
    """Give another role. Raises WrongMoment when no coordinator would be left."""
    collaborator = _locked(collaborator)
    if collaborator.role == role:
        return collaborator
    _keep_a_coordinator(collaborator)
    old, collaborator.role = collaborator.role, role
    collaborator._history_user = by
    collaborator.full_clean()
    collaborator.save(update_fields=["role"])
    _note(
        "collaborator_role_changed",
        collaborator.application,
        by,
        person=collaborator.user_id,
        **{"from": old, "to": role},
    )
    return collaborator


@recorded
def remove_collaborator(collaborator: Collaborator, *, by: User) -> None:
    """Take somebody off the application, or leave it oneself.

    Raises WrongMoment when no coordinator would be left.
    """
    collaborator = _locked(collaborator)
    _keep_a_coordinator(collaborator)
    verb = "collaborator_left" if collaborator.user_id == by.pk else "collaborator_removed"
    _note(verb, collaborator.application, by, person=collaborator.user_id)
    collaborator._history_user = by
    collaborator.delete()


def _locked(collaborator: Collaborator) -> Collaborator:
    lock(collaborator.application)
    found = Collaborator.objects.select_related("application", "user").filter(pk=collaborator.pk)
    current = found.first()
    if current is None:
        raise WrongMoment(_("This person is no longer on the application."))
    return current


def _keep_a_coordinator(collaborator: Collaborator) -> None:
    """The others must hold a coordinator too before this one may change."""
    coordinator = Collaborator.Role.COORDINATOR
    if collaborator.role != coordinator:
        return
    others = collaborator.application.collaborators.filter(role=coordinator)
    if not others.exclude(pk=collaborator.pk).exists():
        raise WrongMoment(
            _("An application needs a coordinator. Make somebody else coordinator first.")
        )


def _refused(message: str) -> InvalidInput:
    return InvalidInput(message, {"email": message})


def _note(verb: str, application: Application, by: User, **data: object) -> None:
    note(verb, by=by, subject=application, reference=application.reference, **data)
