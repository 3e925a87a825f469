"""Saving the indicative sums of an EoI."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.actions.moment import lock_open, touch
from applications.models import Application
from applications.selectors.versions import version_of
from applications.terms import Phase
from budgets.models import IndicativePlan
from portal.accounts.models import User
from portal.lib.fields import YearValues
from portal.lib.problems import StaleVersion


@transaction.atomic
def save_indicative(
    application: Application, *, by: User, version: str, **sums: YearValues
) -> IndicativePlan:
    """Save costs, cash, in_kind, activity_income and subsidy: EUR per year, None for nothing yet.

    No call rule is asked. Raises WrongMoment, StaleVersion when somebody saved after `version`.
    """
    locked = lock_open(application, Phase.EOI, "indicative")
    found = IndicativePlan.objects.filter(application=locked).first()
    plan: Any = found or IndicativePlan(application=locked)
    if all(getattr(plan, name) == values for name, values in sums.items()):
        return plan
    if version_of(found) != version:
        raise StaleVersion(_("Somebody else saved this page in the meantime."), "")
    for name, values in sums.items():
        setattr(plan, name, values)
    plan._history_user = by
    plan.full_clean()
    plan.save()
    touch(application)
    return plan
