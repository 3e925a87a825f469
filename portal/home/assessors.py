"""Home of who judges: experts, the pitch jury, the committee and its secretary."""

from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import PitchSlot
from assessment.access import visible_assignments
from assessment.access.experts import BEING_ASSESSED
from assessment.models import Assignment, DecisionList
from portal.accounts.models import User
from portal.lib import clock, figures

from .shapes import Item, Section, page


def assignments(user: User) -> Section:
    """An expert's dossiers while they are being assessed: to accept, to assess, handed in."""
    found = (
        visible_assignments(user)
        .exclude(state=Assignment.State.DECLINED)
        .filter(application__status__in=[status.value for status in BEING_ASSESSED])
        .order_by("due_on", "application__reference")
    )
    return Section(
        title=_("Your assessments"),
        items=[_assignment(one) for one in found],
        empty=_("No dossier is assigned to you now. You get a mail when one is."),
        more=_("To all your assessments"),
        more_url=page("assessment:assignments"),
    )


def _assignment(assignment: Assignment) -> Item:
    application = assignment.application
    assessment = getattr(assignment, "assessment", None)
    state, tone = assignment.get_state_display(), "warning"
    name = "assessment:invitation"
    if assignment.state == Assignment.State.ACCEPTED:
        state, tone, name = _("To assess"), "info", "assessment:assignment"
        if assessment is not None and assessment.state == "submitted":
            state, tone = assessment.get_state_display(), "success"
    due = figures.day(assignment.due_on) if assignment.due_on else ""
    return Item(
        name=f"{application.reference} {application.title}",
        url=page(name, application.reference),
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
                url=page("assessment:jury_application", slot.pitch.application.reference),
                text=figures.deadline(slot.starts_at),
                note=slot.room,
            )
            for slot in slots
        ],
        empty=_("No pitch is planned from today on."),
        more=_("To the whole programme"),
        more_url=page("applications:pitch_programmes"),
    )


def decision_lists(user: User) -> Section:
    """The committee's lists, the next meeting on top."""
    lists = DecisionList.objects.select_related("call").annotate(number=Count("decisions"))
    found = sorted(
        lists.order_by("-meeting_on"), key=lambda one: one.state == DecisionList.State.RELEASED
    )
    return Section(
        title=_("Decision lists"),
        items=[
            Item(
                name=f"{one.call.code}, {_meeting(one.meeting_on)}",
                url=page("assessment:decision_list", one.key),
                state=one.get_state_display(),
                tone="success" if one.state == DecisionList.State.RELEASED else "warning",
                note=ngettext("%(n)d application", "%(n)d applications", one.number)
                % {"n": one.number},
            )
            for one in found
        ],
        empty=_("There is no decision list yet."),
        more=_("To the committee's lists"),
        more_url=page("assessment:decision_lists"),
    )


def _meeting(day: date) -> str:
    return _("meeting of %(day)s") % {"day": figures.day(day, weekday=False)}
