"""The network's name and the organisation that applies."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications import access
from applications.actions.organisation import save_organisation, take_organisation
from applications.forms.organisation import OrganisationForm
from applications.selectors.deadlines import current_phase
from applications.selectors.organisations import organisation_initial, own_organisations
from portal.lib.problems import InvalidInput, StaleVersion

from .common import after_saving, get_application_for, may_write
from .conflicts import fields_in_conflict


@login_required
@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest, reference: str) -> HttpResponse:
    """One form: network, executor, organisation, address. Readers see the same fields."""
    application = get_application_for(request, reference)
    initial = organisation_initial(application)
    form = OrganisationForm(request.POST or None, initial=initial)
    phase, status, conflicts = current_phase(application), 200, []
    if request.method == "POST" and form.is_valid():
        try:
            save_organisation(application, by=request.user, **form.cleaned_data)
        except StaleVersion:
            initial = organisation_initial(access.get_application(request.user, reference))
            form, conflicts = fields_in_conflict(form, initial)
            status = 409
        else:
            messages.success(request, _("Saved."))
            return after_saving(request, application, phase, "organisation")
    context = {
        "application": application,
        "phase": phase,
        "form": form,
        "editable": may_write(request, application, phase, "organisation"),
        "conflicts": conflicts,
        "own": own_organisations(request.user, application)
        if application.organisation is None
        else [],
    }
    status = 422 if form.errors else status
    return render(request, "applications/organisation.html", context, status=status)


@login_required
@require_POST
def organisation_choose(request: HttpRequest, reference: str) -> HttpResponse:
    """Fill the page with an organisation of one's other applications."""
    application = access.get_application_to_edit(request.user, reference)
    own = own_organisations(request.user, application)
    number = request.POST.get("organisation", "")
    source = next((one for one in own if str(one.pk) == number), None)
    if source is None:
        raise InvalidInput(_("Choose an organisation of the list."))
    take_organisation(application, source, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("applications:organisation", reference)
