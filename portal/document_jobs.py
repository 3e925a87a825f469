"""Which documents a submission gets, and asking the worker for them."""

from applications.models import Submission, SubmissionDocument
from portal.accounts.models import User
from portal.records.jobs import enqueue
from portal.records.models import Job

KINDS = (SubmissionDocument.Kind.RECEIPT, SubmissionDocument.Kind.PACKAGE)


def enqueue_documents(submission: Submission, by: User) -> list[Job]:
    """Ask for the receipt and the PDF in Dutch, and in the submitter's language when another.

    Asking twice changes nothing; a failed job is started again.
    """
    languages = dict.fromkeys(("nl", by.language))
    return [
        enqueue(
            "portal.documents.make_document",
            submission.receipt_number,
            kind.value,
            language,
            key=job_key(submission, kind, language),
            kind=f"submission_{kind.value}",
            reference=submission.application.reference,
            by=by,
        )
        for language in languages
        for kind in KINDS
    ]


def job_key(submission: Submission, kind: str, language: str) -> str:
    """One job per submission, kind and language."""
    return f"document:{submission.receipt_number}:{kind}:{language}"


def jobs_of(submission: Submission) -> list[Job]:
    """The jobs that make this submission's documents."""
    prefix = f"document:{submission.receipt_number}:"
    return list(Job.objects.filter(key__startswith=prefix).order_by("pk"))
