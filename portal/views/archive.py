"""The archive of an application as a ZIP."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from applications import access
from portal.archives import archive_entries
from portal.lib.ziplib import stream_zip
from portal.records.ledger import note


@login_required
@require_safe
def archive(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Everything that was handed in, streamed; for the applicant's people and the agency."""
    application = access.get_application(request.user, reference)
    if request.method == "GET":
        note("archive_exported", by=request.user, subject=application, reference=reference)
    response = StreamingHttpResponse(
        stream_zip(archive_entries(application), compress=False), content_type="application/zip"
    )
    response["Content-Disposition"] = f'attachment; filename="{reference}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response
