"""What everybody finds first: the work that waits, per role. One small function per section."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from applications.models import Application, Call, PitchSlot, PreDiscussion
from applications.selectors.deadlines import current_phase, is_open
from applications.selectors.lists import own_applications
from applications.selectors.next_step import next_step
from applications.terms import Phase
from applications.workflow import EDITABLE, STATUS_INFO, Status, Turn
from assessment.models import Assignment, DecisionList
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.completeness import judge
from portal.frames import TONES
from portal.lib import clock, figures
from portal.records.models import Job, JobState, MailState, OutboxMail
from portal.records.selectors import chain_head


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what it is, how it stands, what to do; `url` may be empty."""

    name: str
    url: str = ""
    state: str = ""
    tone: str = "neutral"
    text: str = ""
    note: str = ""
    action: str = ""
    action_url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    number: int
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One block of the home page. `empty` is said when there is nothing in it."""

    title: str
    items: list[Item] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    empty: str = ""
    more: str = ""
    more_url: str = ""


Maker = Callable[[User], Section | None]


def sections_for(user: User) -> list[Section]:
    """The sections of everything this person does here, one's own applications first."""
    found = [applications(user)]
    found += [make(user) for roles, make in _SECTIONS if user.has_role(*roles)]
    return [section for section in found if section is not None]


def applications(user: User) -> Section | None:
    """One's own applications, with what is missing; offered to whoever holds no role."""
    lines = own_applications(user)
    if not lines and user.roles:
        return None
    return Section(
        title=_("Your applications"),
        items=[_application(line.application, line.role) for line in lines],
        empty=_("You do not work on an application yet. Choose a call below to begin one."),
    )


def _application(application: Application, role: str) -> Item:
    step = next_step(application)
    info = application.status_info
    tone, _symbol = TONES[info.tone]
    return Item(
        name=f"{application.reference} {application.title}",
        url=application.get_absolute_url(),
        state=info.applicant.text(_code()),
        tone=tone,
        text=step.sentence,
        note=" · ".join(part for part in (missing_text(application), role) if part),
        action=step.action if step.address else "",
        action_url=step.address,
    )


def missing_text(application: Application) -> str:
    """How many things keep a draft from being handed in; empty when it is no open draft."""
    phase, moment = current_phase(application), clock.now()
    drafts = EDITABLE[phase] - {Status.EOI_SUBMITTED, Status.DOSSIER_SUBMITTED}
    if application.state not in drafts or not is_open(application, phase, moment):
        return ""
    count = len({one.rule for one in judge(application, phase, moment).blocking})
    if not count:
        return _("Complete: ready to submit")
    return ngettext("%(n)d thing is missing", "%(n)d things are missing", count) % {"n": count}


def handling(user: User) -> Section:
    """Applications that wait for the agency, counted per state."""
    waiting = [status for status, info in STATUS_INFO.items() if info.turn is Turn.AGENCY]
    counted = dict(
        Application.objects.filter(status__in=waiting)
        .values_list("status")
        .annotate(number=Count("pk"))
    )
    worklist = _url("applications:worklist")
    figures_shown = [
        Figure(
            counted[status.value],
            STATUS_INFO[status].staff.text(_code()),
            f"{worklist}?status={status.value}" if worklist else "",
        )
        for status in waiting
        if counted.get(status.value)
    ]
    talks = PreDiscussion.objects.filter(state=PreDiscussion.State.REQUESTED).count()
    if talks:
        label = _("Pre-discussions to plan")
        figures_shown.append(Figure(talks, label, _url("applications:talk_list")))
    return Section(
        title=_("Waiting for the agency"),
        figures=figures_shown,
        empty=_("Nothing waits for the agency now."),
        more=_("To the list of applications"),
        more_url=worklist,
    )


def own_handling(user: User) -> Section | None:
    """The applications this handler follows."""
    found = Application.objects.filter(handler=user).for_lists()
    waiting = [one for one in found if one.status_info.turn is not Turn.NOBODY]
    if not waiting:
        return None
    waiting.sort(key=lambda one: (one.status_info.turn is not Turn.AGENCY, one.status_since))
    return Section(title=_("The applications you handle"), items=[_handled(a) for a in waiting])


def _handled(application: Application) -> Item:
    info = application.status_info
    page = _url("applications:handling", application.reference)
    since = figures.day(application.status_since, weekday=False)
    return Item(
        name=f"{application.reference} {application.title}",
        url=page or application.get_absolute_url(),
        state=info.staff.text(_code()),
        tone=TONES[info.tone][0],
        text=_("since %(day)s") % {"day": since},
        note=_("The agency must act.") if info.turn is Turn.AGENCY else "",
    )


def calls(user: User) -> Section:
    """The calls with their state and what is in them."""
    found = Call.objects.annotate(number=Count("applications")).order_by("-created_at")
    return Section(
        title=_("Calls"),
        items=[
            Item(
                name=call.title_en if _code() == "en" else call.title_nl,
                url=_url("applications:call_manage", call.code) or call.get_absolute_url(),
                state=call.get_state_display(),
                tone="success" if call.state == Call.State.PUBLISHED else "neutral",
                text=_coming(call),
                note=ngettext("%(n)d application", "%(n)d applications", call.number)
                % {"n": call.number},
            )
            for call in found
        ],
        empty=_("There is no call yet."),
        more=_("Manage calls"),
        more_url=_url("applications:call_manage_list"),
    )


def _coming(call: Call) -> str:
    """The next deadline of a call in words."""
    for phase, words in ((Phase.EOI, _("EoI")), (Phase.DOSSIER, _("Full dossier"))):
        deadline = call.terms.deadline(phase)
        if deadline is not None and deadline >= clock.now():
            return f"{words}: {figures.deadline(deadline)} ({figures.remaining(deadline)})"
    return ""


def assignments(user: User) -> Section:
    """An expert's dossiers: to accept, to assess, handed in."""
    found = (
        Assignment.objects.filter(expert__user=user)
        .exclude(state__in=[Assignment.State.DECLINED, Assignment.State.WITHDRAWN])
        .select_related("application", "assessment")
        .order_by("due_on", "application__reference")
    )
    return Section(
        title=_("Your assessments"),
        items=[_assignment(one) for one in found],
        empty=_("No dossier is assigned to you now. You get a mail when one is."),
        more=_("To all your assessments"),
        more_url=_url("assessment:assignments"),
    )


def _assignment(assignment: Assignment) -> Item:
    application = assignment.application
    assessment = getattr(assignment, "assessment", None)
    state, tone = assignment.get_state_display(), "warning"
    if assignment.state == Assignment.State.ACCEPTED:
        state, tone = _("To assess"), "info"
        if assessment is not None and assessment.state == "submitted":
            state, tone = assessment.get_state_display(), "success"
    due = figures.day(assignment.due_on) if assignment.due_on else ""
    return Item(
        name=f"{application.reference} {application.title}",
        url=_url("assessment:assignment", application.reference),
        state=state,
        tone=tone,
        text=_("due on %(day)s") % {"day": due} if due else "",
    )


def programme(user: User) -> Section:
    """The running order of the pitches from today on."""
    today = figures.local(clock.now()).date()
    slots = [
        slot
        for slot in PitchSlot.objects.filter(pitch__isnull=False).select_related(
            "pitch__application"
        )
        if figures.local(slot.starts_at).date() >= today
    ]
    return Section(
        title=_("Pitch programme"),
        items=[
            Item(
                name=f"{slot.pitch.application.reference} {slot.pitch.application.title}",
                url=_url("assessment:jury_application", slot.pitch.application.reference),
                text=figures.deadline(slot.starts_at),
                note=slot.room,
            )
            for slot in slots
        ],
        empty=_("No pitch is planned from today on."),
        more=_("To the whole programme"),
        more_url=_url("assessment:programme"),
    )


def decision_lists(user: User) -> Section:
    """The committee's lists, the next meeting on top."""
    released = Q(state=DecisionList.State.RELEASED)
    found = DecisionList.objects.select_related("call").annotate(number=Count("decisions"))
    found = found.order_by(released, "-meeting_on")
    return Section(
        title=_("Decision lists"),
        items=[
            Item(
                name=f"{one.call.code}, {_meeting(one.meeting_on)}",
                url=_url("assessment:decision_list", one.key),
                state=one.get_state_display(),
                tone="success" if one.state == DecisionList.State.RELEASED else "warning",
                note=ngettext("%(n)d application", "%(n)d applications", one.number)
                % {"n": one.number},
            )
            for one in found
        ],
        empty=_("There is no decision list yet."),
        more=_("To the committee's lists"),
        more_url=_url("assessment:decision_lists"),
    )


def _meeting(day: date) -> str:
    return _("meeting of %(day)s") % {"day": figures.day(day, weekday=False)}


def machine(user: User) -> Section:
    """What waits or failed behind the scenes."""
    mails = dict(OutboxMail.objects.values_list("state").annotate(number=Count("pk")))
    failed_jobs = Job.objects.filter(state=JobState.FAILED).count()
    outbox = _url("records:outbox")
    return Section(
        title=_("Behind the scenes"),
        figures=[
            Figure(mails.get(MailState.WAITING, 0), _("mails waiting"), outbox),
            Figure(mails.get(MailState.HELD, 0), _("mails held back"), outbox),
            Figure(mails.get(MailState.FAILED, 0), _("mails that failed"), outbox),
            Figure(failed_jobs, _("jobs that failed")),
        ],
    )


def record(user: User) -> Section:
    """The event log: how long it is, and where to read it."""
    head = chain_head()
    return Section(
        title=_("The record"),
        figures=[Figure(head.count, _("events in the log"), _url("records:event_list"))],
        more=_("To the event log"),
        more_url=_url("records:event_list"),
    )


_SECTIONS: tuple[tuple[Collection[Role], Maker], ...] = (
    ((Role.STAFF, Role.CALL_MANAGER), handling),
    ((Role.STAFF, Role.CALL_MANAGER), own_handling),
    ((Role.EXPERT,), assignments),
    ((Role.JURY,), programme),
    ((Role.SECRETARY, Role.COMMITTEE_MEMBER), decision_lists),
    ((Role.CALL_MANAGER, Role.ADMINISTRATOR), calls),
    ((Role.ADMINISTRATOR,), machine),
    ((Role.AUDITOR, Role.ADMINISTRATOR), record),
)


def _code() -> str:
    return (get_language() or "nl")[:2]


def _url(name: str, *args: str) -> str:
    """An address, or "" while the portal has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
