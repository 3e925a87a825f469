"""The agency's pages of one application: what must be done now, and the tabs between them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications import access
from applications.models import Application
from applications.selectors.deadlines import deadline_of, open_supplement
from applications.terms import Phase
from applications.workflow import Status, Turn
from assessment.access import can_see_assessment
from assessment.access.committee import FOLLOWED_UP, released_decision
from assessment.models import ConflictOfInterest
from assessment.selectors.assignments import panel_of
from portal.accounts.models import User
from portal.lib import clock, figures

EXPERTS_PAGES = ("beoordelingen", "belangenconflicten")
"""Parts of addresses of pages that belong to the tab of the experts."""


@dataclass(frozen=True, slots=True)
class AgencyStep:
    """One sentence; where it is done and the verb on the button. `ours`: the agency must act."""

    sentence: str
    page: str = ""
    action: str = ""
    ours: bool = False
    phase: str = ""
    reference: str = ""

    @property
    def address(self) -> str:
        """Where it is done; empty when there is nothing to do."""
        if not self.page:
            return ""
        return reverse(self.page, args=[self.reference, *filter(None, [self.phase])])


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the agency about this application. `current`: value of `aria-current`."""

    label: str
    url: str
    current: str


def agency_step(application: Application) -> AgencyStep:
    """What the agency does next, or for whom it waits, in the state of now."""
    state = application.state
    step = _STEPS.get(state, _nothing)(application)
    return AgencyStep(
        step.sentence, step.page, step.action, step.ours, step.phase, application.reference
    )


def agency_tabs(application: Application, user: User, here: str) -> list[Tab]:
    """The pages this person may open, in the order of the path. `here` is the path now read."""
    names = [("applications:handling", _("Handling"))]
    if access.can_handle(user, application):
        names += [
            ("applications:pitch_manage", _("Pitch")),
            ("applications:feedback", _("Feedback")),
            ("applications:supplement", _("Supplement")),
            ("applications:extension", _("Extension")),
        ]
    if can_see_assessment(user, application):
        names += [
            ("assessment:expert_panel", _("Experts")),
            ("assessment:advice", _("Advice")),
        ]
    if application.state in FOLLOWED_UP:
        names.append(("assessment:project_steps", _("Project")))
    names.append(("applications:application", _("As the applicant sees it")))
    if released_decision(application) is not None:
        names.append(("assessment:decision", _("Decision")))
    urls = [(reverse(name, args=[application.reference]), label) for name, label in names]
    first, deeper = urls[0][0], [url for url, _label in urls[1:]]
    inside = next((url for url in deeper if here.startswith(url)), first)
    if any(f"/{part}/" in here for part in EXPERTS_PAGES):
        inside = reverse("assessment:expert_panel", args=[application.reference])
    return [
        Tab(label, url, "" if url != inside else "page" if url == here else "true")
        for url, label in urls
    ]


def _nothing(application: Application) -> AgencyStep:
    return AgencyStep(_("Nothing is asked of anybody now."))


def _until(moment: datetime | None) -> str:
    return figures.deadline(moment) if moment else _("a day that is not fixed yet")


def _check(phase: Phase) -> Callable[[Application], AgencyStep]:
    def step(application: Application) -> AgencyStep:
        deadline = deadline_of(application, phase)
        sentence = (
            _("Check whether the EoI is admissible.")
            if phase == Phase.EOI
            else _("Check whether the dossier is admissible, or ask a supplement.")
        )
        if deadline is not None and deadline > clock.now():
            later = _("The applicant can still submit a new version until %(moment)s.")
            sentence += " " + later % {"moment": figures.deadline(deadline)}
        return AgencyStep(
            sentence, "applications:admissibility", _("Check the form"), True, phase.value
        )

    return step


def _schedule(application: Application) -> AgencyStep:
    return AgencyStep(
        _("Place the application in the pitch programme, or wait until the applicant chooses."),
        "applications:pitch_manage",
        _("Plan the pitch"),
        True,
    )


def _pitch(application: Application) -> AgencyStep:
    starts = application.pitch.slot.starts_at
    today = figures.local(clock.now()).date()
    if figures.local(starts).date() > today:
        sentence = _("The pitch is on %(moment)s.") % {"moment": figures.deadline(starts)}
        return AgencyStep(sentence, "applications:pitch_manage", _("To the pitch"))
    return AgencyStep(
        _("The pitch was planned on %(moment)s. Record whether the initiative was there.")
        % {"moment": figures.deadline(starts)},
        "applications:pitch_manage",
        _("Record attendance"),
        True,
    )


def _feedback(application: Application) -> AgencyStep:
    deadline = _until(deadline_of(application, Phase.DOSSIER))
    if application.feedback_released_at is not None:
        sentence = _("The applicant writes the dossier, until %(moment)s.") % {"moment": deadline}
        return AgencyStep(sentence)
    number = application.feedback_points.count()
    sentence = (
        ngettext(
            "%(n)d point of feedback is written and not given to the applicant yet.",
            "%(n)d points of feedback are written and not given to the applicant yet.",
            number,
        )
        % {"n": number}
        if number
        else _("Write the feedback after the pitch and give it to the applicant.")
    )
    return AgencyStep(sentence, "applications:feedback", _("To the feedback"), True)


def _supplement(application: Application) -> AgencyStep:
    request = open_supplement(application)
    sentence = _("The applicant completes the named parts, until %(moment)s.") % {
        "moment": _until(request.due_at if request else None)
    }
    return AgencyStep(sentence, "applications:supplement", _("To the supplement"))


def _invite(application: Application) -> AgencyStep:
    sentence = _("The dossier is admissible. Invite experts to assess it.")
    return AgencyStep(sentence, "assessment:expert_panel", _("Invite experts"), True)


def _assessment(application: Application) -> AgencyStep:
    open_conflicts = application.conflicts.filter(state=ConflictOfInterest.State.OPEN).count()
    if open_conflicts:
        sentence = ngettext(
            "%(n)d conflict of interest waits for your judgement.",
            "%(n)d conflicts of interest wait for your judgement.",
            open_conflicts,
        ) % {"n": open_conflicts}
        return AgencyStep(sentence, "assessment:expert_panel", _("Judge the conflicts"), True)
    panel = [one for one in panel_of(application) if one.is_active]
    done = sum(one.is_submitted for one in panel)
    words = {"done": done, "asked": len(panel)}
    if panel and done == len(panel):
        sentence = _("All %(asked)d assessments are in. Write the advice.") % words
        return AgencyStep(sentence, "assessment:advice", _("Write the advice"), True)
    sentence = _("%(done)d of %(asked)d assessments are in.") % words
    late = sum(one.is_late for one in panel)
    if late:
        sentence += " " + ngettext("%(n)d is late.", "%(n)d are late.", late) % {"n": late}
    action = _("To the experts") if panel else _("Invite experts")
    return AgencyStep(sentence, "assessment:expert_panel", action, bool(late) or not panel)


def _committee(application: Application) -> AgencyStep:
    sentence = _("The advice is finished; the committee decides.")
    return AgencyStep(sentence, "assessment:advice", _("Read the advice"))


def _follow(application: Application) -> AgencyStep:
    sentences = {
        Status.AGREEMENT: _("Record the start of the project once it has begun."),
        Status.RUNNING: _("The project is running. Close it when it has ended."),
    }
    sentence = sentences.get(application.state, _("Record the agreement once it is signed."))
    ours = application.status_info.turn is Turn.AGENCY
    return AgencyStep(sentence, "assessment:project_steps", _("To the project"), ours)


_STEPS: dict[Status, Callable[[Application], AgencyStep]] = {
    Status.EOI_DRAFT: lambda one: AgencyStep(
        _("The applicant writes the EoI, until %(moment)s.")
        % {"moment": _until(deadline_of(one, Phase.EOI))}
    ),
    Status.EOI_SUBMITTED: _check(Phase.EOI),
    Status.EOI_ADMISSIBLE: _schedule,
    Status.PITCH_SCHEDULED: _pitch,
    Status.PITCH_ATTENDED: _feedback,
    Status.DOSSIER_DRAFT: _feedback,
    Status.DOSSIER_SUBMITTED: _check(Phase.DOSSIER),
    Status.SUPPLEMENT_REQUESTED: _supplement,
    Status.DOSSIER_ADMISSIBLE: _invite,
    Status.IN_ASSESSMENT: _assessment,
    Status.ADVICE_READY: _committee,
    Status.APPROVED: _follow,
    Status.APPROVED_WITH_CONDITIONS: _follow,
    Status.AGREEMENT: _follow,
    Status.RUNNING: _follow,
}
