"""The hash chain of the event log: how one row seals the row before."""

from portal.lib.canonical import canonical_json, sha256_hex

from .models import Event

GENESIS = "0" * 64
"""What the first row names as the hash before it."""


def event_hash(event: Event) -> str:
    """SHA-256 over the canonical JSON of every column of `event` but `hash` itself."""
    return sha256_hex(
        canonical_json(
            {
                "number": event.number,
                "at": event.at,
                "actor": event.actor_id,
                "verb": event.verb,
                "subject_type": event.subject_type,
                "subject_id": event.subject_id,
                "reference": event.reference,
                "data": event.data,
                "previous_hash": event.previous_hash,
            }
        )
    )
