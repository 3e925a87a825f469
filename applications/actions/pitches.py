"""Pitch days: making slots, placing applications in them, and who was there."""

from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from applications import access
from applications.models import Application, Call, Pitch, PitchSlot
from applications.notifications.pitches import pitch_absent, pitch_scheduled
from applications.selectors.pitches import has_come
from applications.workflow import Status, Verb, possible
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.ledger import note, recorded

from .moment import lock
from .status import change_status

MOST_SLOTS = 60
"""More on one day is a slip of the pen."""


@recorded
def make_slots(
    call: Call,
    *,
    by: User,
    day: date,
    start: time,
    end: time,
    minutes: int,
    pause: int = 0,
    room: str = "",
) -> list[PitchSlot]:
    """Slots of `minutes` with `pause` minutes in between, as many as fit from `start` to `end`
    (Belgian time). Raises InvalidInput when none fits, or one overlaps a slot in that room."""
    moment = datetime.combine(day, start, tzinfo=clock.BRUSSELS)
    last = datetime.combine(day, end, tzinfo=clock.BRUSSELS)
    if minutes <= 0 or pause < 0:
        raise InvalidInput(_("A pitch takes at least one minute."))
    times = []
    while moment + timedelta(minutes=minutes) <= last:
        times.append((moment, moment + timedelta(minutes=minutes)))
        moment += timedelta(minutes=minutes + pause)
    if not times:
        raise InvalidInput(_("Not one pitch fits between these hours."))
    if len(times) > MOST_SLOTS:
        raise InvalidInput(_("That makes %(n)d pitches on one day.") % {"n": len(times)})
    room = room.strip()
    Call.objects.select_for_update().get(pk=call.pk)
    taken = PitchSlot.objects.filter(
        call=call, room=room, starts_at__lt=times[-1][1], ends_at__gt=times[0][0]
    )
    if taken.exists():
        raise InvalidInput(_("There are slots in this room already within these hours."))
    made = [
        PitchSlot.objects.create(call=call, starts_at=begins, ends_at=ends, room=room)
        for begins, ends in times
    ]
    note("pitch_slots_made", by=by, subject=call, reference=call.code, slots=len(made))
    return made


@recorded
def remove_slot(slot: PitchSlot, *, by: User) -> None:
    """Take a free slot away. Raises WrongMoment when an application has it."""
    found = PitchSlot.objects.select_for_update().select_related("call").filter(pk=slot.pk).first()
    if found is None:
        return
    if Pitch.objects.filter(slot=found).exists():
        raise WrongMoment(_("This slot was taken in the meantime."))
    note("pitch_slot_removed", by=by, subject=found.call, reference=found.call.code, slot=found.key)
    found.delete()


@recorded
def schedule_pitch(application: Application, slot: PitchSlot, *, by: User) -> Pitch:
    """Give the application this slot, or move it there; its people get a mail.

    The applicant chooses among what still has to come. Raises WrongMoment when the slot was
    taken in the meantime or has begun, InvalidInput for a slot of another call.
    """
    locked = lock(application)
    if slot.call_id != locked.call_id:
        raise InvalidInput(_("This slot belongs to another call."))
    if Verb.SCHEDULE_PITCH not in possible(locked.state):
        raise WrongMoment(_("A pitch cannot be scheduled now for this application."))
    pitch = Pitch.objects.filter(application=locked).select_related("slot").first()
    if pitch is not None and pitch.slot_id == slot.pk and locked.state == Status.PITCH_SCHEDULED:
        return pitch
    if not access.can_handle(by, locked):
        _require_coming(slot)
        if pitch is not None:
            _require_coming(pitch.slot)
    pitch = pitch or Pitch(application=locked)
    pitch.slot, pitch.attended, pitch.reason = slot, None, ""
    pitch.recorded_by = pitch.recorded_at = None
    pitch._history_user = by
    try:
        with transaction.atomic():
            pitch.save()
    except IntegrityError as error:
        raise WrongMoment(_("This slot was taken in the meantime. Choose another one.")) from error
    change_status(application, Verb.SCHEDULE_PITCH, by=by, slot=slot.key)
    pitch_scheduled(pitch)
    return pitch


@recorded
def cancel_pitch(application: Application, *, by: User) -> None:
    """Take the application out of its slot: another one is to be chosen."""
    change_status(application, Verb.CANCEL_PITCH, by=by)
    for pitch in Pitch.objects.filter(application=application):
        pitch._history_user = by
        pitch.delete()


@recorded
def record_attendance(application: Application, *, by: User, reason: str = "") -> Pitch:
    """The initiative was there: the dossier opens. Somebody once marked absent is marked
    present by a call manager only, with a reason. Raises WrongMoment or InvalidInput."""
    locked, pitch = _pitch(application)
    if locked.state == Status.PITCH_ABSENT:
        if not access.can_manage_calls(by):
            raise WrongMoment(_("Only a call manager takes an absence back."))
        if not reason.strip():
            raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    _record(pitch, True, by, reason)
    change_status(application, Verb.RECORD_ATTENDANCE, by=by, reason=reason.strip())
    return pitch


@recorded
def record_absence(application: Application, *, by: User, reason: str) -> Pitch:
    """The initiative was not there: without the pitch no dossier. Its people get a mail."""
    _locked, pitch = _pitch(application)
    _record(pitch, False, by, reason)
    change_status(application, Verb.RECORD_ABSENCE, by=by, reason=reason.strip())
    pitch_absent(pitch)
    return pitch


def _pitch(application: Application) -> tuple[Application, Pitch]:
    locked = lock(application)
    pitch = Pitch.objects.filter(application=locked).select_related("slot").first()
    if pitch is None:
        raise WrongMoment(_("This application has no place in the pitch programme."))
    if not has_come(pitch):
        raise WrongMoment(_("The day of this pitch has not come yet."))
    return locked, pitch


def _record(pitch: Pitch, attended: bool, by: User, reason: str) -> None:
    pitch.attended, pitch.reason = attended, reason.strip()
    pitch.recorded_by, pitch.recorded_at = by, clock.now()
    pitch._history_user = by
    pitch.save()


def _require_coming(slot: PitchSlot) -> None:
    if slot.starts_at <= clock.now():
        raise WrongMoment(_("This pitch has begun already; ask the agency."))
