"""The rules of a call in words, for its public page."""

from typing import Any

from django import template
from django.utils.translation import get_language

from applications.models import Call
from portal.rule_catalogue import catalogue

register = template.Library()


@register.inclusion_tag("applications/_call_rules.html")
def call_rules_table(call: Call) -> dict[str, Any]:
    """Every rule that the call uses, with its limits as the terms give them."""
    rows = [r for r in catalogue(call.terms, get_language() or "nl") if r.severity != "off"]
    return {
        "limited": [row for row in rows if any(row.limits)],
        "others": [row for row in rows if not any(row.limits)],
    }
