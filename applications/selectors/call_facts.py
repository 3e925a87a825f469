"""The few facts of a call that decide whether to read on."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.models import Call
from applications.terms import Phase
from portal.lib import figures


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of `_definition_list.html`."""

    name: str
    value: str


def key_facts(call: Call) -> list[Fact]:
    """Deadlines, subsidy, length and who must take part; what the call does not limit is left
    out."""
    terms = call.terms
    limits = terms.limits
    found = [
        (_("Submit the EoI before"), figures.deadline(terms.deadline(Phase.EOI))),
        (_("Submit the full dossier before"), figures.deadline(terms.deadline(Phase.DOSSIER))),
    ]
    subsidy = []
    if limits.subsidy_year_cap is not None:
        most = figures.euro(limits.subsidy_year_cap)
        subsidy.append(_("at most %(amount)s a year") % {"amount": most})
    if limits.subsidy_rate is not None:
        rate = _percent(limits.subsidy_rate)
        subsidy.append(_("at most %(rate)s of the costs") % {"rate": rate})
    found.append((_("Subsidy"), ", ".join(subsidy)))
    if limits.total_cap is not None:
        most = _("at most %(amount)s in all") % {"amount": figures.euro(limits.total_cap)}
        found.append((_("Costs of the project"), most))
    if limits.months_max is not None:
        found.append((_("Length"), _("at most %(n)s months") % {"n": limits.months_max}))
    if limits.mandates_min is not None:
        companies = _("at least %(n)s Flemish companies, each with a mandate")
        if limits.letters_min is not None:
            companies = _(
                "at least %(n)s Flemish companies, each with a mandate and a letter of intent"
            )
        found.append((_("Companies"), companies % {"n": limits.mandates_min}))
    if limits.cash_min_share is not None:
        cash = _("at least %(share)s of it in cash") % {"share": _percent(limits.cash_min_share)}
        found.append((_("Cofinancing"), cash))
    return [Fact(name, value) for name, value in found if value]


def _percent(share: Decimal) -> str:
    """`60 %`; with decimals only where there are any."""
    return figures.share(share).replace(",00", "")
