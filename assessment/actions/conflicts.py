"""Conflicts of interest: found, declared, confirmed or cleared."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from applications.models import Application
from assessment.models import ConflictOfInterest, Expert
from assessment.selectors.conflicts import find_conflicts, is_settled, parties
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput
from portal.records.ledger import note, recorded


@recorded
def check_conflicts(
    application: Application, experts: Iterable[Expert], *, by: User
) -> list[ConflictOfInterest]:
    """Look for ties of `experts` to the application; returns the conflicts that are new.

    One that is on record stays as it was judged. A new one is open and closes the file to the
    expert until the agency has judged it.
    """
    among = parties(application)
    new = []
    for expert in experts:
        known = list(expert.conflicts.filter(application=application))
        for found in find_conflicts(expert, application, among):
            if is_settled(found, known):
                continue
            conflict = _add(
                expert,
                application,
                ConflictOfInterest.Origin.FOUND,
                found.ground,
                by,
                enterprise_number=found.number,
            )
            known.append(conflict)
            new.append(conflict)
    return new


@recorded
def declare_conflict(
    expert: Expert, application: Application, ground: str, *, by: User
) -> ConflictOfInterest:
    """The expert says that there is a conflict: the file closes at once."""
    origin = ConflictOfInterest.Origin.DECLARED
    return _add(expert, application, origin, ground or _("Declared without further words."), by)


@recorded
def decide_conflict(
    conflict: ConflictOfInterest, *, confirmed: bool, reason: str, by: User
) -> ConflictOfInterest:
    """Confirm (the file stays closed) or clear (it opens). May be judged again later.

    Raises InvalidInput without a reason, or when somebody judges their own conflict.
    """
    if not reason.strip():
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    if conflict.expert.user_id == by.pk:
        raise InvalidInput(_("Nobody judges their own conflict of interest."))
    state = ConflictOfInterest.State
    conflict.state = state.CONFIRMED if confirmed else state.CLEARED
    conflict.reason, conflict.decided_by, conflict.decided_at = reason.strip(), by, clock.now()
    conflict.full_clean(exclude=["decided_by"])
    conflict._history_user = by
    conflict.save()
    verb = "conflict_confirmed" if confirmed else "conflict_cleared"
    note(
        verb,
        by=by,
        subject=conflict,
        reference=conflict.application.reference,
        expert=conflict.expert.key,
    )
    return conflict


def _add(
    expert: Expert,
    application: Application,
    origin: ConflictOfInterest.Origin,
    ground: str,
    by: User,
    enterprise_number: str = "",
) -> ConflictOfInterest:
    conflict = ConflictOfInterest(
        expert=expert,
        application=application,
        origin=origin,
        ground=ground,
        enterprise_number=enterprise_number,
    )
    conflict.full_clean(exclude=["decided_by"])
    conflict._history_user = by
    conflict.save()
    note(
        f"conflict_{origin.value}",
        by=by,
        subject=conflict,
        reference=application.reference,
        expert=expert.key,
    )
    return conflict
