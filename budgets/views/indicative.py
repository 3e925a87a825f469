"""The indicative sums of an EoI on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.selectors.versions import version_of
from applications.terms import Phase
from applications.views.common import after_saving, get_application_for, may_write
from budgets.actions.indicative import save_indicative
from budgets.forms.indicative import IndicativeForm
from budgets.forms.years import differences
from budgets.models import IndicativePlan
from budgets.rules import evaluate
from budgets.selectors.facts import facts_of_sums, indicative_facts
from budgets.selectors.totals import INDICATIVE, sum_rows
from portal.lib.problems import StaleVersion


@login_required
@require_http_methods(["GET", "POST"])
def indicative(request: HttpRequest, reference: str) -> HttpResponse:
    """Costs, contributions and subsidy per year. With htmx: the answer holds the new totals."""
    application = get_application_for(request, reference)
    plan, form = _bound(application, request.POST or None)
    status, conflicts = 200, []
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            save_indicative(application, by=request.user, version=version, **form.sums())
        except StaleVersion:
            data = request.POST.copy()
            data["version"] = _bound(application)[1].initial["version"]
            plan, form = _bound(application, data)
            conflicts, status = differences(form), 409
        else:
            if not request.htmx:
                messages.success(request, _("Saved."))
                return after_saving(request, application, Phase.EOI, "indicative")
            plan, form = _bound(application)
    terms = application.call.terms
    facts = indicative_facts(plan, terms.years) if plan else facts_of_sums(None, terms.years)
    status = 422 if form.errors else status
    context = {
        "application": application,
        "phase": Phase.EOI,
        "form": form,
        "years": range(1, terms.years + 1),
        "totals": sum_rows(evaluate(facts, terms, Phase.EOI.value), INDICATIVE),
        "conflicts": conflicts,
        "status": status,
        "editable": may_write(request, application, Phase.EOI, "indicative"),
    }
    if request.htmx:
        answer = render(request, "budgets/_indicative_answer.html", context, status=status)
        answer["HX-Reswap"] = "none"
        return answer
    return render(request, "budgets/indicative.html", context, status=status)


def _bound(
    application: Application, data: object = None
) -> tuple[IndicativePlan | None, IndicativeForm]:
    plan = IndicativePlan.objects.filter(application=application).first()
    years = application.call.terms.years
    return plan, IndicativeForm(data, plan=plan, version=version_of(plan), years=years)
