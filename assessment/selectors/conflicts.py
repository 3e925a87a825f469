"""The parties of an application, and which of them an expert is tied to."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from applications.models import Application
from applications.packages import latest_submission, package_data
from applications.terms import Phase
from assessment.models import Affiliation, ConflictOfInterest, Expert
from assessment.rules import Match, Party, Tie, find_matches
from budgets.models import CofinancingLine, CostLine

BLOCKING = (ConflictOfInterest.State.OPEN, ConflictOfInterest.State.CONFIRMED)
"""Such a conflict closes the file to the expert everywhere."""

CAPACITIES = {
    "organisation": gettext_noop("applicant organisation"),
    "founder": gettext_noop("founder of the applicant organisation"),
    "mandate": gettext_noop("company with a mandate or letter of intent"),
    "contributor": gettext_noop("contributor to the cofinancing"),
    "subcontractor": gettext_noop("subcontractor"),
    "collaborator": gettext_noop("works on this application"),
}


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """A conflict as found now: the enterprise number (may be empty) and the ground in words."""

    number: str
    ground: str


def parties(application: Application) -> list[Party]:
    """Everybody with a stake: as written now, and as handed in last. 5 queries."""
    return list(dict.fromkeys([*_written(application), *_handed_in(application)]))


def find_conflicts(
    expert: Expert, application: Application, among: Collection[Party] | None = None
) -> list[FoundConflict]:
    """The ties of `expert` to `application`; grounds in the language of the agency (Dutch).

    `among`: the parties, when the caller has read them already.
    """
    among = parties(application) if among is None else among
    found = [_in_words(match) for match in find_matches(ties_of(expert), among)]
    if any(one.user_id == expert.user_id for one in application.collaborators.all()):
        found.insert(0, FoundConflict("", _dutch(CAPACITIES["collaborator"])))
    return found


def ties_of(expert: Expert) -> list[Tie]:
    """What the expert is or was tied to."""
    return [_tie(affiliation) for affiliation in expert.affiliations.all()]


def is_settled(found: FoundConflict, known: Iterable[ConflictOfInterest]) -> bool:
    """Is this conflict on record already, whatever was decided on it?"""
    return any(
        one.origin == ConflictOfInterest.Origin.FOUND
        and one.enterprise_number == found.number
        and (found.number or one.ground == found.ground)
        for one in known
    )


def is_blocked(expert: Expert, application: Application) -> bool:
    """Does an open or confirmed conflict keep this expert away?"""
    return expert.conflicts.filter(application=application, state__in=BLOCKING).exists()


def conflicts_of(application: Application) -> list[ConflictOfInterest]:
    """All conflicts on record for an application, those to be judged first."""
    rows = application.conflicts.select_related("expert__user", "decided_by", "application")
    still_open = ConflictOfInterest.State.OPEN
    return sorted(rows, key=lambda one: (one.state != still_open, -one.pk))


def _written(application: Application) -> Iterator[Party]:
    organisation = application.organisation
    if organisation is not None:
        yield Party(organisation.enterprise_number, organisation.name, "organisation")
        if organisation.founder:
            yield Party("", organisation.founder, "founder")
    for mandate in application.mandates.all():
        yield Party(mandate.enterprise_number, mandate.name, "mandate")
    for line in CofinancingLine.objects.filter(plan__application=application):
        yield Party(line.enterprise_number, line.contributor, "contributor")
    costs = CostLine.objects.filter(
        plan__application=application, heading=CostLine.Heading.SUBCONTRACTING
    )
    for cost in costs:
        if cost.enterprise_number:
            yield Party(cost.enterprise_number, cost.description, "subcontractor")


def _handed_in(application: Application) -> Iterator[Party]:
    submission = latest_submission(application, Phase.DOSSIER)
    if submission is None:
        return
    content = package_data(submission)["content"]
    organisation = content["organisation"] or {}
    if organisation:
        yield Party(organisation["enterprise_number"], organisation["name"], "organisation")
    for company in content["companies"]:
        yield Party(company["enterprise_number"], company["name"], "mandate")
    budget = content["budget"] or {}
    for line in budget.get("cofinancing_lines", ()):
        yield Party(line["enterprise_number"], line["contributor"], "contributor")
    for line in budget.get("cost_lines", ()):
        if line["heading"] == "subcontracting" and line["enterprise_number"]:
            yield Party(line["enterprise_number"], line["description"], "subcontractor")


def _tie(affiliation: Affiliation) -> Tie:
    years = [str(day.year) if day else "" for day in (affiliation.since, affiliation.until)]
    period = "–".join(years).strip("–") if any(years) else ""
    role = ", ".join(part for part in (affiliation.role, period) if part)
    return Tie(affiliation.enterprise_number, affiliation.organisation_name, role)


def _in_words(match: Match) -> FoundConflict:
    with translation.override("nl"):
        how = _("same enterprise number") if match.by_number else _("same name")
        ground = _("%(name)s: %(capacities)s. Tie of the expert: %(tie)s (%(how)s).") % {
            "name": match.party.name,
            "capacities": ", ".join(_(CAPACITIES[one]) for one in match.capacities),
            "tie": ", ".join(part for part in (match.tie.name, match.tie.role) if part),
            "how": how,
        }
    return FoundConflict(match.party.number, ground)


def _dutch(text: str) -> str:
    with translation.override("nl"):
        return _(text)
