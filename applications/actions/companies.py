"""The enterprises behind an application: add, change, remove, count for the agency."""

from django.db import transaction
from django.utils.translation import gettext as _

from applications.models import Application, CompanyMandate
from applications.selectors.companies import was_handed_in
from applications.selectors.deadlines import current_phase
from applications.selectors.versions import version_of
from portal.accounts.models import User
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment
from portal.records.ledger import note, recorded

from .moment import lock, lock_open, touch

PART = "letters"


@recorded
def add_company(
    application: Application, *, by: User, enterprise_number: str, name: str, **details: str
) -> CompanyMandate:
    """Put an enterprise in the list. `details`: post code, municipality, size, sector, contact.

    Raises WrongMoment, InvalidInput (field `enterprise_number`) when it stands there already,
    ValidationError.
    """
    locked = lock_open(application, current_phase(application), PART)
    _refuse_twice(locked, enterprise_number)
    mandate = CompanyMandate(
        application=locked,
        enterprise_number=enterprise_number,
        name=name.strip(),
        added_by=by,
        **details,
    )
    mandate._history_user = by
    mandate.full_clean()
    mandate.save()
    note("company_added", by=by, subject=mandate, reference=locked.reference)
    touch(application)
    return mandate


@transaction.atomic
def change_company(
    mandate: CompanyMandate, *, by: User, version: str, **values: str
) -> CompanyMandate:
    """Correct the data of an enterprise; its number stays as long as a letter hangs on it.

    Raises WrongMoment, StaleVersion, InvalidInput, ValidationError.
    """
    application = mandate.application
    locked = lock_open(application, current_phase(application), PART)
    mandate = CompanyMandate.objects.get(pk=mandate.pk, application=locked)
    if all(getattr(mandate, field) == value for field, value in values.items()):
        return mandate
    if version_of(mandate) != version:
        raise StaleVersion(_("Somebody else saved this page in the meantime."), mandate.name)
    number = values.get("enterprise_number", mandate.enterprise_number)
    if number != mandate.enterprise_number:
        _refuse_twice(locked, number)
        if mandate.letters.exists():
            message = _(
                "A letter of this enterprise is here already. Add the other enterprise on its own."
            )
            raise InvalidInput(message, {"enterprise_number": message})
    for field, value in values.items():
        setattr(mandate, field, value)
    mandate._history_user = by
    mandate.full_clean()
    mandate.save()
    touch(application)
    return mandate


@recorded
def remove_company(mandate: CompanyMandate, *, by: User) -> None:
    """Take an enterprise out of the list. Raises WrongMoment once it was handed in."""
    application = mandate.application
    locked = lock_open(application, current_phase(application), PART)
    if was_handed_in(mandate):
        raise WrongMoment(
            _("This enterprise was handed in with the application. Remove its letter instead.")
        )
    note("company_removed", by=by, subject=mandate, reference=locked.reference)
    for letter in mandate.letters.order_by("-pk"):  # what re-confirms goes before what it confirms
        letter._history_user = by
        letter.delete()
    mandate._history_user = by
    mandate.delete()
    touch(application)


@recorded
def count_company(
    mandate: CompanyMandate, *, by: User, counted: bool | None, reason: str
) -> CompanyMandate:
    """The agency counts an enterprise as Flemish, or not, whatever its post code; None: no word.

    Raises InvalidInput without a reason.
    """
    locked = lock(mandate.application)
    if counted is not None and not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    mandate = CompanyMandate.objects.get(pk=mandate.pk, application=locked)
    mandate.counted_by_staff = counted
    mandate.counted_reason = reason.strip() if counted is not None else ""
    mandate._history_user = by
    mandate.full_clean()
    mandate.save()
    note("company_counted", by=by, subject=mandate, reference=locked.reference, counted=counted)
    return mandate


def _refuse_twice(application: Application, number: str) -> None:
    present = application.mandates.filter(enterprise_number=number).first()
    if present is not None:
        message = _("This enterprise stands in the list already: %(name)s.") % {
            "name": present.name
        }
        raise InvalidInput(message, {"enterprise_number": message})
