"""A submission with a package of the least content, for tests that only need one to be there."""

import json

from applications.models import Application, Submission
from portal.accounts.models import User


def hand_in(application: Application, *, by: User, sha256: str = "") -> Submission:
    """The first version of the EoI; `sha256` is that of a file in it."""
    content = {"attachments": [], "companies": [], "file": sha256}
    return Submission.objects.create(
        application=application,
        phase="eoi",
        version=1,
        receipt_number=f"{application.reference}-EOI-1",
        package=json.dumps({"content": content, "findings": []}),
        sha256="0" * 64,
        record_head="0:0",
        received_at=application.created_at,
        submitted_by=by,
    )
