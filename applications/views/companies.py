"""The letters desk: enterprises, their letters of intent and their mandates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import access
from applications.actions.companies import (
    add_company,
    change_company,
    count_company,
    remove_company,
)
from applications.actions.letters import add_letter, reconfirm_letters, remove_letter
from applications.forms.companies import CountForm, LetterForm, MandateForm
from applications.models import Application, CompanyMandate, LetterOfIntent
from applications.selectors.companies import (
    desk_of,
    letter_was_handed_in,
    line_of,
    was_handed_in,
)
from applications.selectors.deadlines import current_phase
from applications.selectors.pages import next_address
from applications.selectors.versions import version_of
from portal.lib.form_tools import add_problem
from portal.lib.problems import InvalidInput, StaleVersion
from portal.records.files import file_response

from .common import get_application_for, may_write
from .conflicts import fields_in_conflict

FIELDS = tuple(name for name in MandateForm.base_fields if name != "version")


@login_required
@require_http_methods(["GET", "POST"])
def mandates(request: HttpRequest, reference: str) -> HttpResponse:
    """The list with its live count; the form under it adds one enterprise."""
    application = get_application_for(request, reference)
    phase = current_phase(application)
    form = MandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            made = add_company(application, by=request.user, **values)
        except InvalidInput as problem:
            add_problem(form, problem)
        else:
            messages.success(request, _("Added. Now upload its letter."))
            return redirect("applications:mandate", reference, made.enterprise_number)
    context = {
        "application": application,
        "phase": phase,
        "desk": desk_of(application, phase),
        "form": form,
        "editable": may_write(request, application, phase, "letters"),
        "next_url": next_address(application, phase, "companies"),
    }
    status = 422 if form.errors else 200
    return render(request, "applications/mandates.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def mandate(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """One enterprise: its data and its letters."""
    application = get_application_for(request, reference)
    found = _mandate(application, number)
    initial = _initial(found)
    form = MandateForm(request.POST or None, initial=initial)
    status, conflicts = 200, []
    if request.method == "POST" and form.is_valid():
        try:
            saved = change_company(found, by=request.user, **form.cleaned_data)
        except StaleVersion:
            found = _mandate(application, number)
            form, conflicts = fields_in_conflict(form, _initial(found))
            status = 409
        except InvalidInput as problem:
            add_problem(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("applications:mandate", reference, saved.enterprise_number)
    return _page(request, application, number, form, LetterForm(), status, conflicts)


@login_required
@require_POST
def letter_add(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Upload a letter for the phase of now; a refused one says why in its place."""
    application = access.get_application_to_edit(request.user, reference)
    found = _mandate(application, number)
    letter_form = LetterForm(request.POST, request.FILES)
    if letter_form.is_valid():
        data = dict(letter_form.cleaned_data)
        upload = data.pop("file")
        try:
            add_letter(found, current_phase(application), upload, by=request.user, **data)
        except InvalidInput as problem:
            add_problem(letter_form, problem)
        else:
            messages.success(request, _("The letter was added."))
            return redirect("applications:mandates", reference)
    form = MandateForm(initial=_initial(found))
    return _page(request, application, number, form, letter_form, 200, [])


@login_required
@require_safe
def letter(request: HttpRequest, reference: str, key: str) -> HttpResponseBase:
    """Download. The agency gets what was handed in, the applicant's people every letter."""
    application = access.get_application(request.user, reference)
    found = _letter(application, key)
    if not access.can_read_draft(request.user, application) and not letter_was_handed_in(found):
        raise Http404
    return file_response(request, found.file, inline="bekijken" in request.GET)


@login_required
@require_POST
def letter_remove(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Take a letter out of the draft."""
    application = access.get_application_to_edit(request.user, reference)
    found = _letter(application, key)
    remove_letter(found, by=request.user)
    messages.success(request, _("The letter was removed."))
    return redirect("applications:mandate", reference, found.mandate.enterprise_number)


@login_required
@require_POST
def letters_reconfirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep the EoI letters of the ticked enterprises for the dossier."""
    application = access.get_application_to_edit(request.user, reference)
    kept = reconfirm_letters(application, request.POST.getlist("company"), by=request.user)
    if kept:
        text = ngettext("%(n)d letter was confirmed.", "%(n)d letters were confirmed.", kept)
        messages.success(request, text % {"n": kept})
    else:
        messages.warning(request, _("Tick the enterprises whose letter still holds."))
    return redirect("applications:mandates", reference)


@login_required
@require_http_methods(["GET", "POST"])
def mandate_remove(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Asks, then takes an enterprise out of the list."""
    application = access.get_application_to_edit(request.user, reference)
    found = _mandate(application, number)
    if request.method == "POST":
        remove_company(found, by=request.user)
        messages.success(request, _("The enterprise was removed."))
        return redirect("applications:mandates", reference)
    context = {"application": application, "mandate": found}
    return render(request, "applications/mandate_remove.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def mandate_count(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """The agency counts an enterprise that was handed in, or does not, with a reason."""
    application = access.get_application_to_handle(request.user, reference)
    found = _mandate(application, number)
    if not was_handed_in(found):
        raise Http404
    stored = {True: "yes", False: "no", None: ""}[found.counted_by_staff]
    initial = {"counted": stored, "reason": found.counted_reason}
    form = CountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            count_company(found, by=request.user, **form.cleaned_data)
        except InvalidInput as problem:
            add_problem(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("applications:mandate_count", reference, number)
    context = {"application": application, "mandate": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "applications/mandate_count.html", context, status=status)


def _page(request, application, number, form, letter_form, status, conflicts) -> HttpResponse:
    phase = current_phase(application)
    context = {
        "application": application,
        "phase": phase,
        "line": line_of(application, phase, number),
        "form": form,
        "letter_form": letter_form,
        "forms": [form, letter_form],
        "conflicts": conflicts,
        "editable": may_write(request, application, phase, "letters"),
    }
    status = 422 if form.errors or letter_form.errors else status
    return render(request, "applications/mandate.html", context, status=status)


def _mandate(application: Application, number: str) -> CompanyMandate:
    return get_object_or_404(
        CompanyMandate.objects.select_related("application__call"),
        application=application,
        enterprise_number=number,
    )


def _letter(application: Application, key: str) -> LetterOfIntent:
    rows = LetterOfIntent.objects.select_related("file", "mandate__application__call")
    return get_object_or_404(rows, mandate__application=application, key=key)


def _initial(found: CompanyMandate) -> dict[str, str]:
    return {"version": version_of(found), **{name: getattr(found, name) for name in FIELDS}}
