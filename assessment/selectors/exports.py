"""The decision list as a workbook, and what its PDF is made of."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from assessment.models import DecisionList
from portal.lib import figures
from portal.lib.canonical import canonical_json, sha256_hex
from portal.lib.xlsx import AMOUNT, WHOLE, Column, Sheet, write_workbook

from .meeting import Meeting, Row


def list_workbook(decision_list: DecisionList, meeting: Meeting) -> bytes:
    """The list as XLSX; marked as provisional until it is frozen."""
    columns = [
        Column(_("Position"), 9, WHOLE),
        Column(_("Reference"), 13),
        Column(_("Cluster"), 34),
        Column(_("Organisation"), 28),
        Column(_("Enterprise number"), 18),
        Column(_("Subsidy asked"), 17, AMOUNT),
        Column(_("Subsidy advised"), 17, AMOUNT),
        Column(_("Decision"), 26),
        Column(_("Subsidy granted"), 17, AMOUNT),
        Column(_("Cumulative"), 17, AMOUNT),
        Column(_("Conditions"), 40),
        Column(_("Motivation"), 60),
    ]
    sheet = Sheet(
        _("Decision list"), columns, map(_cells, meeting.rows), _notes(decision_list, meeting)
    )
    title = f"{_('Decision list')} {decision_list}"
    return write_workbook([sheet], title=title)


def fingerprint(decision_list: DecisionList, meeting: Meeting) -> str:
    """Changes with anything a document of the list shows: 16 hexadecimal digits."""
    cells = [list(_cells(row)) for row in meeting.rows]
    shown = [decision_list.state, decision_list.sha256, decision_list.meeting_on, cells]
    return sha256_hex(canonical_json(shown))[:16]


def _cells(row: Row) -> list[Any]:
    if row.is_hidden:
        return [row.position, row.reference, _("not for you: abstention or conflict"), *[None] * 9]
    decision = row.decision
    return [
        row.position,
        row.reference,
        decision.application.title,
        row.organisation,
        row.number,
        row.asked,
        row.advised,
        decision.get_outcome_display() if row.is_decided else _("not decided yet"),
        decision.amount,
        row.cumulative,
        "\n".join(row.conditions),
        decision.motivation,
    ]


def _notes(decision_list: DecisionList, meeting: Meeting) -> list[str]:
    return list(_note_lines(decision_list, meeting))


def _note_lines(decision_list: DecisionList, meeting: Meeting) -> Iterator[str]:
    if decision_list.state == DecisionList.State.PREPARING:
        yield _("PROVISIONAL")
    yield f"{decision_list.call.title_nl} ({decision_list.call.code})"
    yield _("Meeting of %(day)s") % {"day": figures.day(decision_list.meeting_on)}
    if meeting.envelope is not None:
        yield _("Envelope of the call: %(amount)s") % {"amount": figures.euro(meeting.envelope)}
    if decision_list.frozen_at:
        yield _("Frozen on %(moment)s by %(name)s") % {
            "moment": figures.moment(decision_list.frozen_at),
            "name": decision_list.frozen_by,
        }
        yield f"SHA-256: {decision_list.sha256}"
