"""What there is to see in a demo: pages by what they show, wherever the demo has put it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from applications.models import Application, Call
from applications.selectors.starting import open_calls
from applications.terms import Phase
from applications.workflow import Status
from assessment.models import Assessment, Assignment, DecisionList
from portal.completeness import judge
from portal.lib import clock

STAFF, SECRETARY = "farid@agentschap.example", "greet@comite.example"
APPLICANT = "anna@slimtextiel.example"

DRAFT = (Status.EOI_DRAFT, Status.EOI_SUBMITTED)
WRITING = (Status.DOSSIER_DRAFT,)
DECIDED = (Status.APPROVED, Status.APPROVED_WITH_CONDITIONS, Status.AGREEMENT, Status.REJECTED)


@dataclass(frozen=True)
class Sight:
    """A page as one person sees it; `who` is empty for a visitor."""

    who: str
    path: str


Finder = Callable[[], Sight | None]
"""Where a page is in this demo; None when its stage is not there."""


def page(name: str, who: str = "") -> Finder:
    """A page that is in every demo."""
    return lambda: Sight(who, reverse(name))


def call() -> Sight | None:
    """The public page of the call that takes applications, else of any."""
    found = next(iter(open_calls()), None) or Call.objects.filter(is_demo=True).first()
    return Sight("", found.get_absolute_url()) if found else None


def own(name: str, *args: str, status: tuple[Status, ...]) -> Finder:
    """A page of the applicant's own application in one of these states."""

    def find() -> Sight | None:
        rows = Application.objects.filter(collaborators__user__email=APPLICANT)
        found = rows.filter(status__in=status).first()
        if found is None:
            return None
        return Sight(APPLICANT, reverse(name, args=[found.reference, *args]))

    return find


def broken_plan() -> Sight | None:
    """The budget that breaks most rules, for its coordinator."""
    drafts = Application.objects.filter(status__in=WRITING, budget_plan__isnull=False)
    moment, most, worst = clock.now(), 0, None
    for one in drafts.select_related("call"):
        judgement = judge(one, Phase.DOSSIER, moment)
        rules = judgement.of("budget.", "project.", "subsidy.", "financing.", "cofinancing.")
        broken = sum(finding.blocks for finding in rules)
        if broken > most:
            most, worst = broken, one
    if worst is None:
        return None
    return Sight(worst.created_by.email, reverse("budgets:plan", args=[worst.reference]))


def handled(name: str, *status: Status) -> Finder:
    """A page of the agency about an application in one of these states."""

    def find() -> Sight | None:
        found = Application.objects.filter(status__in=status).first()
        return Sight(STAFF, reverse(name, args=[found.reference])) if found else None

    return find


def matrix() -> Sight | None:
    """The assessments of the call in which most dossiers are being assessed."""
    rows = Application.objects.filter(status=Status.IN_ASSESSMENT).select_related("call")
    codes = [one.call.code for one in rows]
    if not codes:
        return None
    code = max(codes, key=codes.count)
    return Sight(STAFF, reverse("assessment:assessment_matrix", args=[code]))


def scoring() -> Sight | None:
    """The page on which an expert, halfway, scores the first criterion without a grade."""
    rows = Assignment.objects.filter(
        state=Assignment.State.ACCEPTED,
        assessment__state=Assessment.State.DRAFT,
        application__status=Status.IN_ASSESSMENT,
        assessment__scores__isnull=False,
    )
    found = rows.select_related("expert__user", "application__call").first()
    if found is None:
        return None
    done = set(found.assessment.scores.values_list("criterion", flat=True))
    codes = [one.code for one in found.application.call.terms.criteria]
    code = next(one for one in codes if one not in done)
    address = reverse("assessment:score", args=[found.application.reference, code])
    return Sight(found.expert.user.email, address)


def decision_list(state: str) -> Finder:
    """A list of the committee in this state, for its secretary."""

    def find() -> Sight | None:
        found = DecisionList.objects.filter(state=state).first()
        if found is None:
            return None
        return Sight(SECRETARY, reverse("assessment:decision_list", args=[found.key]))

    return find
