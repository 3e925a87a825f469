"""The parts of an application by name: where a finding is mended, and how a part is called."""

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from applications.models import Application
from applications.selectors.pages import page_address
from applications.terms import CallTerms, Phase
from portal.lib.findings import Finding

TITLES: dict[str, str] = {
    "organisation": gettext_noop("Organisation"),
    "initiative": gettext_noop("Positioning of the initiative"),
    "indicative": gettext_noop("Indicative sums"),
    "budget": gettext_noop("Budget and cofinancing"),
    "companies": gettext_noop("Companies, mandates and letters"),
    "attachments": gettext_noop("Attachments"),
    "indicators": gettext_noop("Indicators"),
    "activities": gettext_noop("Activities"),
    "spearhead": gettext_noop("Spearhead cluster"),
    "declarations": gettext_noop("Declarations"),
    "feedback": gettext_noop("Answers to the feedback"),
}
"""Source texts; translated when they are shown."""


def task_of(finding: Finding) -> str:
    """The part of the application where a finding is mended."""
    rule, place = finding.rule, finding.place or ""
    if place.startswith("sections."):
        return "section:" + place.removeprefix("sections.")
    if place.startswith("attachments."):
        return "attachments"
    for prefix, key in _TASK_OF_RULE:
        if rule.startswith(prefix):
            return key
    return ""


_TASK_OF_RULE = (
    ("applicant.", "organisation"),
    ("mandates.", "companies"),
    ("letters.", "companies"),
    ("eoi.pitch_slides", "attachments"),
    ("dossier.indicators", "indicators"),
    ("dossier.declarations", "declarations"),
    ("dossier.feedback_answered", "feedback"),
    ("activities.", "activities"),
    ("complementarity.spc", "spearhead"),
    ("budget.", "budget"),
    ("project.", "budget"),
    ("subsidy.", "budget"),
    ("financing.", "budget"),
    ("cofinancing.", "budget"),
)


def part_title(terms: CallTerms, phase: Phase, key: str) -> str:
    """How the part `key` is called, in the language of the page; "" for no part."""
    if key.startswith("section:"):
        section = terms.section(phase, key.partition(":")[2])
        return f"{section.number}. {section.title.get(get_language() or 'nl')}"
    return _(TITLES[key]) if key in TITLES else ""


def finding_address(application: Application, phase: Phase, finding: Finding) -> str:
    """The page on which the applicant mends what a finding says; "" when there is none."""
    key = part_of(finding, phase)
    return page_address(application, phase, key) if key else ""


def part_of(finding: Finding, phase: Phase) -> str:
    """As `task_of`, with the page of the sums for the money of the EoI."""
    key = task_of(finding)
    return "indicative" if key == "budget" and phase == Phase.EOI else key
