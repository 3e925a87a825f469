"""The archive of an application: everything handed in, as files."""

from collections.abc import Iterator

from applications.models import Application, Submission
from applications.packages import content_of, package_files
from portal.lib.ziplib import ZipEntry, free_name
from portal.records.files import open_stored
from portal.records.models import StoredFile

NOTE = "LEESMIJ.txt"


def archive_entries(application: Application) -> Iterator[ZipEntry]:
    """Per submission a folder: package, PDFs, attachments, letters; and a list of all hashes.

    A file that the package names twice (a letter kept for the dossier) is there once. A file that
    is being scanned, or infected, is named in the list and left out.
    """
    taken: set[str] = set()
    lines = [f"{application.reference} {application.title}", ""]
    for submission in application.submissions.order_by("frozen_at", "pk"):
        folder = submission.receipt_number
        lines += _listed(submission)
        yield ZipEntry(f"{folder}/{folder}.json", submission.package.encode("utf-8"))
        for document in submission.documents.select_related("file"):
            name = free_name(f"{folder}/{document.file.name}", taken)
            lines.append(f"{document.sha256}  {name}")
            yield ZipEntry(name, _opener(document.file))
        files = {
            data["ref"]: (place, data) for place, data in package_files(content_of(submission))
        }
        stored = StoredFile.objects.in_bulk(list(files), field_name="ref")
        by_ref = {str(ref): one for ref, one in stored.items()}
        for ref, (place, data) in files.items():
            one = by_ref.get(ref)
            closed = one is None or not one.may_be_opened
            mark = "  (niet bijgevoegd: nog niet vrijgegeven)" if closed else ""
            name = free_name(f"{folder}/{place}/{data['name']}", taken)
            lines.append(f"{data['sha256']}  {name}{mark}")
            if one is not None and not closed:
                yield ZipEntry(name, _opener(one))
    yield ZipEntry(NOTE, ("\r\n".join(lines) + "\r\n").encode("utf-8"))


def _listed(submission: Submission) -> list[str]:
    return [
        "",
        f"{submission.receipt_number}: ontvangen {submission.received_at.isoformat()}, "
        f"versie {submission.version}",
        f"{submission.sha256}  {submission.receipt_number}/{submission.receipt_number}.json",
    ]


def _opener(stored: StoredFile):
    return lambda: open_stored(stored)
