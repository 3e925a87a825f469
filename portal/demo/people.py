"""The people of the demo: one account per role, the experts, and who applies."""

from django.contrib.auth.hashers import make_password

from applications.models import Collaborator
from assessment.actions.experts import add_affiliation, add_expert
from assessment.models import Expert
from portal.accounts.actions import add_totp, create_person
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.accounts.selectors import find_person

from . import phrases
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
    ("Stefan", "Reynaert", "stefan@industrieadvies.example", "nl", "productietechniek, export"),
    ("Marieke", "Jansen", "marieke@hogeronderwijs.example", "nl", "regionale economie, innovatie"),
]
"""Those who score, in turn."""

TIED: tuple[str, str, str, str, str] = (
    "Hilde",
    "Callewaert",
    "hilde@onderzoek.example",
    "nl",
    "materialen, keuringen",
)
"""An expert with a tie to an enterprise of the first initiative."""

WITH_TOTP = "farid@agentschap.example"


def make_cast() -> dict[str, User]:
    """An account per role, known by given name in lower case."""
    people = {}
    for given, family, email, role, language in CAST:
        person = create_person(email, given, family, language=language, roles=(role,))
        people[given.lower()] = person
    add_totp(people["farid"], TOTP_SECRET)
    return people


def make_experts(first: Initiative, *, by: User) -> tuple[list[Expert], Expert]:
    """Those who score, and one with a tie to the last enterprise of `first`."""
    made = []
    for given, family, email, language, expertise in (*EXPERTS, TIED):
        made.append(
            add_expert(
                email,
                given,
                family,
                by=by,
                language=language,
                expertise=expertise,
                languages="nl, en",
                max_assignments=12,
            )
        )
    company = first.companies[-1]
    add_affiliation(
        made[-1],
        by=by,
        organisation_name=company["name"],
        enterprise_number=company["number"],
        role="lid van de raad van advies",
    )
    return made[:-1], made[-1]


def make_coordinator(initiative: Initiative) -> User:
    """Who applies for this initiative, the same person in every call."""
    person = initiative["coordinator"]
    known = find_person(person["email"])
    return known or create_person(person["email"], person["given_name"], person["family_name"])


def make_colleague(initiative: Initiative) -> User:
    """Who writes along, at the same address as the coordinator."""
    given, family = phrases.colleague(initiative["serial"])
    domain = initiative["coordinator"]["email"].rpartition("@")[2]
    email = f"{given.lower()}@{domain}"
    return find_person(email) or create_person(email, given, family)


def give_passwords() -> None:
    """One password for all, hashed once: hashing it for each takes longer than the rest."""
    User.objects.filter(password__startswith="!").update(password=make_password(PASSWORD))


def accounts() -> list[tuple[str, str, str]]:
    """Address, capacity and applications of everybody in the demo, in the order of the path."""
    rows = Collaborator.objects.select_related("user", "application").order_by(
        "user_id", "application__reference"
    )
    listed: dict[str, tuple[str, list[str]]] = {}
    for row in rows:
        capacity = "aanvrager" if row.role == Collaborator.Role.COORDINATOR else "medewerker"
        listed.setdefault(row.user.email, (capacity, []))[1].append(row.application.reference)
    found = [(email, what, ", ".join(where)) for email, (what, where) in listed.items()]
    found += [(email, role.value, "") for _given, _family, email, role, _lang in CAST]
    return found + [
        (email, Role.EXPERT.value, "") for _g, _f, email, _lang, _text in (*EXPERTS, TIED)
    ]
