"""Names with their values, as a package shows them, in the language of the page."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.terms import CallTerms
from portal.lib import figures

from .labels import EXECUTORS, INITIATIVES, LEGAL_FORMS, PRICES, SCOPES, word, yes_no
from .shapes import ReadActivity, Row

Data = dict[str, Any]


def language() -> str:
    """The language of the page: `nl` or `en`."""
    return get_language() or "nl"


def _rows(*pairs: tuple[str, str | None]) -> tuple[Row, ...]:
    return tuple(Row(name, value) for name, value in pairs if value)


def day(text: str | None) -> str:
    """A date of the package in the words of the page."""
    return figures.day(date.fromisoformat(text), weekday=False) if text else ""


def organisation_rows(content: Data) -> tuple[Row, ...]:
    """The applicant: the cluster and the organisation that carries it out."""
    body, application = content["organisation"] or {}, content["application"]
    place = f"{body.get('postcode', '')} {body.get('municipality', '')}".strip()
    return _rows(
        (_("Name of the cluster"), application["title"]),
        (_("Acronym"), application["acronym"]),
        (_("Executing organisation"), word(EXECUTORS, application["executor"])),
        (_("Organisation"), body.get("name")),
        (_("Legal form"), word(LEGAL_FORMS, body.get("legal_form"))),
        (_("Enterprise number"), figures.enterprise_number(body.get("enterprise_number"))),
        (_("Being founded"), yes_no(True) if body.get("in_formation") else ""),
        (_("Founder"), body.get("founder")),
        (_("Expected date of foundation"), day(body.get("expected_on"))),
        (_("Address"), ", ".join(part for part in (body.get("street"), place) if part)),
        (_("Website"), body.get("website")),
    )


def initiative_rows(content: Data) -> tuple[Row, ...]:
    """How the initiative stands among those that exist."""
    data = content.get("initiative") or {}
    return _rows(
        (_("Kind of initiative"), word(INITIATIVES, data.get("initiative"))),
        (_("Which existing initiative"), data.get("differentiates")),
        (_("Existing organisations in the domain"), data.get("existing_organisations")),
        (_("What they leave open"), data.get("left_open")),
        (_("Why this is no federation or pure network organisation"), data.get("no_federation")),
    )


def budget_rows(plan: Data) -> tuple[Row, ...]:
    """When the project starts and how long it lasts."""
    months = plan.get("duration_months")
    return _rows(
        (_("Start date"), day(plan.get("start_date"))),
        (_("Duration"), _("%(n)s months") % {"n": months} if months else ""),
    )


def read_activity(item: Data) -> ReadActivity:
    """One activity of the programme."""
    return ReadActivity(
        item["title"],
        item["description"],
        _rows(
            (_("Kind of activity"), word(SCOPES, item["scope"])),
            (_("Carries costs in the budget"), yes_no(item["carries_costs"])),
            (_("Price for participants"), word(PRICES, item["price"])),
            (_("Why not paid"), item["price_reason"]),
            (_("Open to all members"), yes_no(item["open_to_all"])),
            (_("Personalised service to one enterprise"), yes_no(item["personalised"])),
            (_("Could distort the market"), yes_no(item["distorts_market"])),
            (_("Other support measure sought"), item["other_support"]),
        ),
    )


def spearhead_rows(content: Data, terms: CallTerms) -> tuple[Row, ...]:
    """How the initiative relates to a spearhead cluster."""
    data = content.get("spearhead") or {}
    ticked = [
        item.text.get(language())
        for item in terms.spc_conditions
        if item.key in (data.get("spc_conditions") or ())
    ]
    return _rows(
        (_("In the domain of a spearhead cluster"), yes_no(data.get("in_spc_domain"))),
        (_("Which spearhead cluster"), data.get("spc_name")),
        (_("Conditions that hold"), "\n".join(ticked)),
        (_("Motivation"), data.get("spc_motivation")),
    )
