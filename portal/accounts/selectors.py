"""Reads across people, roles and authenticators."""

from dataclasses import dataclass
from enum import StrEnum

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from .models import User
from .roles import Role


def people_with_role(*roles: Role) -> QuerySet[User]:
    """Active people holding at least one of `roles`, by family name."""
    return (
        User.objects.filter(is_active=True, role_grants__role__in=roles)
        .distinct()
        .order_by("family_name", "given_name", "pk")
    )


def find_person(email: str) -> User | None:
    """The person with this e-mail address, compared without case."""
    return User.objects.filter(email__iexact=email.strip()).first()


def password_path(user: User) -> str:
    """The personal page on which `user` sets a password; good for one time."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    name = "account_reset_password_from_key"
    return reverse(name, kwargs={"uidb36": user_pk_to_url_str(user), "key": token})


def needs_second_factor(user: User) -> bool:
    """True for who holds a role or may enter the technical back office, where MFA is required."""
    return settings.MFA_REQUIRED and bool(user.is_staff or user.is_superuser or user.roles)


def has_second_factor(user: User) -> bool:
    """True when an app or a security key is set up; recovery codes alone are none."""
    return (
        Authenticator.objects.filter(user=user)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists()
    )


@dataclass(frozen=True)
class SecondFactor:
    """What someone has set up: an app, a number of keys, unused recovery codes."""

    has_app: bool
    keys: int
    recovery_codes: int


def second_factor_summary(user: User) -> SecondFactor:
    """The authenticators of `user`, counted for the profile page."""
    found = list(Authenticator.objects.filter(user=user))
    types = [authenticator.type for authenticator in found]
    unused = [
        len(authenticator.wrap().get_unused_codes())
        for authenticator in found
        if authenticator.type == Authenticator.Type.RECOVERY_CODES
    ]
    return SecondFactor(
        has_app=Authenticator.Type.TOTP in types,
        keys=types.count(Authenticator.Type.WEBAUTHN),
        recovery_codes=sum(unused),
    )


class Strength(StrEnum):
    """What the second factor still asks of a session."""

    ENOUGH = "enough"
    CONFIRM = "confirm"  # an authenticator is there, this session was not opened with it
    SET_UP = "set_up"  # there is no authenticator yet


def session_strength(request: HttpRequest, user: User) -> Strength:
    """How `user` is signed in in this session, measured against what their roles ask.

    A sign-in through the OpenID Connect provider is enough when the settings say that
    the provider asks for a second factor itself (OIDC_IS_STRONG).
    """
    if not needs_second_factor(user):
        return Strength.ENOUGH
    methods = {record.get("method") for record in get_authentication_records(request, user)}
    if settings.OIDC_IS_STRONG and "socialaccount" in methods:
        return Strength.ENOUGH
    if not has_second_factor(user):
        return Strength.SET_UP
    return Strength.ENOUGH if "mfa" in methods else Strength.CONFIRM
