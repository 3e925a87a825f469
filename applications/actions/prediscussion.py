"""The optional talk: requested, planned, held or cancelled."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from applications.models import Call, PreDiscussion
from applications.notifications.prediscussion import talk_cancelled, talk_planned
from portal.accounts.models import User
from portal.lib.problems import WrongMoment
from portal.records.ledger import note, recorded

State = PreDiscussion.State


@recorded
def request_talk(
    call: Call,
    *,
    by: User,
    organisation_name: str,
    idea: str,
    preferred_day: date | None = None,
    preference: str = "",
) -> PreDiscussion:
    """Ask for a talk. Raises WrongMoment when the call is not published."""
    if call.state != Call.State.PUBLISHED:
        raise WrongMoment(_("A talk can be asked for while the call is open."))
    talk = PreDiscussion(
        call=call,
        requested_by=by,
        organisation_name=organisation_name,
        idea=idea,
        preferred_day=preferred_day,
        preference=preference,
    )
    _save(talk, by, "talk_requested")
    return talk


@recorded
def plan_talk(talk: PreDiscussion, *, by: User, planned_at: datetime, place: str) -> PreDiscussion:
    """Give it a moment and a place (again); the requester gets a mail."""
    talk = _locked(talk, State.REQUESTED, State.PLANNED)
    talk.planned_at, talk.place, talk.handler = planned_at, place, by
    talk.state = State.PLANNED
    _save(talk, by, "talk_planned")
    talk_planned(talk)
    return talk


@recorded
def hold_talk(
    talk: PreDiscussion, *, by: User, shared_notes: str = "", internal_notes: str = ""
) -> PreDiscussion:
    """Record that it was held, with notes; notes may be completed later."""
    talk = _locked(talk, State.PLANNED, State.HELD)
    talk.shared_notes, talk.internal_notes = shared_notes, internal_notes
    talk.state = State.HELD
    _save(talk, by, "talk_held")
    return talk


@recorded
def cancel_talk(talk: PreDiscussion, *, by: User, reason: str) -> PreDiscussion:
    """Call it off; the requester gets the reason by mail."""
    talk = _locked(talk, State.REQUESTED, State.PLANNED)
    talk.state, talk.shared_notes = State.CANCELLED, reason
    _save(talk, by, "talk_cancelled")
    talk_cancelled(talk)
    return talk


def _locked(talk: PreDiscussion, *states: str) -> PreDiscussion:
    found = PreDiscussion.objects.select_for_update().get(pk=talk.pk)
    if found.state not in states:
        raise WrongMoment(_("This talk has moved on in the meantime."))
    return found


def _save(talk: PreDiscussion, by: User, verb: str) -> None:
    talk._history_user = by
    talk.full_clean(exclude=["handler"])
    talk.save()
    note(verb, by=by, subject=talk, reference=talk.call.code)
