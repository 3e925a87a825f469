"""The pitch programme: days, slots, and who still needs one."""

from dataclasses import dataclass
from datetime import date

from applications.models import Application, Call, Pitch, PitchSlot
from applications.workflow import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.lib import clock, figures

SEES_PROGRAMME = (
    Role.STAFF,
    Role.CALL_MANAGER,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
    Role.JURY,
)


@dataclass(frozen=True, slots=True)
class Day:
    """One pitch day: its slots in order of time and room."""

    day: date
    slots: list[PitchSlot]


def sees_programme(user: User) -> bool:
    """The agency and the pitch jury."""
    return user.is_authenticated and user.has_role(*SEES_PROGRAMME)


def programme(call: Call, *, with_free: bool) -> list[Day]:
    """The days of a call; `with_free`: the free slots as well."""
    slots = PitchSlot.objects.filter(call=call).select_related("pitch__application__organisation")
    if not with_free:
        slots = slots.filter(pitch__isnull=False).exclude(
            pitch__application__status=Status.WITHDRAWN.value
        )
    days: dict[date, list[PitchSlot]] = {}
    for slot in slots:
        days.setdefault(figures.local(slot.starts_at).date(), []).append(slot)
    return [Day(day, found) for day, found in days.items()]


def without_slot(call: Call) -> list[Application]:
    """Admissible EoIs that have no place in the programme yet."""
    found = Application.objects.filter(call=call, status=Status.EOI_ADMISSIBLE.value)
    return list(found.for_lists().order_by("reference"))


def free_slots(call: Call, *, coming: bool) -> list[PitchSlot]:
    """Slots nobody has; `coming`: those that have not begun."""
    slots = PitchSlot.objects.filter(call=call, pitch__isnull=True)
    return list(slots.filter(starts_at__gt=clock.now()) if coming else slots)


def slots_to_choose(application: Application, taken: Pitch | None) -> list[PitchSlot]:
    """What the applicant may choose: free slots that still come; none once their own began."""
    if taken is not None and taken.slot.starts_at <= clock.now():
        return []
    return free_slots(application.call, coming=True)


def has_come(pitch: Pitch) -> bool:
    """Is it the day of this pitch, or later? Attendance is recorded from then on."""
    return figures.local(pitch.slot.starts_at).date() <= figures.local(clock.now()).date()


def pitch_of(application: Application) -> Pitch | None:
    """Its place in the programme, or None."""
    return Pitch.objects.filter(application=application).select_related("slot").first()


def slot_label(slot: PitchSlot) -> str:
    """`maandag 15 januari 2018, 9.00 uur – 9.30 uur, Zaal 1`."""
    hours = f"{figures.clock_time(slot.starts_at)} – {figures.clock_time(slot.ends_at)}"
    return ", ".join(part for part in (figures.day(slot.starts_at), hours, slot.room) if part)
