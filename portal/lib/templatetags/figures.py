"""Template filters and tags for figures, moments, icons and two-language fields (built in)."""

import json
from collections.abc import Iterator
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.lib import figures, panel

register = template.Library()

_SHARED = (
    "euro",
    "share",
    "fte",
    "number",
    "deadline",
    "moment",
    "ago",
    "remaining",
    "enterprise_number",
    "clock_time",
)
for _filter in _SHARED:
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
    """`obj.name_nl` or `obj.name_en` by the language of the page; Dutch when empty."""
    language = (get_language() or "nl")[:2]
    for code in (language if language in {"nl", "en"} else "en", "nl"):
        key = f"{name}_{code}"
        value = obj.get(key) if hasattr(obj, "get") else getattr(obj, key, None)
        if value:
            return str(value)
    return ""


@register.filter
def words(text: Any) -> str:
    """A two-language `Text` of the call's terms in the language of the page."""
    return text.get(get_language() or "nl") if text else ""


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


@register.filter
def as_panel(findings: Any) -> panel.Panel:
    """Findings grouped for the rule panel: blocking, warnings, settled."""
    return panel.panel(findings or [])


@register.filter
def as_shown(finding: Any) -> panel.ShownFinding:
    """One finding with its sentence and figures in the language of the page."""
    return panel.shown(finding)


@register.simple_tag
def task_icon(state: str) -> SafeString:
    """The icon of a task's state: not_started, in_progress, complete, problem."""
    names = {"complete": "check-circle", "in_progress": "half", "problem": "problem"}
    return icon(names.get(str(state), "circle"))


@register.filter
def error_links(form_or_set: Any) -> list[tuple[str, str, str]]:
    """Every error of a form or formset as (id of the field, label, sentence)."""
    return list(_error_links(form_or_set))


def _error_links(form_or_set: Any) -> Iterator[tuple[str, str, str]]:
    if hasattr(form_or_set, "management_form"):
        for message in form_or_set.non_form_errors():
            yield "", "", str(message)
        for form in form_or_set.forms:
            yield from _error_links(form)
        return
    for message in form_or_set.non_field_errors():
        yield "", "", str(message)
    for bound in form_or_set:
        for message in bound.errors:
            label = str(bound.label).rstrip(" .:?")
            yield bound.id_for_label or bound.auto_id, label, str(message)


@register.simple_tag
def any_errors(forms: Any) -> bool:
    """True when one of several forms or formsets has an error."""
    return any(error_links(form) for form in forms)


@register.filter
def page_range(page: Any) -> Any:
    """The page numbers to offer, with gaps in a long list."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
def countdown_words() -> str:
    """The words of a running countdown as JSON, in the language of the page."""
    return json.dumps(figures.countdown_words(), ensure_ascii=False)
