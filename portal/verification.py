"""Is a receipt or a PDF genuine? Says no more than call, number, version and time of receipt."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO

from django.core.cache import cache
from django.utils.crypto import constant_time_compare

from applications.models import Call, Submission, SubmissionDocument

PER_MINUTE = 20
"""Questions per address and minute; a code has 59 bits, so guessing gets nowhere."""


class Verdict(StrEnum):
    GENUINE = "genuine"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the verify page says. All but `verdict` empty when unknown."""

    verdict: Verdict
    call: Call | None = None
    receipt_number: str = ""
    version: int = 0
    received_at: datetime | None = None
    replaced_by: int = 0


UNKNOWN = Answer(Verdict.UNKNOWN)


def verify_number(number: str, code: str) -> Answer:
    """By receipt number and verification code; a wrong code is as unknown as a wrong number."""
    found = _submissions().filter(receipt_number=number).first()
    if found is None or not constant_time_compare(found.verify_code, code):
        return UNKNOWN
    return _answer(found)


def verify_file(stream: BinaryIO) -> Answer:
    """By the bytes of a PDF: one of the documents the portal made, or unknown."""
    digest = hashlib.sha256()
    while part := stream.read(1 << 20):
        digest.update(part)
    sha256 = digest.hexdigest()
    document = SubmissionDocument.objects.filter(sha256=sha256).only("submission_id").first()
    if document is None:
        return UNKNOWN
    return _answer(_submissions().get(pk=document.submission_id))


def _submissions():
    return Submission.objects.select_related("application__call").defer("package")


def _answer(submission: Submission) -> Answer:
    latest = (
        Submission.objects.filter(application=submission.application, phase=submission.phase)
        .order_by("-version")
        .values_list("version", flat=True)
        .first()
    )
    replaced = latest if latest and latest > submission.version else 0
    return Answer(
        verdict=Verdict.REPLACED if replaced else Verdict.GENUINE,
        call=submission.application.call,
        receipt_number=submission.receipt_number,
        version=submission.version,
        received_at=submission.received_at,
        replaced_by=replaced,
    )


def too_many(address: str) -> bool:
    """Count one question from `address`; True when there were too many in this minute."""
    key = "verify:" + hashlib.sha256(address.encode()).hexdigest()[:32]
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > PER_MINUTE
    except ValueError:  # it expired in between
        return False
