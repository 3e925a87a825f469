"""`{{ score.confidence|confidence_word }}`."""

from django import template

from assessment.selectors.scores import CONFIDENCE

register = template.Library()


@register.filter
def confidence_word(value: int | None) -> str:
    """How sure an expert is, in a word; empty when it was not said."""
    return str(CONFIDENCE.get(value or 0, ""))
