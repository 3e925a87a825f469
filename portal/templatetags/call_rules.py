"""The rules of a call in words, for its public page."""

from typing import Any

from django import template
from django.utils.translation import get_language

from applications.models import Call
from applications.terms import CallTerms
from portal.rule_catalogue import ENTRIES, catalogue, limit_words

register = template.Library()


@register.inclusion_tag("applications/_call_rules.html")
def call_rules_table(call: Call) -> dict[str, Any]:
    """Every rule that the call uses, with its limits as the terms give them."""
    rows = [r for r in catalogue(call.terms, get_language() or "nl") if r.severity != "off"]
    return {
        "limited": [row for row in rows if any(row.limits)],
        "others": [row for row in rows if not any(row.limits)],
    }


@register.filter
def rule_title(rule: str) -> str:
    """The name of a rule in the language of the page; the id itself for an unknown one."""
    dutch = (get_language() or "nl").startswith("nl")
    found = next((one for one in ENTRIES if one.rule == rule), None)
    return rule if found is None else found.title_nl if dutch else found.title_en


@register.simple_tag
def call_limit(terms: CallTerms, name: str) -> str:
    """One limit of the call in words (`60 %`, `€ 150.000,00`); empty where the call has none."""
    return limit_words(terms, name, get_language() or "nl") or ""
