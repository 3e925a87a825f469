"""The full dossier: beginning it, and its structured parts."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.models import (
    Activity,
    Application,
    DeclarationGiven,
    Dossier,
    FeedbackAnswer,
    FeedbackPoint,
    Indicator,
)
from applications.selectors.deadlines import deadline_of
from applications.selectors.versions import version_of
from applications.terms import Phase
from applications.workflow import Verb
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import StaleVersion, WrongMoment
from portal.lib.texts import clean_text
from portal.records.ledger import note, recorded

from .moment import lock_open, touch
from .status import change_status


@recorded
def start_dossier(application: Application, *, by: User) -> Dossier:
    """Open the full dossier after the pitch. Raises WrongMoment before it or past the deadline."""
    deadline = deadline_of(application, Phase.DOSSIER)
    if deadline is not None and clock.now() > deadline:
        raise WrongMoment(_("The deadline of the full dossier has passed."))
    change_status(application, Verb.START_DOSSIER, by=by)
    dossier = Dossier.objects.filter(application=application).first()
    if dossier is None:  # else it was begun before an absence that was taken back
        dossier = Dossier(application=application)
        dossier._history_user = by
        dossier.save()
    return dossier


@transaction.atomic
def save_spearhead(
    application: Application,
    *,
    by: User,
    version: str,
    in_spc_domain: bool | None,
    spc_name: str = "",
    spc_conditions: Collection[str] = (),
    spc_motivation: str = "",
) -> Dossier:
    """Save how it stands to the spearhead clusters. Raises WrongMoment, StaleVersion."""
    locked = lock_open(application, Phase.DOSSIER, "spearhead")
    dossier = Dossier.objects.get(application=locked)
    if version_of(dossier) != version:
        raise StaleVersion(_("Somebody else saved this page in the meantime."), "")
    dossier.in_spc_domain = in_spc_domain
    dossier.spc_name = spc_name.strip()
    dossier.spc_conditions = list(spc_conditions)
    dossier.spc_motivation = clean_text(spc_motivation)
    dossier._history_user = by
    dossier.full_clean()
    dossier.save()
    touch(application)
    return dossier


@recorded
def save_declarations(application: Application, keys: Collection[str], *, by: User) -> None:
    """Give the ticked declarations and take back the others; who and when are kept.

    Raises WrongMoment; unknown keys are passed over.
    """
    locked = lock_open(application, Phase.DOSSIER, "declarations")
    known = {one.key for one in locked.call.terms.declarations}
    given = {one.key: one for one in locked.declarations.all()}
    for key in sorted(known & set(keys) - given.keys()):
        declaration = DeclarationGiven(application=locked, key=key, given_by=by)
        declaration._history_user = by
        declaration.full_clean()
        declaration.save()
        note("declaration_given", by=by, subject=locked, reference=locked.reference, key=key)
    for key in sorted(given.keys() - set(keys)):
        given[key]._history_user = by
        given[key].delete()
        note("declaration_withdrawn", by=by, subject=locked, reference=locked.reference, key=key)
    touch(application)


@transaction.atomic
def save_feedback_answer(
    point: FeedbackPoint, text: str, *, by: User, version: int
) -> FeedbackAnswer:
    """Answer one point of feedback. Raises WrongMoment, StaleVersion with the stored text."""
    locked = lock_open(point.application, Phase.DOSSIER, "feedback")
    if locked.feedback_released_at is None:
        raise WrongMoment(_("The feedback has not been given yet."))
    answer = FeedbackAnswer.objects.filter(point=point).first() or FeedbackAnswer(point=point)
    text = clean_text(text)
    if answer.text == text:
        return answer
    if answer.version != version:
        raise StaleVersion(_("Somebody else saved this text in the meantime."), answer.text)
    answer.text, answer.version = text, answer.version + 1
    answer.updated_by, answer.updated_at = by, clock.now()
    answer._history_user = by
    answer.full_clean()
    answer.save()
    touch(point.application)
    return answer


@transaction.atomic
def save_item(
    application: Application, item: Indicator | Activity, *, by: User, version: str, **values
) -> Indicator | Activity:
    """Keep a new or changed indicator or activity. Raises WrongMoment, StaleVersion."""
    locked = lock_open(application, Phase.DOSSIER, _part(item))
    if version_of(item) != version:
        raise StaleVersion(_("Somebody else saved this page in the meantime."), str(item))
    if item.pk is None:
        item.dossier = Dossier.objects.get(application=locked)
        item.position = type(item).objects.filter(dossier=item.dossier).count() + 1
    for field, value in values.items():
        setattr(item, field, value)
    tracked: Any = item
    tracked._history_user = by
    item.full_clean()
    item.save()
    touch(application)
    return item


@transaction.atomic
def remove_item(application: Application, item: Indicator | Activity, *, by: User) -> None:
    """Take an indicator or activity out of the dossier. Raises WrongMoment."""
    lock_open(application, Phase.DOSSIER, _part(item))
    tracked: Any = item
    tracked._history_user = by
    item.delete()
    touch(application)


def _part(item: Indicator | Activity) -> str:
    return "indicators" if isinstance(item, Indicator) else "activities"
