"""The network's name and the organisation that applies for it."""

from datetime import date

from django.utils.translation import gettext as _

from applications.models import Application, Organisation
from applications.selectors.deadlines import current_phase
from applications.selectors.versions import version_of
from portal.accounts.models import User
from portal.lib.problems import InvalidInput, StaleVersion
from portal.records.ledger import note, recorded

from .moment import lock_open, touch

COPIED = (
    "name",
    "legal_form",
    "enterprise_number",
    "in_formation",
    "founder",
    "expected_on",
    "street",
    "postcode",
    "municipality",
    "website",
)


@recorded
def save_organisation(
    application: Application,
    *,
    by: User,
    version: str,
    title: str,
    acronym: str,
    executor: str,
    name: str,
    in_formation: bool,
    legal_form: str = "",
    enterprise_number: str = "",
    founder: str = "",
    expected_on: date | None = None,
    street: str = "",
    postcode: str = "",
    municipality: str = "",
    website: str = "",
) -> Organisation:
    """Save the identification of an application: network, executor and organisation.

    Once something was handed in, another enterprise number (or a number for an organisation that
    was being founded) makes a new row: the organisation is replaced, and the log says so. Raises
    WrongMoment, StaleVersion when somebody saved after `version`, ValidationError.
    """
    locked = lock_open(application, current_phase(application), "organisation")
    organisation = locked.organisation or Organisation(created_by=by)
    values = {
        "name": name,
        "legal_form": legal_form,
        "enterprise_number": enterprise_number,
        "in_formation": in_formation,
        "founder": founder,
        "expected_on": expected_on,
        "street": street,
        "postcode": postcode,
        "municipality": municipality,
        "website": website,
    }
    changed = any(getattr(organisation, field) != value for field, value in values.items())
    if changed and version_of(locked.organisation) != version:
        raise StaleVersion(_("Somebody else saved this page in the meantime."), organisation.name)
    before = locked.organisation
    if before is not None and _is_another(before, values) and locked.submissions.exists():
        organisation = Organisation(created_by=by)
        note(
            "organisation_replaced",
            by=by,
            subject=locked,
            reference=locked.reference,
            old_number=before.enterprise_number,
            new_number=enterprise_number,
        )
    if changed or organisation.pk is None:
        for field, value in values.items():
            setattr(organisation, field, value)
        organisation._history_user = by
        organisation.full_clean()
        organisation.save()
    _save_application(locked, by, organisation, title, acronym, executor)
    _mirror(application, locked)
    return organisation


@recorded
def take_organisation(application: Application, source: Organisation, *, by: User) -> Organisation:
    """Fill the page with an organisation that `by` entered in another application.

    The data are copied: each application keeps its own row, so that a change here never changes
    another application. Raises WrongMoment, InvalidInput when there is an organisation already.
    """
    locked = lock_open(application, current_phase(application), "organisation")
    if locked.organisation is not None:
        raise InvalidInput(_("This application has an organisation already. Change it below."))
    organisation = Organisation(created_by=by)
    for field in COPIED:
        setattr(organisation, field, getattr(source, field))
    organisation._history_user = by
    organisation.full_clean()
    organisation.save()
    _save_application(locked, by, organisation, locked.title, locked.acronym, locked.executor)
    _mirror(application, locked)
    return organisation


def _is_another(before: Organisation, values: dict) -> bool:
    same_number = before.enterprise_number == values["enterprise_number"]
    return not same_number or before.in_formation != values["in_formation"]


def _save_application(
    locked: Application,
    by: User,
    organisation: Organisation,
    title: str,
    acronym: str,
    executor: str,
) -> None:
    new = (organisation.pk, title.strip(), acronym.strip(), executor)
    if new != (locked.organisation_id, locked.title, locked.acronym, locked.executor):
        locked.organisation = organisation
        locked.title, locked.acronym, locked.executor = new[1:]
        locked._history_user = by
        locked.full_clean()
        locked.save(update_fields=["organisation", "title", "acronym", "executor"])
    touch(locked)


def _mirror(application: Application, locked: Application) -> None:
    for field in ("organisation", "title", "acronym", "executor", "updated_at"):
        setattr(application, field, getattr(locked, field))
