"""The receipt, what was handed in, and its documents and files."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications import access
from applications.models import Application, Submission
from applications.packages import find_file, read_package
from portal.document_jobs import enqueue_documents
from portal.frames import receipt_address
from portal.receipts import documents_of
from portal.records.files import file_response


def _submission(request: HttpRequest, reference: str, number: str) -> tuple:
    """The application and one of its submissions, for who may view it. Raises Http404."""
    application = access.get_application(request.user, reference)
    found = application.submissions.filter(receipt_number=number)
    submission = found.select_related("submitted_by").first()
    if submission is None:
        raise Http404
    submission.application = application
    return application, submission


def _frame(application: Application, submission: Submission) -> dict:
    return {"application": application, "submission": submission, "phase": submission.phase}


@login_required
@require_safe
def receipt(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Number, time, hash, code, and the documents as they get ready."""
    application, submission = _submission(request, reference, number)
    versions = list(application.submissions.filter(phase=submission.phase).order_by("-version"))
    documents = documents_of(submission)
    context = _frame(application, submission) | {
        "documents": documents,
        "busy": any(document.is_busy for document in documents),
        "failed": any(document.has_failed for document in documents),
        "versions": [(one, receipt_address(one)) for one in versions],
        "replaced_by": versions[0] if versions[0] != submission else None,
        "may_read_secrets": access.can_read_draft(request.user, application),
    }
    return render(request, "portal/receipt.html", context)


@login_required
@require_POST
def receipt_retry(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Have failed documents made again."""
    _application, submission = _submission(request, reference, number)
    enqueue_documents(submission, submission.submitted_by)
    return redirect(receipt_address(submission))


@login_required
@require_safe
def submission(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """The package as a page: the frozen texts, companies, budget and files."""
    application, found = _submission(request, reference, number)

    def address(ref: str) -> str:
        return reverse("submission_file", args=[reference, number, ref])

    context = _frame(application, found) | {
        "package": read_package(found, address=address),
        "receipt_url": receipt_address(found),
    }
    return render(request, "portal/submission.html", context)


@login_required
@require_safe
def submission_data(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """The package itself, byte for byte what was hashed."""
    _application, found = _submission(request, reference, number)
    response = HttpResponse(found.package.encode("utf-8"), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{number}.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def submission_file(
    request: HttpRequest, reference: str, number: str, ref: UUID
) -> HttpResponseBase:
    """One of the files the package names."""
    _application, found = _submission(request, reference, number)
    stored = find_file(found, ref)
    if stored is None:
        raise Http404
    return file_response(request, stored, inline="bekijk" in request.GET)


@login_required
@require_safe
def submission_document(
    request: HttpRequest, reference: str, number: str, kind: str, language: str
) -> HttpResponseBase:
    """A PDF made from the package; the newest of its kind."""
    _application, found = _submission(request, reference, number)
    document = found.documents.filter(kind=kind, language=language).select_related("file").first()
    if document is None:
        raise Http404(_("This document is not ready yet."))
    return file_response(request, document.file, inline="bekijk" in request.GET)
