"""The applicant's pages of a phase in the order in which they are filled in."""

from django.urls import NoReverseMatch, reverse

from applications.models import Application
from applications.terms import Phase


def page_keys(application: Application, phase: Phase) -> list[str]:
    """`organisation`, `section:scope`, `budget`, … as the task list and "Save and continue" go."""
    sections = [f"section:{one.key}" for one in application.call.terms.sections_of(phase)]
    if phase == Phase.EOI:
        return ["organisation", "initiative", *sections, "indicative", "companies", "attachments"]
    return [
        "organisation",
        *sections,
        "spearhead",
        "activities",
        "indicators",
        "budget",
        "companies",
        "attachments",
        "declarations",
        "feedback",
    ]


def page_address(application: Application, phase: Phase, key: str) -> str:
    """The address of one of these pages; "" for a page that this portal does not have."""
    reference = application.reference
    if key.startswith("section:"):
        name, args = "applications:section", [reference, phase.value, key.partition(":")[2]]
    else:
        name = {
            "indicative": "budgets:indicative",
            "budget": "budgets:plan",
            "companies": "applications:mandates",
            "feedback": "applications:feedback_answers",
        }.get(key, f"applications:{key}")
        args = [reference, phase.value] if key == "attachments" else [reference]
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def next_address(application: Application, phase: Phase, key: str) -> str:
    """Where "Save and continue" leads from the page `key`: the next one, else the overview."""
    keys = page_keys(application, phase)
    for following in keys[keys.index(key) + 1 :] if key in keys else []:
        if address := page_address(application, phase, following):
            return address
    return application.get_absolute_url()
