"""The files of a phase: upload, replace, remove, mark as confidential, download."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import access
from applications.actions.attachments import (
    add_attachment,
    remove_attachment,
    requirement_of,
    set_confidential,
)
from applications.forms.attachment import AttachmentForm
from applications.models import Application, Attachment
from applications.selectors.attachments import files_of, was_submitted
from applications.selectors.pages import next_address
from applications.terms import Phase
from portal.lib.problems import InvalidInput
from portal.records.files import file_response

from .common import get_application_for, may_write, require_phase


@login_required
@require_http_methods(["GET", "POST"])
def attachments(request: HttpRequest, reference: str, phase: str) -> HttpResponse:
    """Every requirement with its files and a small form; a refused file says why in its place."""
    application = get_application_for(request, reference)
    phase = Phase(phase)
    require_phase(application, phase)
    refused = None
    if request.method == "POST":
        refused = _upload(request, application, phase)
        if refused is None:
            messages.success(request, _("The file was added."))
            return redirect("applications:attachments", reference, phase)
    files = files_of(application, phase)
    lines = [_line(request, application, phase, one, refused) for one in files]
    context = {
        "application": application,
        "phase": phase,
        "lines": lines,
        "forms": [refused] if refused else [],
        "next_url": next_address(application, phase, "attachments"),
        "editable": any(line["form"] for line in lines),
        "official": application.call.terms.is_official("attachments.max_mb"),
    }
    status = 422 if refused else 200
    return render(request, "applications/attachments.html", context, status=status)


@login_required
@require_safe
def attachment(request: HttpRequest, reference: str, key: str) -> HttpResponseBase:
    """Download. The agency gets what was handed in, the applicant's people every file."""
    application = access.get_application(request.user, reference)
    found = _attachment(application, key)
    if not access.can_read_draft(request.user, application) and not was_submitted(found):
        raise Http404
    return file_response(request, found.file, inline="bekijken" in request.GET)


@login_required
@require_POST
def attachment_remove(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Take a file out of the draft."""
    application = access.get_application_to_edit(request.user, reference)
    found = _attachment(application, key)
    remove_attachment(found, by=request.user)
    messages.success(request, _("The file was removed."))
    return redirect("applications:attachments", reference, found.phase)


@login_required
@require_POST
def attachment_confidential(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Keep a file from the external experts, or show it to them."""
    application = access.get_application_to_edit(request.user, reference)
    found = _attachment(application, key)
    set_confidential(found, request.POST.get("confidential") == "yes", by=request.user)
    messages.success(request, _("Saved."))
    return redirect("applications:attachments", reference, found.phase)


def _attachment(application: Application, key: str) -> Attachment:
    rows = application.attachments.select_related("file", "application__call")
    return get_object_or_404(rows, key=key)


def _upload(request: HttpRequest, application: Application, phase: Phase) -> AttachmentForm | None:
    """Keep the file. Returns the form with its error when it is refused, else None."""
    try:
        requirement = requirement_of(application, phase, request.POST.get("requirement", ""))
    except KeyError as error:
        raise Http404 from error
    form = AttachmentForm(request.POST, request.FILES, requirement=requirement)
    if not form.is_valid():
        return form
    try:
        add_attachment(
            application,
            phase,
            requirement.key,
            form.cleaned_data["file"],
            by=request.user,
            confidential=form.cleaned_data["confidential"],
        )
    except InvalidInput as problem:
        form.add_error("file", problem.message)
        return form
    return None


def _line(request, application, phase, files, refused) -> dict[str, object]:
    requirement = files.requirement
    form = None
    if may_write(request, application, phase, f"attachment:{requirement.key}"):
        ours = refused is not None and refused.data.get("requirement") == requirement.key
        form = refused if ours else AttachmentForm(requirement=requirement)
    return {"files": files, "requirement": requirement, "form": form}
