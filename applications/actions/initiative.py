"""How the initiative places itself: new or not, beside whom, and why it is no federation."""

from django.db import transaction
from django.utils.translation import gettext as _

from applications.models import Application, ExpressionOfInterest
from applications.selectors.versions import version_of
from applications.terms import Phase
from portal.accounts.models import User
from portal.lib.problems import StaleVersion
from portal.lib.texts import clean_text

from .moment import lock_open, touch


@transaction.atomic
def save_initiative(
    application: Application,
    *,
    by: User,
    version: str,
    initiative: str = "",
    differentiates: str = "",
    existing_organisations: str = "",
    left_open: str = "",
    no_federation: str = "",
) -> ExpressionOfInterest:
    """Save the positioning of the EoI. Raises WrongMoment, StaleVersion, ValidationError."""
    locked = lock_open(application, Phase.EOI, "initiative")
    eoi = ExpressionOfInterest.objects.get(application=locked)
    values = {
        "initiative": initiative,
        "differentiates": differentiates.strip(),
        "existing_organisations": clean_text(existing_organisations),
        "left_open": clean_text(left_open),
        "no_federation": clean_text(no_federation),
    }
    if all(getattr(eoi, field) == value for field, value in values.items()):
        return eoi
    if version_of(eoi) != version:
        raise StaleVersion(_("Somebody else saved this page in the meantime."), "")
    for field, value in values.items():
        setattr(eoi, field, value)
    eoi._history_user = by
    eoi.full_clean()
    eoi.save()
    touch(application)
    return eoi
