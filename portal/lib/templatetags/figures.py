"""Template filters and tags for figures, moments, icons and two-language fields (built in)."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.lib import figures

register = template.Library()

for _filter in ("euro", "share", "fte", "deadline", "moment", "ago", "remaining", "enterprise_number"):
    register.filter(_filter, getattr(figures, _filter))


@register.filter
def day(value: Any) -> str:
    """A date in words with the weekday."""
    return figures.day(value)


@register.filter
def short_day(value: Any) -> str:
    """A date in words without the weekday, for tables."""
    return figures.day(value, weekday=False)


@register.filter
def iso(value: Any) -> str:
    """The machine form for `<time datetime="…">`."""
    return value.isoformat() if value else ""


@register.simple_tag
def localized(obj: Any, name: str) -> str:
    """`obj.name_nl` or `obj.name_en` by the language of the page (mappings too); Dutch when empty."""
    language = (get_language() or "nl")[:2]
    for code in (language if language in {"nl", "en"} else "en", "nl"):
        key = f"{name}_{code}"
        value = obj.get(key) if hasattr(obj, "get") else getattr(obj, key, None)
        if value:
            return str(value)
    return ""


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An icon of `static/icons.svg`, hidden from screen readers: the word beside it speaks."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false" width="20" height="20">'
        '<use href="{}#{}"></use></svg>',
        extra,
        static("icons.svg"),
        name,
    )
