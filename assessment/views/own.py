"""An expert's own pages: the list of dossiers, and the invitation to one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessment import access
from assessment.actions.assignments import accept_assignment, decline_assignment
from assessment.forms.assignments import AcceptForm, DeclineForm
from assessment.models import Assignment
from assessment.selectors.assignments import progress_of, with_scores
from assessment.selectors.conflicts import CAPACITIES, parties
from portal.accounts.requests import SignedInRequest
from portal.accounts.roles import Role


@login_required
@require_safe
def assignments(request: SignedInRequest) -> HttpResponse:
    """My assessments: to answer, to write, handed in."""
    if not request.user.has_role(Role.EXPERT):
        raise Http404
    rows = with_scores(access.visible_assignments(request.user)).order_by(
        "due_on", "application__reference"
    )
    readable = set(access.readable_assignments(request.user).values_list("pk", flat=True))
    lines = [
        {
            "progress": progress_of(row, blocked=False),
            "readable": row.pk in readable,
            "criteria": len(row.application.call.terms.criteria),
        }
        for row in rows
    ]
    context = {
        "open": [line for line in lines if _is_open(line["progress"])],
        "done": [line for line in lines if not _is_open(line["progress"])],
    }
    return render(request, "assessment/assignments.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def invitation(request: SignedInRequest, reference: str) -> HttpResponse:
    """Before accepting: the title and the bodies behind it, to judge conflicts. No content."""
    assignment = access.get_invitation(request.user, reference)
    accept, decline = AcceptForm(), DeclineForm()
    if request.method == "POST" and "accept" in request.POST:
        accept = AcceptForm(request.POST)
        if accept.is_valid():
            return _accept(request, assignment)
    elif request.method == "POST":
        decline = DeclineForm(request.POST)
        if decline.is_valid():
            decline_assignment(assignment, by=request.user, **decline.cleaned_data)
            messages.success(request, _("You declined. The agency has been told."))
            return redirect("assessment:assignments")
    context = {
        "assignment": assignment,
        "application": assignment.application,
        "invited": assignment.state == Assignment.State.INVITED,
        "accepted": assignment.state == Assignment.State.ACCEPTED,
        "may_decline": assignment.state in (Assignment.State.INVITED, Assignment.State.ACCEPTED)
        and not (hasattr(assignment, "assessment") and assignment.assessment.submitted_at),
        "parties": _bodies(assignment),
        "accept": accept,
        "decline": decline,
    }
    status = 422 if accept.errors or decline.errors else 200
    return render(request, "assessment/invitation.html", context, status=status)


def _accept(request: SignedInRequest, assignment: Assignment) -> HttpResponse:
    if accept_assignment(assignment, by=request.user):
        messages.success(request, _("Thank you. The dossier is open to you now."))
        return redirect("assessment:assignment", assignment.application.reference)
    messages.warning(
        request,
        _("The agency looks at a possible conflict of interest first and contacts you after that."),
    )
    return redirect("assessment:assignments")


def _is_open(progress) -> bool:
    return progress.is_active and not progress.is_submitted


def _bodies(assignment: Assignment) -> list[dict[str, object]]:
    """Every body once, with its capacities in words."""
    found: dict[tuple[str, str], list[str]] = {}
    for party in parties(assignment.application):
        words = found.setdefault((party.number, party.name), [])
        if (capacity := _(CAPACITIES[party.capacity])) not in words:
            words.append(capacity)
    return [
        {"name": name, "number": number, "capacities": ", ".join(words)}
        for (number, name), words in found.items()
    ]
