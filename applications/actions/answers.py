"""Saving the text of a section."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from applications.models import Answer, Application
from applications.terms import Phase
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, StaleVersion
from portal.lib.texts import clean_text

from .moment import lock_open, touch

ONE_VERSION = timedelta(minutes=10)
"""Saves by one person on one field within this time are one version in the history."""

LONGEST = 60_000
"""Characters; far beyond any word limit, so that a slip of the clipboard is caught."""


@transaction.atomic
def save_answer(
    application: Application,
    phase: Phase,
    key: str,
    text: str,
    *,
    by: User,
    version: int,
    new_version: bool = False,
) -> Answer:
    """Save one section's text; returns the answer, unsaved when there is nothing to keep.

    `version` is the one the writer started from. Raises StaleVersion, carrying the stored text,
    when somebody saved another text since; WrongMoment when the section is closed; InvalidInput
    for a text that is far too long; KeyError when the phase has no such section.
    `new_version` keeps the text before this save apart in the history, whoever wrote it.
    """
    application.call.terms.section(phase, key)
    locked = lock_open(application, phase, f"section:{key}")
    text = clean_text(text)
    if len(text) > LONGEST:
        message = _("This text is longer than %(limit)s characters.") % {"limit": LONGEST}
        raise InvalidInput(message, {"text": message})
    answer = Answer.objects.filter(application=locked, phase=phase, key=key).first()
    if answer is None:
        answer = Answer(application=locked, phase=phase, key=key)
    if answer.text == text:
        return answer
    if answer.version != version:
        raise StaleVersion(_("Somebody else saved this text in the meantime."), answer.text)
    before = answer.text
    answer.text = text
    answer.version += 1
    answer.updated_by, answer.updated_at = by, clock.now()
    answer.full_clean()
    _save_with_history(answer, by, before, new_version)
    touch(application)
    return answer


def _save_with_history(answer: Answer, by: User, before: str, new_version: bool) -> None:
    """Save, and let the last version of the same person within ten minutes take the new text.

    A save that throws away more than half of the text starts a version of its own: what was
    deleted by mistake can be found again.
    """
    moment = clock.now()
    last = answer.history.order_by("-history_id").first() if answer.pk else None
    if (
        last is not None
        and not new_version
        and last.history_user_id == by.pk
        and moment - last.history_date < ONE_VERSION
        and len(answer.text) * 2 >= len(before)
    ):
        answer.skip_history_when_saving = True
        answer.save()
        del answer.skip_history_when_saving
        last.text, last.version, last.updated_at = answer.text, answer.version, answer.updated_at
        last.save(update_fields=["text", "version", "updated_at"])
        return
    answer._history_user = by
    answer._history_date = moment
    answer.save()
