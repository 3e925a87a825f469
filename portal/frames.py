"""The frame of every page of an application: where it stands, what is missing, who must act."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications import access
from applications.models import Application, Submission
from applications.packages import content_of, latest_submission, package_findings
from applications.selectors.deadlines import (
    current_phase,
    deadline_of,
    is_open,
    next_deadline,
)
from applications.selectors.supplement import asked_parts
from applications.terms import Phase
from applications.workflow import EDITABLE, LOOKS, Status, Turn
from portal.accounts.models import User
from portal.completeness import Judgement, judge
from portal.lib import clock, figures
from portal.lib.findings import Finding
from portal.task_states import TaskState
from portal.tasks import Task, next_missing, tasks_of

DRAFTS = frozenset(
    {Status.EOI_DRAFT, Status.DOSSIER_DRAFT, Status.PITCH_ATTENDED, Status.NOT_HANDED_IN}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What `components/frame.html` shows. `deadline` is the one to keep now, if any; `past`: the
    findings are those of what was handed in, and nothing can be changed at the moment."""

    reference: str
    title: str
    phase: Phase
    status_label: str
    status_tone: str
    status_icon: str
    deadline_text: str
    deadline: datetime | None
    turn_text: str
    server_time: datetime
    changed: bool
    receipt_url: str
    panel_url: str
    tasks: list[Task] = field(default_factory=list)
    next_missing_url: str = ""
    findings: list[Finding] = field(default_factory=list)
    home_url: str = ""
    past: bool = False


def frame_for(
    application: Application,
    user: User,
    phase: Phase | str | None = None,
    *,
    here: str = "",
    judgement: Judgement | None = None,
) -> Frame:
    """The frame as `user` may see it: the applicant's people see the draft, others do not.

    `here` is the path of the page. `phase` defaults to the furthest one begun.
    """
    moment = clock.now()
    phase = Phase(phase) if phase else current_phase(application)
    submission = latest_submission(application, phase)
    info = application.status_info
    tone, symbol = LOOKS[info.tone]
    tasks: list[Task] = []
    findings: list[Finding] = []
    changed, past = False, False
    own = access.can_read_draft(user, application)
    if own:
        judgement = judgement or judge(application, phase, moment)
        tasks = _asked(tasks_of(application, judgement, here), application)
        if access.can_coordinate(user, application):
            tasks += _handing_in(application, phase, submission, here, moment)
        if _shows_live(application, phase, moment):
            findings = list(judgement.findings)
        elif submission:
            findings, past = package_findings(submission), True
        changed = _has_changed(application, phase, submission, judgement, moment)
    elif submission:
        findings, past = package_findings(submission), True
    words = info.applicant if own else info.staff
    deadline = next_deadline(application)
    missing = next_missing(tasks)
    return Frame(
        reference=application.reference,
        title=application.title,
        phase=phase,
        status_label=words.text(get_language() or "nl"),
        status_tone=tone,
        status_icon=symbol,
        deadline_text=deadline_text(application, phase, submission, deadline, changed),
        deadline=_counted_down(application, deadline, changed),
        turn_text=turn_text(application, own),
        server_time=moment,
        changed=changed,
        receipt_url=receipt_address(submission) if submission else "",
        panel_url=reverse("rule_panel", args=[application.reference]) + f"?phase={phase.value}",
        tasks=tasks,
        next_missing_url=missing.url if missing and is_open(application, phase, moment) else "",
        findings=findings,
        home_url=application.get_absolute_url(),
        past=past,
    )


def receipt_address(submission: Submission) -> str:
    """The page of a receipt."""
    reference = submission.application.reference
    return reverse("receipt", args=[reference, submission.receipt_number])


def deadline_text(
    application: Application,
    phase: Phase,
    submission: Submission | None,
    deadline: datetime | None,
    changed: bool,
) -> str:
    """What stands beside the status: until when, or when and under which number it came in."""
    closes = _("closes %(moment)s") % {"moment": figures.deadline(deadline)} if deadline else ""
    state = application.state
    if state == Status.SUPPLEMENT_REQUESTED:
        return closes
    if state == Status.NOT_HANDED_IN:
        late = deadline_of(application, phase)
        return _("closed %(moment)s") % {"moment": figures.deadline(late)} if late else ""
    if state in DRAFTS or submission is None:
        if deadline is not None and deadline < clock.now():
            return _("closed %(moment)s") % {"moment": figures.deadline(deadline)}
        return closes
    text = _("on %(moment)s, receipt number %(number)s") % {
        "moment": figures.moment(submission.received_at),
        "number": submission.receipt_number,
    }
    if changed:
        text += " — " + _("changes after version %(version)s are not submitted yet; %(closes)s") % {
            "version": submission.version,
            "closes": closes,
        }
    return text


def turn_text(application: Application, own: bool) -> str:
    """Who must act now, in one short sentence; empty when nobody must."""
    turn = application.status_info.turn
    if turn is Turn.APPLICANT:
        return _("It is your turn.") if own else _("The applicant must act.")
    return {
        Turn.AGENCY: _("The agency must act."),
        Turn.EXPERTS: _("The experts are reading."),
        Turn.COMMITTEE: _("The committee must decide."),
        Turn.NOBODY: "",
    }[turn]


def _counted_down(
    application: Application, deadline: datetime | None, changed: bool
) -> datetime | None:
    """The deadline when the bar names one to keep: a running clock beside it."""
    state = application.state
    asks = state in (DRAFTS - {Status.NOT_HANDED_IN}) or state == Status.SUPPLEMENT_REQUESTED
    future = deadline is not None and deadline >= clock.now()
    return deadline if future and (asks or changed) else None


def _shows_live(application: Application, phase: Phase, moment: datetime) -> bool:
    """The live rules while the draft can still be handed in, and for a draft that never was."""
    return is_open(application, phase, moment) or application.state in DRAFTS


def _has_changed(
    application: Application,
    phase: Phase,
    submission: Submission | None,
    judgement: Judgement,
    moment: datetime,
) -> bool:
    """Does the draft differ from what was handed in, while it can still be handed in again?"""
    if submission is None or not is_open(application, phase, moment):
        return False
    return content_of(submission) != judgement.content


def _asked(tasks: list[Task], application: Application) -> list[Task]:
    """While a supplement is asked, its parts are named so and nothing else is missing."""
    pages = {part.page for part in asked_parts(application)}
    if not pages:
        return tasks
    note = _("supplement asked")
    return [
        replace(task, note=" · ".join(filter(None, (note, task.note))))
        if task.key in pages
        else replace(task, optional=True)
        for task in tasks
    ]


def _handing_in(
    application: Application,
    phase: Phase,
    submission: Submission | None,
    here: str,
    moment: datetime,
) -> list[Task]:
    """The last task: check the answers and hand in; offered while the phase is open."""
    editable = application.state in EDITABLE[phase]
    supplement = application.state == Status.SUPPLEMENT_REQUESTED and phase == Phase.DOSSIER
    if not (editable or supplement) or not is_open(application, phase, moment):
        return []
    url = reverse("submit", args=[application.reference, phase.value])
    done = submission is not None and not supplement
    state = TaskState.COMPLETE if done else TaskState.NOT_STARTED
    title = _("Check your answers and submit")
    return [Task("submit", title, _("Submit"), url, state, optional=True, current=url == here)]
