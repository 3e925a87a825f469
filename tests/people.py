"""The cast of the tests. `tests/cast.py` has a fixture of the same name for each.

Dries is not here as a user: a company representative has a personal link and no account.
"""

from dataclasses import dataclass

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.contrib.auth import get_user_model
from django.test import Client

from portal.accounts import actions
from portal.accounts.models import User
from portal.accounts.roles import Role

PASSWORD = "een-lange-zin-voor-de-toets"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class Member:
    """One of the cast: names, address, roles, language."""

    given_name: str
    family_name: str
    email: str
    roles: tuple[Role, ...] = ()
    language: str = "nl"


CAST = {
    "anna": Member("Anna", "Aerts", "anna@slimtextiel.example"),
    "bram": Member("Bram", "Baeten", "bram@slimtextiel.example"),
    "carla": Member("Carla", "Claes", "carla@waterhub.example"),
    "eva": Member("Eva", "Evans", "eva@university.example", (Role.EXPERT,), "en"),
    "farid": Member("Farid", "Farouk", "farid@agency.example", (Role.STAFF,)),
    "greet": Member("Greet", "Goossens", "greet@committee.example", (Role.SECRETARY,)),
    "hugo": Member("Hugo", "Hermans", "hugo@agency.example", (Role.ADMINISTRATOR,)),
    "ilse": Member("Ilse", "Ivens", "ilse@agency.example", (Role.CALL_MANAGER,)),
    "jan": Member("Jan", "Janssens", "jan@audit.example", (Role.AUDITOR,)),
    "katrien": Member("Katrien", "Kools", "katrien@committee.example", (Role.COMMITTEE_MEMBER,)),
    "lars": Member("Lars", "Lauwers", "lars@jury.example", (Role.JURY,)),
}

DRIES = Member("Dries", "De Smet", "dries@weverij.example")


def make_person(name: str, **changes) -> User:
    """The member of the cast called `name`, stored; the same row when asked for twice."""
    member = CAST[name]
    found = get_user_model().objects.filter(email=member.email).first()
    if found:
        return found
    fields = {
        "given_name": member.given_name,
        "family_name": member.family_name,
        "language": member.language,
        "password": PASSWORD,
        "roles": member.roles,
    }
    return actions.create_person(member.email, **{**fields, **changes})


def sign_in(client: Client, user: User, *, strong: bool = True) -> Client:
    """Sign `user` in without the pages; `strong` as if with a second factor, which is set up."""
    client.force_login(user)
    if strong:
        authenticator = actions.add_totp(user, TOTP_SECRET)
        session = client.session
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "mfa", "at": 0, "id": authenticator.pk, "type": "totp"}
        ]
        session.save()
    return client
