"""`{% status_badge application %}`: a status in a word, a colour and an icon."""

from django import template
from django.utils.translation import get_language

from applications.models import Application
from applications.workflow import LOOKS

register = template.Library()


@register.inclusion_tag("components/_status_badge.html")
def status_badge(application: Application, staff: bool = False) -> dict[str, str]:
    """In the applicant's words, or in those of the agency."""
    info = application.status_info
    tone, symbol = LOOKS[info.tone]
    label = info.staff if staff else info.applicant
    return {"label": label.text(get_language() or "nl"), "tone": tone, "symbol": symbol}
