"""Reading the records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from portal.lib.clock import BRUSSELS

from .chain import GENESIS
from .models import ChainHead, Event, MailState, OutboxMail


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the event log. As text `12:<hash>`, as `verify_records --head` takes it."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


def chain_head() -> Head:
    """The number and hash of the last event; `0:000…` for an empty log. Printed on receipts."""
    row = ChainHead.objects.filter(id=1).values_list("count", "hash").first()
    return Head(*row) if row else Head(0, GENESIS)


def events(
    *,
    reference: str = "",
    verb: str = "",
    person: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Event]:
    """Newest first. `person`: part of a name or address; `until`: that day included."""
    found = Event.objects.select_related("actor")
    if reference:
        found = found.filter(reference__istartswith=reference.strip())
    if verb:
        found = found.filter(verb=verb)
    for word in person.split():
        found = found.filter(
            Q(actor__given_name__icontains=word)
            | Q(actor__family_name__icontains=word)
            | Q(actor__email__icontains=word)
        )
    if since:
        found = found.filter(at__gte=_midnight(since))
    if until:
        found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
    return found


def events_of(reference: str, verbs: Iterable[str] = ()) -> QuerySet[Event]:
    """The deeds about one application or call, oldest first."""
    found = Event.objects.filter(reference=reference).select_related("actor").order_by("number")
    return found.filter(verb__in=list(verbs)) if verbs else found


def known_verbs() -> list[str]:
    """Every verb in the log, in alphabetical order."""
    return list(Event.objects.order_by("verb").values_list("verb", flat=True).distinct())


def no_events() -> QuerySet[Event]:
    """What a filter with mistakes in it finds."""
    return Event.objects.none()


def mails(*, state: str = "", reference: str = "") -> QuerySet[OutboxMail]:
    """The outbox, newest first; without a state all that is not sent yet."""
    found = OutboxMail.objects.select_related("user")
    found = found.filter(state=state) if state else found.exclude(state=MailState.SENT)
    return found.filter(reference__istartswith=reference.strip()) if reference else found


def mail_counts() -> dict[str, int]:
    """How many mails wait, are held back and failed: `{"waiting": 2, "held": 0, "failed": 0}`."""
    states = (MailState.WAITING, MailState.HELD, MailState.FAILED)
    found = OutboxMail.objects.filter(state__in=states).values_list("state")
    return {state.value: 0 for state in states} | dict(found.annotate(Count("pk")).order_by())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, BRUSSELS)
