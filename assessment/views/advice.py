"""The agency's advice, with the experts' scores beside it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.workflow import Status
from assessment import access
from assessment.actions.advice import finish_advice, missing_in, reopen_advice, save_advice
from assessment.forms.advice import AdviceForm
from assessment.forms.assignments import ReasonForm
from assessment.models import Advice
from assessment.selectors.advice import advice_initial, advice_of, advice_texts, subsidy_asked
from assessment.selectors.assignments import panel_of
from assessment.selectors.scores import counted_assignments, side_by_side
from portal.accounts.requests import SignedInRequest
from portal.lib.form_tools import add_problem
from portal.lib.problems import InvalidInput, StaleVersion


@login_required
@require_http_methods(["GET", "POST"])
def advice(request: SignedInRequest, reference: str) -> HttpResponse:
    """Write, finish. Two buttons: save, or save and send to the committee."""
    change = request.method == "POST"
    getter = access.get_application_to_assess if change else access.get_assessed_application
    application = getter(request.user, reference)
    assignments = counted_assignments(application)
    rows = side_by_side(application, assignments)
    known = advice_of(application)
    form = AdviceForm(request.POST or None, initial=_initial(application, known, rows), rows=rows)
    stored, status = None, 200
    if change and form.is_valid():
        try:
            return _save(request, application, form)
        except StaleVersion:
            stored = advice_of(application)
            data = form.data.copy()
            data["version"] = stored.version
            form, status = AdviceForm(data, rows=rows), 409
        except InvalidInput as problem:
            add_problem(form, problem)
            form = _with_version(form, advice_of(application), rows)
    return _page(request, application, form, rows, assignments, stored, status)


@login_required
@require_http_methods(["GET", "POST"])
def advice_reopen(request: SignedInRequest, reference: str) -> HttpResponse:
    """Take a finished advice back from the committee, with a reason."""
    application = access.get_application_to_assess(request.user, reference)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reopen_advice(application, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The advice is open again."))
        return redirect("assessment:advice", reference)
    context = {"application": application, "form": form}
    status = 422 if form.errors else 200
    return render(request, "assessment/advice_reopen.html", context, status=status)


def _save(request: SignedInRequest, application: Application, form: AdviceForm) -> HttpResponse:
    data = form.cleaned_data
    names = ("summary", "outcome", "amount", "conditions", "version")
    save_advice(
        application,
        by=request.user,
        criteria=form.criteria,
        **{name: data[name] for name in names},
    )
    if "finish" in request.POST:
        finish_advice(application, by=request.user)
        messages.success(request, _("The advice is finished and goes to the committee."))
    else:
        messages.success(request, _("Saved."))
    return redirect("assessment:advice", application.reference)


def _with_version(form: AdviceForm, known: Advice | None, rows) -> AdviceForm:
    """The refused form, its hidden version that of what is stored now; the errors stay."""
    data = form.data.copy()
    data["version"] = known.version if known else 0
    fresh = AdviceForm(data, rows=rows)
    fresh.is_valid()
    for name, errors in form.errors.items():
        for message in errors:
            if message not in fresh.errors.get(name, ()):
                fresh.add_error(None if name == "__all__" else name, message)
    return fresh


def _initial(application: Application, known: Advice | None, rows) -> dict[str, object]:
    texts = advice_texts(known)
    initial = advice_initial(application, known)
    return initial | {
        f"criterion_{row.criterion.code}": texts.get(row.criterion.code, "") for row in rows
    }


def _page(
    request: SignedInRequest,
    application: Application,
    form: AdviceForm,
    rows,
    assignments,
    stored: Advice | None,
    status: int,
) -> HttpResponse:
    known = stored or advice_of(application)
    texts = advice_texts(known)
    panel = panel_of(application)
    editable = application.state == Status.IN_ASSESSMENT and access.can_manage_experts(request.user)
    context = {
        "application": application,
        "advice": known,
        "form": form,
        "stored": stored,
        "rows": [
            {
                "scores": row,
                "field": form.text_field(row.criterion.code),
                "text": texts.get(row.criterion.code, ""),
            }
            for row in rows
        ],
        "experts": [(n, one) for n, one in enumerate(assignments, 1)],
        "awaited": sum(one.is_active and not one.is_submitted for one in panel),
        "asked": subsidy_asked(application),
        "missing": missing_in(known),
        "editable": editable,
        "may_reopen": application.state == Status.ADVICE_READY
        and access.can_manage_experts(request.user),
    }
    status = 422 if form.errors and status == 200 else status
    return render(request, "assessment/advice.html", context, status=status)
