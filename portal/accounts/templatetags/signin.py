"""Template help for the sign-in pages."""

from django import forms, template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def without_placeholders(form: forms.BaseForm) -> forms.BaseForm:
    """`form` without placeholders: each field has a visible label that says the same."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def without_hint(form: forms.BaseForm, name: str) -> forms.BaseForm:
    """`form` without the hint of field `name`, where the page says it in another place."""
    form.fields[name].help_text = form[name].help_text = ""
    return form


@register.filter
def with_key_name(form: forms.BaseForm) -> forms.BaseForm:
    """`form` of a key with a label for its name; the library's own is not translated."""
    form.fields["name"].label = form["name"].label = _("Name of the key")
    return form
