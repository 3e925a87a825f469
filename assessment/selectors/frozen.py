"""What a frozen list holds, and whether it is still what was frozen."""

import json
from collections.abc import Iterator
from typing import Any

from applications.packages import latest_submission
from applications.terms import Phase
from assessment.models import DecisionList
from portal.lib.canonical import plain, sha256_hex
from portal.records.models import Event

from .meeting import advised_amount, dossier_facts

FORMAT = "clusterportaal-decision-list/1"
DECIDED = ("position", "outcome", "amount", "motivation", "conditions")


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


def broken_lists() -> Iterator[str]:
    """One sentence per frozen list that is not what the committee froze, for `verify_records`."""
    noted = dict(
        Event.objects.filter(verb="decision_list_frozen").values_list("data__key", "data__sha256")
    )
    frozen = DecisionList.objects.exclude(state=DecisionList.State.PREPARING)
    for one in frozen.select_related("call").order_by("pk"):
        name = f"Decision list {one.key} ({one})"
        if not is_intact(one):
            yield f"{name}: the frozen content does not agree with its hash."
        elif noted.get(one.key) != one.sha256:
            yield f"{name}: its hash is not the one the event log noted when it was frozen."
        else:
            wrong = _changed_since(one)
            if wrong:
                yield f"{name}: changed after the freezing: {', '.join(wrong)}."
    for key in sorted(noted.keys() - {one.key for one in frozen}):
        yield f"Decision list {key} was frozen according to the event log; it is gone or open."


def _changed_since(decision_list: DecisionList) -> list[str]:
    """References of the decisions that are not as they were frozen, removed or slipped in."""
    then = _by_reference(json.loads(decision_list.content))
    now = _by_reference(plain(frozen_content(decision_list)))
    return sorted(key for key in then.keys() | now.keys() if then.get(key) != now.get(key))


def _by_reference(content: dict[str, Any]) -> dict[str, Any]:
    """What was decided. Left out is what may change elsewhere, such as the name of a member."""
    return {
        one["reference"]: [
            *(one[name] for name in DECIDED),
            sorted((item["reason"], item["noted_at"]) for item in one["abstentions"]),
        ]
        for one in content["decisions"]
    }
