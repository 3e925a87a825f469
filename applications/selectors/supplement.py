"""The parts of a dossier that a supplement may name."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Application
from applications.terms import Phase


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
