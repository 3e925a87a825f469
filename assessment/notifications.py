"""Mails to experts and about them, into the outbox. None holds anything of a dossier."""

from django.conf import settings
from django.urls import reverse

from portal.lib import clock, figures
from portal.records.outbox import queue_mail

from .models import Assignment, Decision


def _context(assignment: Assignment, name: str) -> dict[str, object]:
    reference = assignment.application.reference
    return {
        "reference": reference,
        "call": assignment.application.call,
        "due_on": assignment.due_on,
        "address": settings.PORTAL_ORIGIN + reverse(name, args=[reference]),
    }


def expert_invited(assignment: Assignment) -> None:
    """To the expert: will you assess this dossier? Accept or decline behind the link."""
    queue_mail(
        "expert_invited",
        to=assignment.expert.user,
        context=_context(assignment, "assessment:invitation"),
        reference=assignment.application.reference,
        key=f"expert_invited:{assignment.key}:{assignment.invited_at.timestamp():.0f}",
    )


def expert_reminder(assignment: Assignment) -> None:
    """To the expert: an answer or an assessment is still awaited. At most one a day."""
    invited = assignment.state == Assignment.State.INVITED
    name = "assessment:invitation" if invited else "assessment:assignment"
    today = figures.local(clock.now()).date().isoformat()
    queue_mail(
        "expert_reminder",
        to=assignment.expert.user,
        context=_context(assignment, name) | {"invited": invited},
        reference=assignment.application.reference,
        key=f"expert_reminder:{assignment.key}:{today}",
    )


def expert_declined(assignment: Assignment) -> None:
    """To who invited: this expert will not assess the dossier."""
    queue_mail(
        "expert_declined",
        to=assignment.invited_by,
        context=_context(assignment, "assessment:expert_panel")
        | {"reason": assignment.get_decline_reason_display()},
        reference=assignment.application.reference,
        key=f"expert_declined:{assignment.key}:{assignment.invited_at.timestamp():.0f}",
    )


def assessment_reopened(assignment: Assignment, reason: str) -> None:
    """To the expert: the assessment is open again, and why."""
    moment = clock.now()
    queue_mail(
        "assessment_reopened",
        to=assignment.expert.user,
        context=_context(assignment, "assessment:assignment") | {"reason": reason},
        reference=assignment.application.reference,
        key=f"assessment_reopened:{assignment.key}:{moment.timestamp():.0f}",
    )


def decision_released(decision: Decision) -> None:
    """To everybody who works on the application, once: the decision stands on its page."""
    application = decision.application
    address = settings.PORTAL_ORIGIN + reverse("assessment:decision", args=[application.reference])
    for one in application.collaborators.select_related("user"):
        queue_mail(
            "decision_released",
            to=one.user,
            context={
                "application": application,
                "call": application.call,
                "decision": decision,
                "address": address,
            },
            reference=application.reference,
            key=f"decision_released:{application.reference}:{one.user_id}",
        )
