"""The named parts of a dossier, for a supplement that may change only some of them. Pure."""

from collections.abc import Collection
from copy import deepcopy
from typing import Any

Content = dict[str, Any]

# part → the keys of the content it covers; sections and attachments are named one by one
WHOLE_PARTS: dict[str, tuple[str, ...]] = {
    "organisation": ("application", "organisation"),
    "letters": ("companies",),
    "companies": ("companies",),
    "budget": ("budget",),
    "indicators": ("indicators",),
    "activities": ("activities",),
    "spearhead": ("spearhead",),
    "declarations": ("declarations",),
    "feedback": ("feedback",),
}


def only_parts(before: Content, now: Content, parts: Collection[str]) -> Content:
    """What was handed in `before`, with only `parts` as they are `now`.

    A part is `section:<key>`, `attachment:<requirement>` or a name in WHOLE_PARTS; a bare
    `attachments` or `sections` means all of them.
    """
    content = deepcopy(before)
    for part in parts:
        kind, _, name = part.partition(":")
        if kind in ("section", "sections"):
            _take_answers(content, now, name)
        elif kind in ("attachment", "attachments"):
            _take_attachments(content, now, name)
        for key in WHOLE_PARTS.get(kind, ()):
            content[key] = deepcopy(now.get(key))
    return content


def _take_answers(content: Content, now: Content, name: str) -> None:
    if not name:
        content["answers"] = dict(now["answers"])
    elif name in now["answers"]:
        content["answers"][name] = now["answers"][name]
    else:
        content["answers"].pop(name, None)


def _take_attachments(content: Content, now: Content, name: str) -> None:
    kept = [item for item in content["attachments"] if name and item["requirement"] != name]
    new = [item for item in now["attachments"] if not name or item["requirement"] == name]
    content["attachments"] = kept + deepcopy(new)
