"""The pool of experts, for the agency; and the expert's own profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessment import access
from assessment.actions.experts import add_affiliation, add_expert, remove_affiliation, save_expert
from assessment.forms.experts import (
    AffiliationForm,
    ExpertAddForm,
    ExpertFilterForm,
    ExpertForm,
)
from assessment.models import Expert
from assessment.selectors.experts import load_of, pool
from portal.accounts.requests import SignedInRequest
from portal.lib.problems import InvalidInput


@login_required
@require_safe
def expert_list(request: SignedInRequest) -> HttpResponse:
    """The pool with load and ties."""
    access.require_pool(request.user)
    form = ExpertFilterForm(request.GET)
    filters = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "experts": pool(access.visible_experts(request.user), **filters),
        "editable": access.can_manage_experts(request.user),
    }
    return render(request, "assessment/expert_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def expert_add(request: SignedInRequest) -> HttpResponse:
    """Put somebody in the pool."""
    access.require_pool(request.user, to_change=True)
    form = ExpertAddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            expert = add_expert(**form.cleaned_data, by=request.user)
        except InvalidInput as problem:
            form.add_error("email", problem.message)
        else:
            messages.success(
                request, _("%(name)s is in the pool. Add the ties next.") % {"name": expert.user}
            )
            return redirect("assessment:expert", expert.key)
    status = 422 if form.errors else 200
    return render(request, "assessment/expert_add.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def expert(request: SignedInRequest, key: str) -> HttpResponse:
    """One expert: expertise, load, ties. The agency edits, the auditor reads."""
    expert = access.get_expert(request.user, key, to_change=request.method == "POST")
    return _expert_page(request, expert, "assessment/expert.html")


@login_required
@require_http_methods(["GET", "POST"])
def expert_profile(request: SignedInRequest) -> HttpResponse:
    """The same of oneself."""
    expert = access.get_own_expert(request.user)
    return _expert_page(request, expert, "assessment/expert_profile.html")


@login_required
@require_POST
def affiliation_remove(request: SignedInRequest, key: str, affiliation: str) -> HttpResponse:
    """Take a tie away; by the agency."""
    expert = access.get_expert(request.user, key, to_change=True)
    remove_affiliation(get_object_or_404(expert.affiliations, key=affiliation), by=request.user)
    messages.success(request, _("The tie was removed."))
    return redirect("assessment:expert", key)


@login_required
@require_POST
def own_affiliation_remove(request: SignedInRequest, affiliation: str) -> HttpResponse:
    """Take a tie of one's own away."""
    expert = access.get_own_expert(request.user)
    remove_affiliation(get_object_or_404(expert.affiliations, key=affiliation), by=request.user)
    messages.success(request, _("The tie was removed."))
    return redirect("assessment:expert_profile")


def _expert_page(request: SignedInRequest, expert: Expert, template: str) -> HttpResponse:
    adding = "add_affiliation" in request.POST
    posted = request.POST if request.method == "POST" else None
    form = ExpertForm(None if adding else posted, instance=expert)
    tie = AffiliationForm(posted if adding else None)
    if adding and tie.is_valid():
        try:
            add_affiliation(expert, by=request.user, **tie.cleaned_data)
        except InvalidInput as problem:
            tie.add_error("until", problem.message)
        else:
            messages.success(request, _("The tie was added."))
            return redirect(request.path)
    elif not adding and form.is_valid():
        save_expert(expert, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(request.path)
    context = {
        "expert": expert,
        "form": form,
        "tie": tie,
        "affiliations": expert.affiliations.all(),
        "load": load_of(expert),
        "editable": expert.user_id == request.user.pk or access.can_manage_experts(request.user),
    }
    status = 422 if form.errors or tie.errors else 200
    return render(request, template, context, status=status)
