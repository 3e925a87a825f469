"""Taking the list out of the portal: every export is an event."""

from assessment.access.committee import visible_decisions
from assessment.models import DecisionList
from assessment.selectors.exports import fingerprint, list_workbook
from assessment.selectors.meeting import meeting_of
from portal.accounts.models import User
from portal.records.jobs import enqueue
from portal.records.ledger import note, recorded
from portal.records.models import Job


@recorded
def export_workbook(decision_list: DecisionList, *, by: User) -> bytes:
    """The list as XLSX, with the rows `by` may see."""
    meeting = meeting_of(decision_list, visible_decisions(by, decision_list))
    _note(decision_list, by, "xlsx")
    return list_workbook(decision_list, meeting)


@recorded
def export_pdf(decision_list: DecisionList, *, by: User) -> Job:
    """Have the PDF made for `by`; asked twice without a change it is the same job."""
    meeting = meeting_of(decision_list, visible_decisions(by, decision_list))
    mark = fingerprint(decision_list, meeting)
    _note(decision_list, by, "pdf")
    return enqueue(
        "assessment.documents.make_list_pdf",
        decision_list.key,
        by.pk,
        by.language,
        key=f"decision_list:{decision_list.key}:{by.pk}:{by.language}:{mark}",
        kind="decision_list",
        by=by,
    )


def _note(decision_list: DecisionList, by: User, kind: str) -> None:
    note(
        "decision_list_exported",
        by=by,
        subject=decision_list,
        key=decision_list.key,
        format=kind,
        state=decision_list.state,
    )
