"""Mails about a pre-discussion."""

from applications.models import PreDiscussion
from portal.records.outbox import queue_mail


def talk_planned(talk: PreDiscussion) -> None:
    """To the requester: when and where."""
    queue_mail(
        "talk_planned",
        to=talk.requested_by,
        context={"talk": talk, "call": talk.call},
        reference=talk.call.code,
    )


def talk_cancelled(talk: PreDiscussion) -> None:
    """To the requester: called off, and why."""
    queue_mail(
        "talk_cancelled",
        to=talk.requested_by,
        context={"talk": talk, "call": talk.call},
        reference=talk.call.code,
    )
