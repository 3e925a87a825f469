"""What was handed in, for who judges it: files, and the EoI for the pitch jury."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.models import Submission
from applications.packages import find_file
from assessment import access
from assessment.selectors.dossiers import eoi_for_jury
from portal.accounts.requests import SignedInRequest
from portal.records.files import file_response


@login_required
@require_safe
def package_file(
    request: SignedInRequest, reference: str, number: str, ref: UUID
) -> HttpResponseBase:
    """A file of a package; a confidential one is not there for experts and jury."""
    submission = (
        Submission.objects.select_related("application__call")
        .filter(application__reference=reference, receipt_number=number)
        .first()
    )
    if submission is None or not access.can_read_package(request.user, submission):
        raise Http404
    confidential = access.sees_confidential(request.user, submission)
    stored = find_file(submission, ref, with_confidential=confidential)
    if stored is None:
        raise Http404
    return file_response(request, stored, inline="bekijk" in request.GET)


@login_required
@require_safe
def jury_application(request: SignedInRequest, reference: str) -> HttpResponse:
    """The EoI with its slides, as handed in, for the pitch jury."""
    application = (
        access.visible_to_jury(request.user)
        .select_related("call", "organisation")
        .filter(reference=reference)
        .first()
    )
    if application is None:
        raise Http404
    context = {"application": application, "package": eoi_for_jury(application)}
    return render(request, "assessment/jury_application.html", context)
