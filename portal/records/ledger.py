"""Writing the event log: `@recorded` around an action, `note(...)` inside it."""

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Model

from portal.accounts.models import User
from portal.lib import clock
from portal.lib.canonical import plain

from .chain import GENESIS, event_hash
from .models import ChainHead, Event

P = ParamSpec("P")
R = TypeVar("R")

_noted: ContextVar[list[Event] | None] = ContextVar("noted", default=None)
_CODE = re.compile(r"[^\s@]{0,100}")


def recorded(fn: Callable[P, R]) -> Callable[P, R]:
    """Run `fn` in a transaction; its noted events are written last, under one lock.

    Nested calls hand their events to the outermost one. A call that raises leaves none.
    The lock on the chain head is thus held only while events are written.
    """

    @wraps(fn)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _noted.get()
        mine: list[Event] = []
        token = _noted.set(mine)
        try:
            with transaction.atomic():
                result = fn(*args, **kwargs)
                if outer is None:
                    _write(mine)
        finally:
            _noted.reset(token)
        if outer is not None:
            outer.extend(mine)
        return result

    return run


def note(
    verb: str, *, by: User | None, subject: Model | None = None, reference: str = "", **data: Any
) -> None:
    """Note a deed for the surrounding recorded call; on its own it is written at once.

    `data` holds ids and codes only, JSON-safe (decimals, dates and UUIDs become text). Raises
    ValueError for a text with spaces or "@" in it, or longer than 100 characters: names and
    texts never enter the log; and for a subject that is not saved yet.
    """
    if subject is not None and subject.pk is None:
        raise ValueError("Save the subject before noting an event about it.")
    data = plain(data)
    _refuse_texts(data)
    event = Event(
        actor=by,
        verb=verb,
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        reference=reference,
        data=data,
    )
    noted = _noted.get()
    if noted is None:
        with transaction.atomic():
            _write([event])
    else:
        noted.append(event)


def _refuse_texts(value: Any, name: str = "data") -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _refuse_texts(item, key)
    elif isinstance(value, list):
        for item in value:
            _refuse_texts(item, name)
    elif isinstance(value, str) and not _CODE.fullmatch(value):
        raise ValueError(f"An event holds ids and codes, no text: {name!r}.")


def _write(events: list[Event]) -> None:
    if not events:
        return
    ChainHead.objects.get_or_create(id=1, defaults={"hash": GENESIS})
    head = ChainHead.objects.select_for_update().get(id=1)
    for event in events:
        event.number = head.count + 1
        event.at = clock.now()
        event.previous_hash = head.hash
        event.hash = event_hash(event)
        head.count, head.hash = event.number, event.hash
    Event.objects.bulk_create(events)
    head.save()
