"""Are the records whole? Names every row that is not."""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from .chain import GENESIS, event_hash
from .files import open_stored
from .models import Event, StoredFile
from .protection import unprotected_tables
from .selectors import Head, chain_head

Check = Callable[[], Iterable[str]]

_checks: list[Check] = []


def register_check(check: Check) -> Check:
    """Let `verify_records` run `check` too; it yields one sentence per fault.

    For append-only tables of the apps above (submissions, decisions): call it in `ready()`.
    """
    if check not in _checks:
        _checks.append(check)
    return check


def check_everything(expected: Head | None = None, *, files: bool = False) -> Iterator[str]:
    """One sentence per fault: triggers, the log, the registered checks and, asked for, files."""
    for table in unprotected_tables():
        yield f"Table {table} is not protected: its triggers are missing."
    yield from check_chain(expected)
    for check in _checks:
        yield from check()
    if files:
        yield from check_files()


def check_chain(expected: Head | None = None) -> Iterator[str]:
    """Walk the log from the first row. `expected`: a head noted earlier, to be found in it."""
    number, before, seen = 0, GENESIS, None
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        if event.number > number + 1:
            yield _gap(number + 1, event.number - 1)
        if event.number == number + 1 and event.previous_hash != before:
            yield f"Event {event.number} does not follow event {number}: one of them was replaced."
        if event_hash(event) != event.hash:
            yield f"Event {event.number} was changed: its content does not agree with its hash."
        number, before = event.number, event.hash
        if expected is not None and number == expected.count:
            seen = event.hash
    head = chain_head()
    if head.count > number:
        yield _gap(number + 1, head.count)
    elif head.count < number:
        yield f"Event {head.count + 1} was added by hand: the log ends at {head.count}."
    elif head.hash != before:
        yield f"Event {number} is not the one the log ended with."
    if expected is not None and expected.count and seen is None:
        yield f"Event {expected.count} is missing: the log ends at {number}."
    elif expected is not None and expected.count and seen != expected.hash:
        yield f"Event {expected.count} has another hash than the one noted earlier."


def _gap(first: int, last: int) -> str:
    return f"Event {first} is missing." if first == last else f"Events {first}–{last} are missing."


def check_files() -> Iterator[str]:
    """Read every stored file and compare its SHA-256."""
    for stored in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
        try:
            with open_stored(stored) as stream:
                digest = hashlib.sha256()
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
        except OSError:
            yield f"File {stored.ref} is missing from storage."
            continue
        if digest.hexdigest() != stored.sha256:
            yield f"File {stored.ref} was changed: its content does not agree with its hash."
