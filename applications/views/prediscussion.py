"""The pre-discussion: asked by an applicant, planned and held by the agency."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications import access
from applications.actions import prediscussion as actions
from applications.forms.prediscussion import (
    TalkCancelForm,
    TalkNotesForm,
    TalkPlanForm,
    TalkRequestForm,
)
from applications.models import PreDiscussion


@login_required
@require_http_methods(["GET", "POST"])
def request_talk(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a talk about an idea."""
    call = access.get_call(request.user, code)
    days = call.terms.timeline.pre_discussion_days
    form = TalkRequestForm(request.POST or None, days=days)
    if request.method == "POST" and form.is_valid():
        actions.request_talk(call, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your request was sent. You get a mail when it is planned."))
        return redirect("applications:own_talks")
    status = 422 if form.is_bound else 200
    context = {"call": call, "form": form}
    return render(request, "applications/request_talk.html", context, status=status)


@login_required
@require_safe
def own_talks(request: HttpRequest) -> HttpResponse:
    """The talks this person asked for."""
    talks = request.user.pre_discussions.select_related("call")
    return render(request, "applications/own_talks.html", {"talks": talks})


@login_required
@require_safe
def talk_list(request: HttpRequest) -> HttpResponse:
    """All requests, those that wait first."""
    if not access.can_handle(request.user):
        raise PermissionDenied(_("Only a dossier handler may do this."))
    talks = PreDiscussion.objects.select_related("call", "requested_by", "handler")
    groups = [
        {"label": state.label, "talks": [talk for talk in talks if talk.state == state]}
        for state in PreDiscussion.State
    ]
    context = {"groups": [group for group in groups if group["talks"]]}
    return render(request, "applications/talk_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, key: str) -> HttpResponse:
    """One talk: plan it, record it, call it off. `deed` names the button pressed."""
    if not access.can_handle(request.user):
        raise PermissionDenied(_("Only a dossier handler may do this."))
    found = get_object_or_404(
        PreDiscussion.objects.select_related("call", "requested_by", "handler"), key=key
    )
    deed = request.POST.get("deed", "")
    if request.method == "POST" and deed not in ("plan", "hold", "cancel"):
        return HttpResponse(status=400)
    forms = {
        "plan": TalkPlanForm(
            request.POST if deed == "plan" else None,
            initial={"planned_at": found.planned_at, "place": found.place},
        ),
        "hold": TalkNotesForm(
            request.POST if deed == "hold" else None,
            initial={"shared_notes": found.shared_notes, "internal_notes": found.internal_notes},
        ),
        "cancel": TalkCancelForm(request.POST if deed == "cancel" else None),
    }
    form = forms.get(deed)
    if request.method == "POST" and form is not None and form.is_valid():
        verbs: dict[str, Callable[..., Any]] = {
            "plan": actions.plan_talk,
            "hold": actions.hold_talk,
            "cancel": actions.cancel_talk,
        }
        verbs[deed](found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("applications:talk", key)
    context = {"talk": found, "forms": forms, "bound": [form] if form is not None else []}
    status = 422 if request.method == "POST" else 200
    return render(request, "applications/talk.html", context, status=status)
