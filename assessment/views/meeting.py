"""The committee's lists: made, ordered, frozen, released."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.models import Call
from assessment.access import committee as access
from assessment.actions.meeting import (
    freeze_list,
    make_list,
    move,
    release_list,
    take_in,
    take_off,
)
from assessment.forms.decisions import MeetingForm
from assessment.models import DecisionList
from assessment.selectors.frozen import is_intact
from assessment.selectors.meeting import meeting_of, waiting_applications
from portal.accounts.requests import SignedInRequest
from portal.lib.problems import InvalidInput


@login_required
@require_http_methods(["GET", "POST"])
def decision_lists(request: SignedInRequest) -> HttpResponse:
    """Every list; the secretary makes a new one."""
    access.require_lists(request.user)
    editable = access.can_keep_lists(request.user)
    form = MeetingForm(request.POST or None, calls=Call.objects.exclude(state=Call.State.DRAFT))
    if request.method == "POST":
        if not editable:
            raise PermissionDenied(_("Only the secretary of the committee may do this."))
        if form.is_valid():
            try:
                made = make_list(
                    form.chosen, meeting_on=form.cleaned_data["meeting_on"], by=request.user
                )
            except InvalidInput as problem:
                form.add_error(next(iter(problem.fields), None), problem.message)
            else:
                messages.success(request, _("The list is made."))
                return redirect("assessment:decision_list", made.key)
    context = {
        "lists": access.visible_lists(request.user).annotate(number=Count("decisions")),
        "form": form,
        "editable": editable,
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/decision_lists.html", context, status=status)


@login_required
@require_safe
def decision_list(request: SignedInRequest, key: str) -> HttpResponse:
    """One list against the envelope."""
    found = access.get_list(request.user, key)
    return _page(request, found)


@login_required
@require_POST
def decision_take_in(request: SignedInRequest, key: str) -> HttpResponse:
    """Put what is ready since at the end."""
    found = access.get_list(request.user, key, to_change=True)
    number = take_in(found, by=request.user)
    messages.success(
        request,
        ngettext("%(n)d application was added.", "%(n)d applications were added.", number)
        % {"n": number},
    )
    return redirect("assessment:decision_list", key)


@login_required
@require_POST
def decision_move(request: SignedInRequest, key: str, reference: str) -> HttpResponse:
    """One place up or down."""
    decision = access.get_decision(request.user, key, reference, to_change=True)
    move(decision, up=request.POST.get("to") == "up", by=request.user)
    return redirect("assessment:decision_list", key)


@login_required
@require_POST
def decision_take_off(request: SignedInRequest, key: str, reference: str) -> HttpResponse:
    """Off the list, while it is being prepared."""
    decision = access.get_decision(request.user, key, reference, to_change=True)
    take_off(decision, by=request.user)
    messages.success(request, _("%(reference)s is off the list.") % {"reference": reference})
    return redirect("assessment:decision_list", key)


@login_required
@require_http_methods(["GET", "POST"])
def decision_list_freeze(request: SignedInRequest, key: str) -> HttpResponse:
    """Asks, then freezes."""
    found = access.get_list(request.user, key, to_change=True)
    if request.method == "POST":
        try:
            freeze_list(found, by=request.user)
        except InvalidInput as problem:
            messages.error(request, problem.message)
            return _page(request, found, status=422)
        messages.success(request, _("The list is frozen."))
        return redirect("assessment:decision_list", key)
    return _ask(
        request,
        found,
        _("Freeze the list"),
        _(
            "From then on nothing in the list changes: order, amounts, motivations. The content "
            "is kept under a hash, with your name and the time."
        ),
        _("Freeze"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def decision_list_release(request: SignedInRequest, key: str) -> HttpResponse:
    """Asks, then releases every decision on one moment."""
    found = access.get_list(request.user, key, to_change=True)
    if request.method == "POST":
        release_list(found, by=request.user)
        messages.success(request, _("The decisions are released; the mails are on their way."))
        return redirect("assessment:decision_list", key)
    return _ask(
        request,
        found,
        _("Release the decisions"),
        _(
            "Every application gets its decision on one moment, everybody who works on it gets "
            "one mail, and the letters are made. This cannot be taken back."
        ),
        _("Release"),
    )


def _ask(
    request: SignedInRequest, found: DecisionList, title: str, text: str, action: str
) -> HttpResponse:
    """The page before a deed that cannot be taken back, with what is on the list."""
    meeting = meeting_of(found, access.visible_decisions(request.user, found))
    counts = Counter(
        row.decision.get_outcome_display()
        for row in meeting.rows
        if row.is_decided and not row.is_hidden
    )
    context = {
        "list": found,
        "meeting": meeting,
        "counts": sorted(counts.items()),
        "title": title,
        "text": text,
        "action": action,
    }
    return render(request, "assessment/decision_list_confirm.html", context)


def _page(request: SignedInRequest, found: DecisionList, status: int = 200) -> HttpResponse:
    state = DecisionList.State
    editable = access.can_keep_lists(request.user)
    preparing = found.state == state.PREPARING
    meeting = meeting_of(found, access.visible_decisions(request.user, found))
    context = {
        "list": found,
        "call": found.call,
        "meeting": meeting,
        "next_open": meeting.next_open,
        "editable": editable and preparing,
        "may_release": editable and found.state == state.FROZEN,
        "may_export": access.can_export_lists(request.user),
        "preparing": preparing,
        "waiting": waiting_applications(found.call).count() if editable and preparing else 0,
        "intact": is_intact(found) if found.sha256 else None,
    }
    return render(request, "assessment/decision_list.html", context, status=status)
