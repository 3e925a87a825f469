"""Documents made from a frozen package: the PDF of what was handed in, and the receipt.

Called by the worker. A remake is a new row; the same document is never made twice by one job.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from applications.models import Submission, SubmissionDocument
from applications.packages import ReadPackage, read_package
from portal.lib.canonical import sha256_hex
from portal.lib.pdf import PdfAttachment, picture, render_pdf
from portal.lib.qr import qr_svg
from portal.records.files import store_bytes
from portal.records.jobs import set_progress
from portal.records.ledger import note, recorded
from portal.records.models import StoredFile

Kind = SubmissionDocument.Kind


def make_document(job_ref: str, receipt_number: str, kind: str, language: str) -> StoredFile:
    """The document of `kind` in `language` of one submission; made once, then returned as it is.

    Raises Submission.DoesNotExist for an unknown number, ValueError for an unknown kind.
    """
    submission = Submission.objects.select_related("application__call").get(
        receipt_number=receipt_number
    )
    found = submission.documents.filter(kind=kind, language=language).select_related("file").first()
    if found:
        return found.file
    set_progress(job_ref, 20)
    with translation.override(language):
        if Kind(kind) is Kind.RECEIPT:
            name, data = _("receipt"), receipt_pdf(submission, language)
        else:
            name, data = _("application"), package_pdf(submission, language)
    return _keep(submission, kind, language, f"{receipt_number}-{name}.pdf", data)


@recorded
def _keep(submission: Submission, kind: str, language: str, name: str, data: bytes) -> StoredFile:
    stored = store_bytes(data, name=name, content_type="application/pdf", by=None)
    SubmissionDocument.objects.create(
        submission=submission,
        kind=kind,
        language=language,
        file=stored,
        sha256=sha256_hex(data),
    )
    note(
        "document_made",
        by=None,
        subject=submission,
        reference=submission.application.reference,
        kind=kind,
        language=language,
        sha256=stored.sha256,
    )
    return stored


def package_pdf(submission: Submission, language: str) -> bytes:
    """Everything that was handed in, with the verdict of every rule and the JSON attached."""
    with translation.override(language):
        package = read_package(submission)
        title = f"{package.receipt_number} {package.title}"
        html = render_to_string(
            "pdf/package.html",
            {
                "package": package,
                "submission": submission,
                "reference": package.receipt_number,
                "portal_name": settings.PORTAL_NAME,
                "entries": contents_of(package),
                "verify_address": verify_address(submission),
            },
        )
        attached = PdfAttachment(
            f"{package.receipt_number}.json",
            submission.package.encode("utf-8"),
            _("The package as data; its SHA-256 stands on the receipt."),
            "Source",
        )
        return render_pdf(html, title=title, language=language, attachments=[attached])


def receipt_pdf(submission: Submission, language: str) -> bytes:
    """One page: number, time, hash, code, a QR code to the verify page, head of the event log."""
    with translation.override(language):
        package = read_package(submission)
        address = verify_address(submission)
        html = render_to_string(
            "pdf/receipt.html",
            {
                "package": package,
                "submission": submission,
                "reference": package.receipt_number,
                "portal_name": settings.PORTAL_NAME,
                "verify_page": settings.PORTAL_ORIGIN + reverse("verify"),
                "qr": picture(qr_svg(address), _("QR code to the page that checks this receipt")),
            },
        )
        title = _("Receipt %(number)s") % {"number": package.receipt_number}
        return render_pdf(html, title=title, language=language)


def verify_address(submission: Submission) -> str:
    """The verify page with number and code filled in."""
    query = urlencode({"number": submission.receipt_number, "code": submission.verify_code})
    return f"{settings.PORTAL_ORIGIN}{reverse('verify')}?{query}"


def contents_of(package: ReadPackage) -> list[dict[str, object]]:
    """The table of contents: the headings of `pdf/package.html`, only those that are there."""
    parts = [
        ("organisation", _("Organisation"), True),
        ("initiative", _("Positioning of the initiative"), package.initiative),
        ("texts", _("Texts"), package.sections),
        ("money", _("Costs and financing"), True),
        ("companies", _("Companies, mandates and letters"), package.companies),
        ("indicators", _("Indicators"), package.indicators),
        ("activities", _("Activities"), package.activities),
        ("spearhead", _("Spearhead cluster"), package.spearhead),
        ("feedback", _("Answers to the feedback"), package.feedback),
        ("declarations", _("Declarations"), package.declarations),
        ("attachments", _("Attachments"), package.attachments),
        ("rules", _("The rules of the call"), True),
    ]
    entries: list[dict[str, object]] = []
    for anchor, title, present in parts:
        if not present:
            continue
        entries.append({"anchor": anchor, "title": title, "level": 1})
        if anchor == "texts":
            entries += [
                {"anchor": one.anchor, "title": f"{one.number}. {one.title}", "level": 2}
                for one in package.sections
            ]
    return entries
