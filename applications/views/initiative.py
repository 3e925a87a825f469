"""How the initiative places itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.actions.initiative import save_initiative
from applications.forms.initiative import InitiativeForm
from applications.models import ExpressionOfInterest
from applications.selectors.versions import version_of
from applications.terms import Phase
from portal.lib.problems import StaleVersion

from .common import after_saving, get_application_for, may_write
from .conflicts import fields_in_conflict

FIELDS = ("initiative", "differentiates", "existing_organisations", "left_open", "no_federation")


@login_required
@require_http_methods(["GET", "POST"])
def initiative(request: HttpRequest, reference: str) -> HttpResponse:
    """New or a differentiation, beside whom, and why it is no federation."""
    application = get_application_for(request, reference)
    initial = _initial(application.eoi)
    form = InitiativeForm(request.POST or None, initial=initial)
    status, conflicts = 200, []
    if request.method == "POST" and form.is_valid():
        try:
            save_initiative(application, by=request.user, **form.cleaned_data)
        except StaleVersion:
            stored = _initial(ExpressionOfInterest.objects.get(application=application))
            form, conflicts = fields_in_conflict(form, stored)
            status = 409
        else:
            messages.success(request, _("Saved."))
            return after_saving(request, application, Phase.EOI, "initiative")
    context = {
        "application": application,
        "phase": Phase.EOI,
        "form": form,
        "editable": may_write(request, application, Phase.EOI, "initiative"),
        "conflicts": conflicts,
    }
    status = 422 if form.errors else status
    return render(request, "applications/initiative.html", context, status=status)


def _initial(eoi: ExpressionOfInterest) -> dict[str, str]:
    return {"version": version_of(eoi), **{name: getattr(eoi, name) for name in FIELDS}}
