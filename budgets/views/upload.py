"""The plan comes back as a workbook: compared cell by cell, then taken over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications import access
from applications.models import Application
from applications.terms import Phase
from applications.views.common import may_write, require_phase
from budgets.actions.workbook import take_over_plan
from budgets.forms.upload import TakeOverForm, WorkbookForm, sealed
from budgets.rules import evaluate
from budgets.selectors.contents import budget_content
from budgets.selectors.differences import plan_differences
from budgets.selectors.facts import facts_of_plan
from budgets.selectors.totals import PLAN, sum_rows
from budgets.selectors.workbook import plan_version
from budgets.workbook import ReadPlan, WorkbookError, read_plan_workbook
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment


@login_required
@require_http_methods(["GET", "POST"])
def plan_upload(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the workbook; see what it would change; take it over, or not."""
    application = access.get_application_to_edit(request.user, reference)
    require_phase(application, Phase.DOSSIER)
    if not may_write(request, application, Phase.DOSSIER, "budget"):
        raise WrongMoment(_("The budget cannot be changed now."))
    if "sealed" in request.POST:
        return _take_over(request, application)
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    if form.is_valid():
        try:
            return _compared(request, application, _read(form, application))
        except WorkbookError as error:
            said = error.message_en if get_language() == "en" else error.message_nl
            form.add_error("file", said[:1].upper() + said[1:])
    return _page(request, application, form)


def _read(form: forms.Form, application: Application) -> ReadPlan:
    """Raises WorkbookError, also for the workbook of another application."""
    read = read_plan_workbook(form.cleaned_data["file"].read(), application.call.terms.years)
    if read.reference != application.reference:
        raise WorkbookError(
            "",
            f"dit werkboek hoort bij aanvraag {read.reference}, niet bij {application.reference}",
            f"this workbook belongs to application {read.reference}, not {application.reference}",
        )
    return read


def _compared(request: HttpRequest, application: Application, read: ReadPlan) -> HttpResponse:
    terms = application.call.terms
    stored = budget_content(application, Phase.DOSSIER) or {}
    version = plan_version(application)
    content = dict(read.content)
    result = evaluate(facts_of_plan(content, terms.years), terms)
    context = {
        "differences": plan_differences(stored, content, terms.years),
        "sealed": sealed(application.reference, version, content),
        "is_older": read.version != version,
        "findings": result.findings,
        "totals": sum_rows(result, PLAN),
        "years": range(1, terms.years + 1),
    }
    return _page(request, application, WorkbookForm(), **context)


def _take_over(request: HttpRequest, application: Application) -> HttpResponse:
    form = TakeOverForm(request.POST, reference=application.reference)
    if form.is_valid():
        try:
            take_over_plan(application, by=request.user, **form.cleaned_data)
        except StaleVersion:
            form.add_error(
                None,
                _("Somebody changed the budget in the meantime. Upload the workbook again."),
            )
        except InvalidInput as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("The budget of the workbook is taken over."))
            return redirect("budgets:plan", application.reference)
    return _page(request, application, WorkbookForm(), refused=form)


def _page(
    request: HttpRequest,
    application: Application,
    form: forms.Form,
    *,
    refused: forms.Form | None = None,
    **context: Any,
) -> HttpResponse:
    """`refused`: the confirmation that could not be carried out."""
    status = 422 if form.errors or refused else 200
    context |= {"application": application, "phase": Phase.DOSSIER, "form": form}
    context["refused"] = refused
    return render(request, "budgets/plan_upload.html", context, status=status)
