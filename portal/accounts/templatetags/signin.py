"""Template help for the sign-in pages."""

from django import forms, template

register = template.Library()


@register.filter
def without_placeholders(form: forms.BaseForm) -> forms.BaseForm:
    """`form` without placeholders: each field has a visible label that says the same."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form
