"""The only writers of people and roles.

Nothing here writes the event log, which lies a floor higher: `portal/staffing.py` wraps
these functions for the administrator and records who did what.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from .models import RoleGrant, User
from .roles import Role


@transaction.atomic
def create_person(
    email: str,
    given_name: str,
    family_name: str,
    *,
    language: str = "nl",
    password: str | None = None,
    roles: tuple[Role, ...] = (),
    by: User | None = None,
) -> User:
    """Make a person whose e-mail address counts as verified (invited or put in by staff).

    Without `password` they sign in with a code by e-mail, a passkey or OpenID Connect.
    Raises ValidationError for an address already known (compared without case), a
    missing name or an unknown language.
    """
    user = User.objects.create_user(
        email, password, given_name=given_name, family_name=family_name, language=language
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for role in roles:
        grant_role(user, role, by=by)
    return user


def grant_role(user: User, role: Role, *, by: User | None) -> RoleGrant:
    """Give `role` to `user`. Twice has the effect of once: the first grant stays.

    `by` is None only for what no person did: the demo, the first administrator.
    """
    grant, _created = RoleGrant.objects.get_or_create(
        user=user, role=Role(role), defaults={"granted_by": by}
    )
    _forget_roles(user)
    return grant


def revoke_role(user: User, role: Role) -> bool:
    """Take `role` from `user`, from the next request on. False when it was not held."""
    deleted, _per_model = RoleGrant.objects.filter(user=user, role=Role(role)).delete()
    _forget_roles(user)
    return bool(deleted)


def update_profile(user: User, *, given_name: str, family_name: str, language: str) -> User:
    """Set names and language. Raises ValidationError when one is not valid."""
    user.given_name, user.family_name, user.language = given_name, family_name, language
    fields = ["given_name", "family_name", "language"]
    user.clean_fields(exclude=[f.name for f in User._meta.fields if f.name not in fields])
    user.save(update_fields=fields)
    return user


def set_language(user: User, language: str) -> User:
    """Remember the language `user` reads in. Raises ValidationError for an unknown one."""
    return update_profile(
        user, given_name=user.given_name, family_name=user.family_name, language=language
    )


def set_active(user: User, active: bool) -> User:
    """Close or reopen a person's access; closing ends their sessions at the next request."""
    user.is_active = active
    user.save(update_fields=["is_active"])
    return user


def add_totp(user: User, secret: str) -> Authenticator:
    """Give `user` an authenticator app with the known base32 `secret`; replaces an earlier one.

    For the demo and tests: people set up their own through the pages.
    """
    with transaction.atomic():
        Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
        return TOTP.activate(user, secret).instance


def _forget_roles(user: User) -> None:
    user.__dict__.pop("roles", None)  # cached for the length of a request
