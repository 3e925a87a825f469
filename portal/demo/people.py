"""The people of the demo: one account per role, and the coordinators of the initiatives."""

from django.contrib.auth.hashers import make_password

from portal.accounts.actions import add_totp, create_person
from portal.accounts.models import User
from portal.accounts.roles import Role

from .initiatives import Initiative

PASSWORD = "demo-clusterportaal-2017"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

CAST: list[tuple[str, str, str, Role, str]] = [
    ("Farid", "Farouk", "farid@agentschap.example", Role.STAFF, "nl"),
    ("Ilse", "Ivens", "ilse@agentschap.example", Role.CALL_MANAGER, "nl"),
    ("Hugo", "Hermans", "hugo@agentschap.example", Role.ADMINISTRATOR, "nl"),
    ("Lars", "Lauwers", "lars@jury.example", Role.JURY, "nl"),
    ("Greet", "Goossens", "greet@comite.example", Role.SECRETARY, "nl"),
    ("Katrien", "Kools", "katrien@comite.example", Role.COMMITTEE_MEMBER, "nl"),
    ("Jan", "Janssens", "jan@audit.example", Role.AUDITOR, "nl"),
]

EXPERTS: list[tuple[str, str, str, str, str]] = [
    ("Eva", "Evans", "eva@university.example", "en", "advanced materials, wearables"),
    ("Wouter", "Maes", "wouter@adviesbureau.example", "nl", "clusterwerking, kmo's, governance"),
    ("Nadia", "Benali", "nadia@hogeschool.example", "nl", "circulaire economie, verpakking"),
]

WITH_TOTP = "farid@agentschap.example"


def make_cast() -> dict[str, User]:
    """An account per role, known by given name in lower case."""
    people = {}
    for given, family, email, role, language in CAST:
        person = create_person(email, given, family, language=language, roles=(role,))
        people[given.lower()] = person
    add_totp(people["farid"], TOTP_SECRET)
    return people


def make_coordinator(initiative: Initiative) -> User:
    """Who applies for this initiative."""
    person = initiative["coordinator"]
    return create_person(person["email"], person["given_name"], person["family_name"])


def give_passwords() -> None:
    """One password for all, hashed once: hashing it for each takes longer than the rest."""
    User.objects.filter(password__startswith="!").update(password=make_password(PASSWORD))


def accounts() -> list[tuple[str, str]]:
    """Address and capacity of everybody in the demo, in the order of the path."""
    listed = [(one.email, "aanvrager") for one in User.objects.filter(collaborations__isnull=False)]
    listed += [(email, role.value) for _given, _family, email, role, _lang in CAST]
    return listed + [(email, Role.EXPERT.value) for _g, _f, email, _lang, _text in EXPERTS]
