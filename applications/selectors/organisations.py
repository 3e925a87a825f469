"""Organisations that a person may use again."""

from applications.models import Application, Organisation
from applications.selectors.versions import version_of
from portal.accounts.models import User


def own_organisations(user: User, application: Application) -> list[Organisation]:
    """Those of the other applications this person works on, each once, the newest data first."""
    rows = (
        Organisation.objects.filter(applications__collaborators__user=user)
        .exclude(applications=application)
        .order_by("-pk")
        .distinct()
    )
    found: dict[str, Organisation] = {}
    for organisation in rows:
        key = organisation.enterprise_number or organisation.name.casefold()
        found.setdefault(key, organisation)
    return sorted(found.values(), key=lambda one: one.name.casefold())


def organisation_initial(application: Application) -> dict[str, object]:
    """What the form of the organisation shows."""
    organisation = application.organisation
    initial: dict[str, object] = {
        "version": version_of(organisation),
        "title": application.title,
        "acronym": application.acronym,
        "executor": application.executor,
        "in_formation": "no",
    }
    if organisation is not None:
        names = (
            "name",
            "legal_form",
            "enterprise_number",
            "founder",
            "expected_on",
            "street",
            "postcode",
            "municipality",
            "website",
        )
        initial |= {name: getattr(organisation, name) for name in names}
        initial["in_formation"] = "yes" if organisation.in_formation else "no"
    return initial
