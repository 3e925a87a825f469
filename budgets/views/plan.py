"""The project budget and cofinancing plan of a dossier on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.models import Application
from applications.terms import Phase
from applications.views.common import (
    after_saving,
    get_application_for,
    may_write,
    require_phase,
)
from budgets.actions.plan import save_plan
from budgets.forms.plan import PlanForm
from budgets.models import BudgetPlan
from budgets.rules import evaluate
from budgets.selectors.facts import facts_of_plan, plan_facts
from budgets.selectors.spans import year_spans
from budgets.selectors.totals import PLAN, sum_rows, table_sums
from budgets.selectors.workbook import plan_workbook
from portal.lib.problems import StaleVersion

from .verbs import do_verb

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Header, cost lines, contributions, totals. What is valid is saved, the rest stays typed.

    With htmx the answer holds only the pieces beside the inputs.
    """
    application = get_application_for(request, reference)
    require_phase(application, Phase.DOSSIER)
    years = application.call.terms.years
    if request.method != "POST":
        return _page(request, application, PlanForm(_stored(application), years))
    verb, _colon, target = request.POST.get("do", "").partition(":")
    skip = target if verb == "remove" else ""
    form = PlanForm(_stored(application), years, request.POST, skip)
    version = request.POST.get("version", "")
    try:
        saved = save_plan(
            application,
            by=request.user,
            version=int(version) if version.isdecimal() else -1,
            **form.values(),
        )
    except StaleVersion:
        form = PlanForm(_stored(application), years, request.POST)
        return _page(request, application, form, status=409)
    if form.has_errors or request.htmx:
        known = {row.key for row in form.rows if row.line}
        form = PlanForm(_stored(application), years, request.POST, skip)
        for row in form.rows:
            row.made = row.line is not None and row.key not in known
        return _page(request, application, form, status=422 if form.has_errors else 200)
    if verb:
        place = do_verb(request, application, verb, target, saved.version)
        return redirect(f"{request.path}#{place}")
    messages.success(request, _("Saved."))
    return after_saving(request, application, Phase.DOSSIER, "budget")


@login_required
@require_safe
def plan_xlsx(request: HttpRequest, reference: str) -> HttpResponse:
    """The plan as it is stored now, as XLSX."""
    application = get_application_for(request, reference)
    require_phase(application, Phase.DOSSIER)
    response = HttpResponse(plan_workbook(application), content_type=XLSX)
    name = f"{application.reference}-{_('budget')}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _stored(application: Application) -> BudgetPlan | None:
    plans = BudgetPlan.objects.filter(application=application)
    return plans.prefetch_related("cost_lines", "cofinancing_lines").first()


def _page(
    request: HttpRequest, application: Application, form: PlanForm, status: int = 200
) -> HttpResponse:
    terms, stored = application.call.terms, _stored(application)
    start, months = (stored.start_date, stored.duration_months) if stored else (None, None)
    years = range(1, terms.years + 1)
    facts = plan_facts(stored, terms.years) if stored else facts_of_plan(None, terms.years)
    totals = sum_rows(evaluate(facts, terms), PLAN)
    context = {
        "application": application,
        "phase": Phase.DOSSIER,
        "form": form,
        "years": years,
        "heads": list(zip(years, year_spans(start, months, terms.years), strict=True)),
        "tables": [(table, table_sums(totals, table.key)) for table in form.tables],
        "totals": totals,
        "conflicts": form.conflicts() if status == 409 else [],
        "status": status,
        "editable": may_write(request, application, Phase.DOSSIER, "budget"),
    }
    if request.htmx:
        answer = render(request, "budgets/_plan_answer.html", context, status=status)
        answer["HX-Reswap"] = "none"
        if status == 422:  # the rest was saved: the rule panel renews
            answer["HX-Trigger"] = "portal:saved"
        return answer
    return render(request, "budgets/plan.html", context, status=status)
