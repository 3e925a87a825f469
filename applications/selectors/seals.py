"""Are the frozen submissions what they were when they were answered?"""

from collections.abc import Iterator

from applications.models import Submission
from portal.lib.canonical import sha256_hex


def broken_seals() -> Iterator[str]:
    """One sentence per submission whose package no longer has the hash on its receipt."""
    for submission in Submission.objects.order_by("pk").iterator(chunk_size=200):
        found = sha256_hex(submission.package.encode())
        if found != submission.sha256:
            yield (
                f"Submission {submission.receipt_number}: the package has hash {found}, "
                f"the receipt says {submission.sha256}."
            )
