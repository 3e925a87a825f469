"""What a frozen list holds, and whether it is still what was frozen."""

from typing import Any

from applications.packages import latest_submission
from applications.terms import Phase
from assessment.models import DecisionList
from portal.lib.canonical import sha256_hex

from .meeting import advised_amount, dossier_facts

FORMAT = "clusterportaal-decision-list/1"


def frozen_content(decision_list: DecisionList) -> dict[str, Any]:
    """Every decision with the dossier it rests on, who froze it and when; plain data."""
    call = decision_list.call
    rows = decision_list.decisions.select_related(
        "application__advice", "application__call"
    ).prefetch_related("conditions", "abstentions__member")
    facts = dossier_facts([one.application_id for one in rows])
    decisions = []
    for place, one in enumerate(rows, 1):
        fact = facts.get(one.application_id, {})
        submission = latest_submission(one.application, Phase.DOSSIER)
        decisions.append(
            {
                "position": place,
                "reference": one.application.reference,
                "title": one.application.title,
                "organisation": fact.get("name", ""),
                "enterprise_number": fact.get("number", ""),
                "dossier": {
                    "receipt_number": submission.receipt_number if submission else None,
                    "sha256": submission.sha256 if submission else None,
                },
                "asked": fact.get("asked"),
                "advised": advised_amount(one),
                "outcome": one.outcome,
                "amount": one.amount,
                "motivation": one.motivation,
                "conditions": [
                    {"text": item.text, "due_on": item.due_on} for item in one.conditions.all()
                ],
                "abstentions": [
                    {"member": str(item.member), "reason": item.reason, "noted_at": item.noted_at}
                    for item in one.abstentions.all()
                ],
            }
        )
    return {
        "format": FORMAT,
        "key": decision_list.key,
        "call": {"code": call.code, "title": call.title_nl, "terms_version": call.terms_version},
        "envelope": call.terms.budget_envelope,
        "meeting_on": decision_list.meeting_on,
        "frozen_by": str(decision_list.frozen_by),
        "frozen_at": decision_list.frozen_at,
        "decisions": decisions,
    }


def is_intact(decision_list: DecisionList) -> bool:
    """Does the frozen content still have the hash that was noted?"""
    return sha256_hex(decision_list.content.encode("utf-8")) == decision_list.sha256
