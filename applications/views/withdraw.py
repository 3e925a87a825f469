"""Withdraw an application, after asking why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications import access
from applications.actions.withdraw import withdraw_application
from applications.forms.withdraw import WithdrawForm
from applications.selectors.deadlines import current_phase
from applications.workflow import UNDECIDED
from portal.lib.problems import WrongMoment


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """For a coordinator, until the decision."""
    application = access.get_application_to_coordinate(request.user, reference)
    if application.state not in UNDECIDED:
        raise WrongMoment(_("This application can no longer be withdrawn."))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_application(application, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The application was withdrawn."))
        return redirect(application)
    context = {"application": application, "phase": current_phase(application), "form": form}
    status = 422 if form.errors else 200
    return render(request, "applications/withdraw.html", context, status=status)
