"""Inputs and error boxes of a table of amounts."""

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.lib.form_tools import chosen

register = template.Library()


@register.simple_tag
def plan_input(field: forms.BoundField, editable: bool = True) -> SafeString | str:
    """The input; for who only reads, the stored value in words."""
    if not editable:
        return shown_value(field)
    given = dict(field.field.widget.attrs)
    kind = "form-select" if isinstance(field.field, forms.ChoiceField) else "form-control"
    classes = [kind, *given.get("class", "").split(), "is-invalid" if field.errors else ""]
    given["class"] = " ".join(dict.fromkeys(filter(None, classes)))
    owner = getattr(field.form, "key", "") or field.name.rpartition("_")[0]
    given["aria-describedby"] = f"errors-{owner}"
    return field.as_widget(attrs=given)


@register.filter
def shown_value(field: forms.BoundField) -> str:
    """What is stored, as people read it."""
    value = field.initial
    if isinstance(field.field, forms.ChoiceField):
        return chosen(field.field, value)
    shown = field.field.prepare_value(value)
    return str(shown) if shown not in (None, "") else "–"


@register.inclusion_tag("budgets/_row_errors.html")
def row_errors(key: str, cells: Iterable[Any], oob: bool = False) -> dict[str, Any]:
    """The box with the errors of one row. `cells`: its fields, or lists of them."""
    fields: list[forms.BoundField] = []
    for cell in cells:
        fields += cell if isinstance(cell, list) else [cell]
    errors = [
        {"id": field.id_for_label, "label": field.label, "message": str(message)}
        for field in fields
        for message in field.errors
    ]
    marked = " ".join(dict.fromkeys(str(error["id"]) for error in errors))
    return {"key": key, "errors": errors, "marked": marked, "oob": oob}


@register.simple_tag
def line_errors(row: Any, oob: bool = False) -> SafeString:
    """As `row_errors`, for a line."""
    from django.template.loader import render_to_string

    return format_html(
        "{}", render_to_string("budgets/_row_errors.html", row_errors(row.key, list(row), oob))
    )


@register.filter
def listed(field: forms.BoundField) -> list[forms.BoundField]:
    """One field where a list is asked."""
    return [field]
