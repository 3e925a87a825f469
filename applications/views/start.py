"""Begin an application in an open call."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications import access
from applications.actions.start import start_application
from applications.forms.start import StartForm
from applications.selectors.starting import drafts_of, may_start
from portal.lib.problems import WrongMoment


@login_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the name of the network and make the draft; a draft that is there already is shown."""
    call = access.get_call(request.user, code)
    if not may_start(call):
        raise WrongMoment(_("This call does not take new applications now."))
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        application = start_application(call, by=request.user, **form.cleaned_data)
        messages.success(
            request,
            _("Your application has the reference %(reference)s.")
            % {"reference": application.reference},
        )
        return redirect("applications:organisation", application.reference)
    context = {"call": call, "form": form, "drafts": drafts_of(request.user, call)}
    return render(request, "applications/start.html", context, status=422 if form.errors else 200)
