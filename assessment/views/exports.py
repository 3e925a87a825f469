"""The decision list as XLSX and PDF."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from assessment.access import committee as access
from assessment.actions.exports import export_pdf, export_workbook
from portal.accounts.requests import SignedInRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_POST
def decision_list_xlsx(request: SignedInRequest, key: str) -> HttpResponse:
    """The workbook; the export stands in the event log."""
    found = access.get_list(request.user, key, to_export=True)
    response = HttpResponse(export_workbook(found, by=request.user), content_type=XLSX)
    name = f"{found.call.code}-beslissingslijst-{found.meeting_on}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def decision_list_pdf(request: SignedInRequest, key: str) -> HttpResponse:
    """Has the PDF made and shows how far it is."""
    found = access.get_list(request.user, key, to_export=True)
    job = export_pdf(found, by=request.user)
    return redirect("records:job", job.ref)
