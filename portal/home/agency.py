"""Home of the agency: what waits, the own applications, the calls, the machine."""

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.access import can_manage_calls
from applications.models import Application, Call, PreDiscussion
from applications.terms import Phase
from applications.workflow import LOOKS, STATUS_INFO, Turn
from portal.accounts.models import User
from portal.lib import clock, figures
from portal.records.models import Job, JobState, MailState, OutboxMail
from portal.records.selectors import chain_head

from .shapes import Figure, Item, Section, language_code, page


def handling(user: User) -> Section:
    """Applications that wait for the agency, counted per state."""
    waiting = [status for status, info in STATUS_INFO.items() if info.turn is Turn.AGENCY]
    counted = dict(
        Application.objects.filter(status__in=waiting)
        .values_list("status")
        .annotate(number=Count("pk"))
    )
    worklist = page("applications:worklist")
    figures_shown = [
        Figure(
            counted[status.value],
            STATUS_INFO[status].staff.text(language_code()),
            f"{worklist}?status={status.value}" if worklist else "",
        )
        for status in waiting
        if counted.get(status.value)
    ]
    talks = PreDiscussion.objects.filter(state=PreDiscussion.State.REQUESTED).count()
    if talks:
        label = _("Pre-discussions to plan")
        figures_shown.append(Figure(talks, label, page("applications:talk_list")))
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
    address = page("applications:handling", application.reference)
    since = figures.day(application.status_since, weekday=False)
    return Item(
        name=f"{application.reference} {application.title}",
        url=address or application.get_absolute_url(),
        state=info.staff.text(language_code()),
        tone=LOOKS[info.tone][0],
        text=_("since %(day)s") % {"day": since},
        note=_("The agency must act.") if info.turn is Turn.AGENCY else "",
    )


def calls(user: User) -> Section:
    """The calls with their state and what is in them, to manage for who may."""
    manages = can_manage_calls(user)
    found = Call.objects.annotate(number=Count("applications")).order_by("-created_at")
    return Section(
        title=_("Calls"),
        items=[
            Item(
                name=call.title_en if language_code() == "en" else call.title_nl,
                url=(page("applications:call_manage", call.code) if manages else "")
                or call.get_absolute_url(),
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
        more_url=page("applications:call_manage_list") if manages else "",
    )


def _coming(call: Call) -> str:
    """The next deadline of a call in words."""
    for phase, words in ((Phase.EOI, _("EoI")), (Phase.DOSSIER, _("Full dossier"))):
        deadline = call.terms.deadline(phase)
        if deadline is not None and deadline >= clock.now():
            return f"{words}: {figures.deadline(deadline)} ({figures.remaining(deadline)})"
    return ""


def machine(user: User) -> Section:
    """What waits or failed behind the scenes."""
    mails = dict(OutboxMail.objects.values_list("state").annotate(number=Count("pk")))
    failed_jobs = Job.objects.filter(state=JobState.FAILED).count()
    outbox = page("records:outbox")
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
        figures=[Figure(head.count, _("events in the log"), page("records:event_list"))],
        more=_("To the event log"),
        more_url=page("records:event_list"),
    )
