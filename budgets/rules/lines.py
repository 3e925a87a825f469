"""The rules on single contributions: straight from an enterprise, and secondment as a cost."""

from __future__ import annotations

from budgets.rules.amounts import Ceiling, at_most
from budgets.rules.case import Case, Words, euro, idle, judged, not_applicable
from budgets.rules.exact import ZERO, ceil_cent, show
from budgets.rules.facts import CofinancingLine, Kind, Source
from portal.lib.findings import Finding, Severity

NOTHING = "0.00"

SOURCE_WORDS: dict[Source, Words] = {
    Source.ENTERPRISE: Words("onderneming", "enterprise"),
    Source.RESEARCH_CENTRE: Words("onderzoekscentrum", "research centre"),
    Source.STATUTORY_CONTRIBUTION: Words(
        "verplichte wettelijke bijdrage", "compulsory statutory contribution"
    ),
    Source.FEDERATION_FEE: Words(
        "algemene ledenbijdrage aan een federatie", "general fee to a federation"
    ),
    Source.OWN_MEANS: Words("eigen middelen", "own means"),
    Source.PUBLIC_BODY: Words("overheid", "public body"),
    Source.OTHER: Words("andere bron", "other source"),
}

IN_KIND_COSTED = Ceiling(
    "cofinancing.in_kind_costed",
    Words("De bijdragen in natura", "The contributions in kind"),
    Words(
        "Een detachering staat ook bij de personeelskosten; die zijn",
        "A secondment stands among the personnel costs too; those are",
    ),
    Words("Verminder de bijdragen in natura met", "Reduce the contributions in kind by"),
)


def direct(case: Case) -> list[Finding]:
    """One finding per line that does not count or lacks its number; one pass when none does."""
    rule = "cofinancing.direct"
    severity = case.severity(rule)
    lines = case.plan.cofinancing if case.plan else ()
    if severity is None:
        return [not_applicable(rule, None, None, None, idle(None))]
    if not lines:
        words = Words("Er is nog geen bijdrage ingevuld.", "No contribution was filled in yet.")
        return [not_applicable(rule, severity, None, None, words)]
    found = []
    for index, line in enumerate(lines):
        place = f"cofinancing[{index}]"
        if not line.counts:
            found.append(_left_out(rule, severity, line, place))
        elif line.enterprise_number is None and line.kind is not Kind.ACTIVITY_INCOME:
            found.append(_without_number(rule, severity, line, place))
    if found:
        return found
    words = Words(
        "Alle bijdragen komen rechtstreeks van ondernemingen.",
        "All contributions come straight from enterprises.",
    )
    return [judged(rule, severity, None, True, (NOTHING, NOTHING), words)]


def _left_out(rule: str, severity: Severity, line: CofinancingLine, place: str) -> Finding:
    amount = ceil_cent(sum(line.amounts, ZERO))
    source = SOURCE_WORDS[line.source]
    words = Words(
        f"De bijdrage van {line.contributor} ({source.nl}) telt niet mee: {euro(amount)}. "
        "Enkel wat rechtstreeks van een onderneming komt, telt.",
        f"The contribution of {line.contributor} ({source.en}) does not count: {euro(amount)}. "
        "Only what comes straight from an enterprise counts.",
    )
    figures = (show(amount), NOTHING)
    return judged(rule, severity, None, False, figures, words, None, place)


def _without_number(rule: str, severity: Severity, line: CofinancingLine, place: str) -> Finding:
    words = Words(
        f"De bijdrage van {line.contributor} telt mee, maar heeft geen ondernemingsnummer. "
        "Vul het in, tenzij het een buitenlandse onderneming is.",
        f"The contribution of {line.contributor} counts, but has no enterprise number. "
        "Fill it in, unless it is a foreign enterprise.",
    )
    return judged(rule, severity, None, False, (NOTHING, NOTHING), words, None, place)


def in_kind_costed(case: Case) -> list[Finding]:
    """In kind ≤ personnel costs, each year."""
    return [
        at_most(case, IN_KIND_COSTED, year, sums.in_kind, sums.personnel)
        for year, sums in case.numbered()
    ]
