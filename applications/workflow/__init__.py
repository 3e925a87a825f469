"""Where an application stands, and how it may move. Pure.

One table, no magic: `TRANSITIONS[verb]` names the states it may start from and where it ends.
"""

from .labels import LOOKS, STATUS_INFO, Label, StatusInfo, Turn
from .status import Status
from .transitions import (
    DECIDED,
    EDITABLE,
    SUBMIT_VERBS,
    TRANSITIONS,
    UNDECIDED,
    Transition,
    TransitionError,
    Verb,
    possible,
    target,
)

__all__ = [
    "DECIDED",
    "EDITABLE",
    "LOOKS",
    "STATUS_INFO",
    "SUBMIT_VERBS",
    "TRANSITIONS",
    "UNDECIDED",
    "Label",
    "Status",
    "StatusInfo",
    "Transition",
    "TransitionError",
    "Turn",
    "Verb",
    "possible",
    "target",
]
