"""The words for the codes of a package, in the language of the reader."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import (
    Activity,
    Application,
    CompanyMandate,
    ExpressionOfInterest,
    FeedbackPoint,
    Indicator,
    LegalForm,
)

Words = dict[str, str | Promise]

PHASES: Words = {"eoi": _("Expression of Interest"), "dossier": _("Full dossier")}
EXECUTORS: Words = dict(Application.Executor.choices)
LEGAL_FORMS: Words = dict(LegalForm.choices)
INITIATIVES: Words = dict(ExpressionOfInterest.Initiative.choices)
SIZES: Words = dict(CompanyMandate.Size.choices)
FAMILIES: Words = dict(Indicator.Family.choices)
INDICATOR_KINDS: Words = dict(Indicator.Kind.choices)
SCOPES: Words = dict(Activity.Scope.choices)
PRICES: Words = dict(Activity.Price.choices)
POINTS: Words = dict(FeedbackPoint.Kind.choices)

HEADINGS: Words = {
    "personnel": _("Personnel costs"),
    "other": _("Other costs"),
    "subcontracting": _("Large subcontracting"),
}
KINDS: Words = {
    "cash": _("Cash"),
    "in_kind": _("In kind (secondment)"),
    "activity_income": _("Income from activities"),
}
SOURCES: Words = {
    "enterprise": _("Directly from an enterprise"),
    "research_centre": _("Research centre"),
    "statutory_contribution": _("Compulsory statutory contribution"),
    "federation_fee": _("General membership fee of a federation"),
    "own_means": _("Own means of the cluster organisation"),
    "public_body": _("Public body"),
    "other": _("Another source"),
}
SUMS: Words = {
    **HEADINGS,
    "costs": _("Total costs"),
    "fte": _("FTE"),
    **KINDS,
    "cofinancing": _("Cofinancing that counts"),
    "not_counted": _("Cofinancing that does not count"),
    "subsidy": _("Subsidy"),
}


def word(words: Words, code: str | None) -> str:
    """The word for a code; the code itself when it is not known any more."""
    return str(words.get(code or "", code or ""))


def yes_no(value: bool | None) -> str:
    """Yes, no, or empty when it was not said."""
    return "" if value is None else str(_("Yes") if value else _("No"))
