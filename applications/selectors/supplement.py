"""The parts of a dossier that a supplement may name, and the pages on which they are mended."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Application
from applications.selectors.deadlines import open_supplement
from applications.selectors.pages import page_address
from applications.terms import Phase
from applications.workflow import Status


def part_labels(application: Application) -> dict[str, str]:
    """Every part and its name, in the order of the dossier; names as in `packages.parts`."""
    language = get_language() or "nl"
    terms = application.call.terms
    sections = {
        f"section:{one.key}": f"{one.number} {one.title.get(language)}"
        for one in terms.sections_of(Phase.DOSSIER)
    }
    files = {
        f"attachment:{one.key}": one.title.get(language)
        for one in terms.attachments_of(Phase.DOSSIER)
    }
    return {
        "organisation": _("Organisation"),
        **sections,
        "spearhead": _("Spearhead cluster"),
        "activities": _("Activities"),
        "indicators": _("Indicators"),
        "budget": _("Budget and financing"),
        "letters": _("Enterprises and letters of intent"),
        **files,
        "declarations": _("Declarations"),
        "feedback": _("Answers to the feedback"),
    }


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A part that is open now: its name, the key of its page (`pages.page_keys`), its address."""

    label: str
    page: str
    url: str


def asked_parts(application: Application) -> list[AskedPart]:
    """What the supplement of now names, in the order of the dossier; empty when none is asked."""
    request = open_supplement(application)
    if request is None or application.state != Status.SUPPLEMENT_REQUESTED:
        return []
    found = []
    for part, label in part_labels(application).items():
        if part in request.parts:
            page = _page_of(part)
            found.append(AskedPart(label, page, page_address(application, Phase.DOSSIER, page)))
    return found


def _page_of(part: str) -> str:
    if part.startswith("attachment:"):
        return "attachments"
    return {"letters": "companies"}.get(part, part)
