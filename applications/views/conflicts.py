"""Two people saved the same form: show both texts, lose neither."""

from dataclasses import dataclass
from typing import Any

from django import forms

from portal.lib.texts import clean_text


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both filled in: its label, what is typed, and what is stored."""

    label: str
    typed: str
    stored: str


def fields_in_conflict(
    form: forms.Form, stored: dict[str, Any]
) -> tuple[forms.Form, list[Conflict]]:
    """The form with what was typed and the version of now, and the fields that differ.

    `stored`: the initial values of now, `version` among them. Saving again overwrites knowingly.
    """
    data = form.data.copy()
    data["version"] = stored["version"]
    fresh = type(form)(data, initial=stored)
    conflicts = []
    for bound in fresh.visible_fields():
        typed = _shown(bound.field, bound.value())
        kept = _shown(bound.field, bound.field.prepare_value(stored.get(bound.name)))
        if typed != kept:
            conflicts.append(Conflict(str(bound.label), typed, kept))
    return fresh, conflicts


def _shown(field: forms.Field, value: Any) -> str:
    """A value in words: the label of a choice, a text with Unix line ends."""
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value or "", ""))
    return clean_text(str(value or ""))
