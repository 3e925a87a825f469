"""The package of a submission as plain data, and the files it names."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from uuid import UUID

from applications.models import Application, Submission
from applications.terms import Phase
from portal.lib.findings import Finding
from portal.records.models import StoredFile

FORMAT = "clusterportaal-package/1"


@lru_cache(maxsize=64)
def _parsed(sha256: str, text: str) -> dict[str, Any]:
    return json.loads(text)


def package_data(submission: Submission) -> dict[str, Any]:
    """The frozen package as plain data. Not to be changed: it is shared between readers."""
    return _parsed(submission.sha256, submission.package)


def content_of(submission: Submission) -> dict[str, Any]:
    """The applicant's data of the package: texts, companies, files, budget, …"""
    return package_data(submission)["content"]


def package_findings(submission: Submission) -> list[Finding]:
    """What the rules said when it was handed in."""
    return [Finding.from_dict(item) for item in package_data(submission)["findings"]]


def latest_submission(application: Application, phase: Phase) -> Submission | None:
    """The version of a phase that counts: the last one handed in."""
    return application.submissions.filter(phase=str(phase)).order_by("-version").first()


def package_files(
    content: dict[str, Any], *, with_confidential: bool = True
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of a package: a folder (`bijlagen`, `intentiebrieven`) and the file's data."""
    for item in content["attachments"]:
        if with_confidential or not item["confidential"]:
            yield "bijlagen", item["file"]
    for company in content["companies"]:
        for letter in company["letters"]:
            yield "intentiebrieven", letter["file"]


def find_file(
    submission: Submission, ref: UUID | str, *, with_confidential: bool = True
) -> StoredFile | None:
    """The stored file `ref` when the package names it (and the reader may have it), else None."""
    files = package_files(content_of(submission), with_confidential=with_confidential)
    if str(ref) not in {data["ref"] for _folder, data in files}:
        return None
    return StoredFile.objects.filter(ref=ref).first()
