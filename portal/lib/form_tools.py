"""What many forms do with their fields: offer choices, mark what is asked, tell what is wrong."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms

from .problems import InvalidInput

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = object
"""A text, or one that is translated when it is shown."""


def offer(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let the field `name` choose among `choices` (value and label)."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def ask(form: forms.BaseForm, *names: str) -> None:
    """Mark fields that are asked before handing in, though a draft is saved without them."""
    for name in names:
        field: Any = form.fields[name]
        field.asked = True


def chosen(field: forms.ChoiceField, value: Any) -> str:
    """The label of the choice `value`; "" when it is none of them."""
    choices: Any = field.choices
    return str(dict(choices).get(value, ""))


def add_problem(form: forms.BaseForm, problem: InvalidInput, field: str | None = None) -> None:
    """Show what an action refused: at the fields it names, or at `field`, or above the form."""
    if not problem.fields:
        form.add_error(field, problem.message)
    for name, message in problem.fields.items():
        form.add_error(name, message)
