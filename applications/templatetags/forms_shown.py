"""`{% shown_fields form %}`: the fields of a form to read, for who may not write now."""

from typing import Any

from django import forms, template

from portal.lib import figures
from portal.lib.form_tools import chosen

register = template.Library()


@register.inclusion_tag("applications/_shown_fields.html")
def shown_fields(form: forms.Form) -> dict[str, Any]:
    """Label and stored value of every visible field; a choice by its label."""
    fields = [
        {"label": bound.label, "value": _shown(bound.field, bound.initial)}
        for bound in form.visible_fields()
    ]
    return {"fields": fields}


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        return chosen(field, value) if value else ""
    if isinstance(field, forms.DateField):
        return figures.day(value)
    return str(field.prepare_value(value) or "")
