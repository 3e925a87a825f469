"""The documents of a submission as the receipt page shows them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Submission, SubmissionDocument
from portal.document_jobs import job_key, jobs_of
from portal.records.models import Job, JobState

Kind = SubmissionDocument.Kind


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """One PDF: ready with its address, or how far its job is."""

    title: str
    language: str
    url: str
    size: int
    sha256: str
    progress: int
    state: str

    @property
    def is_busy(self) -> bool:
        return not self.url and self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def has_failed(self) -> bool:
        return not self.url and self.state == JobState.FAILED


def documents_of(submission: Submission) -> list[ShownDocument]:
    """Every document made or being made, receipt first, Dutch first. Two queries."""
    made: dict[tuple[str, str], SubmissionDocument] = {}
    for document in submission.documents.select_related("file"):
        made.setdefault((document.kind, document.language), document)
    jobs = {job.key: job for job in jobs_of(submission)}
    languages = {language for _kind, language in made}
    languages |= {key.rpartition(":")[2] for key in jobs}
    order = [
        (kind, language)
        for language in sorted(languages, key=lambda code: code != "nl")
        for kind in (Kind.RECEIPT, Kind.PACKAGE)
    ]
    return [
        _shown(submission, kind, language, made.get((kind, language)), job)
        for kind, language in order
        for job in [jobs.get(job_key(submission, kind.value, language))]
        if job or (kind, language) in made
    ]


def _shown(
    submission: Submission,
    kind: Kind,
    language: str,
    document: SubmissionDocument | None,
    job: Job | None,
) -> ShownDocument:
    title = _("Receipt") if kind is Kind.RECEIPT else _("Everything you submitted")
    url = ""
    if document is not None:
        url = reverse(
            "submission_document",
            args=[
                submission.application.reference,
                submission.receipt_number,
                kind.value,
                language,
            ],
        )
    return ShownDocument(
        title=title,
        language=_("Dutch") if language == "nl" else _("English"),
        url=url,
        size=document.file.size if document else 0,
        sha256=document.sha256 if document else "",
        progress=job.progress if job else 0,
        state=job.state if job else JobState.DONE,
    )
