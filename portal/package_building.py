"""The frozen package of a submission: everything handed in and everything it was judged by."""

from datetime import datetime
from typing import Any

from applications.models import Application, Submission
from applications.packages import FORMAT
from applications.terms.codec import encode
from portal.accounts.models import User
from portal.completeness import Judgement


def build_package(
    application: Application,
    judgement: Judgement,
    *,
    receipt_number: str,
    kind: str,
    version: int,
    received_at: datetime,
    by: User,
    previous: Submission | None,
) -> dict[str, Any]:
    """The package as data for `canonical_json`.

    Its hash stands on the receipt, and it names the hash of the version before: a chain.
    """
    call = application.call
    return {
        "format": FORMAT,
        "call": {"code": call.code, "title": {"nl": call.title_nl, "en": call.title_en}},
        "reference": application.reference,
        "phase": judgement.phase.value,
        "kind": kind,
        "version": version,
        "receipt_number": receipt_number,
        "received_at": received_at,
        "submitted_by": by.get_full_name(),
        "previous_sha256": previous.sha256 if previous else None,
        "terms_version": call.terms_version,
        "terms": judgement.terms.to_dict(),
        "content": judgement.content,
        "agency": judgement.agency,
        "facts": {
            "application": encode(judgement.facts),
            "plan": encode(judgement.plan),
        },
        "sums": {
            "years": [year.to_dict() for year in judgement.sums.years],
            "totals": judgement.sums.totals.to_dict(),
        },
        "findings": [finding.to_dict() for finding in judgement.findings],
    }
