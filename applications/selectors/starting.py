"""What a person may begin, and what they began already."""

from django.db.models import QuerySet

from applications.models import Application, Call
from applications.terms import Phase
from applications.workflow import Status
from portal.accounts.models import User
from portal.lib import clock


def may_start(call: Call) -> bool:
    """Is the call published and its first deadline still to come?"""
    deadline = call.terms.deadline(Phase.EOI)
    return call.state == Call.State.PUBLISHED and deadline is not None and clock.now() <= deadline


def open_calls() -> list[Call]:
    """Calls that take new applications now, the one that closes first on top."""
    calls = [call for call in Call.objects.filter(state=Call.State.PUBLISHED) if may_start(call)]
    return sorted(calls, key=lambda call: call.terms.deadline(Phase.EOI) or clock.now())


def drafts_of(user: User, call: Call) -> QuerySet[Application]:
    """Drafts of the EoI that this person works on in the call."""
    return Application.objects.filter(
        call=call, status=Status.EOI_DRAFT, collaborators__user=user
    ).order_by("reference")
