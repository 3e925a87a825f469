"""`{{ section.title|text }}`: a two-language text of a call in the language of the page."""

from django import template
from django.utils.translation import get_language

from applications.terms import Text

register = template.Library()


@register.filter
def text(value: Text | None) -> str:
    """Dutch on a Dutch page, else English; nothing for nothing."""
    return value.get(get_language() or "nl") if value else ""
