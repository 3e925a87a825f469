"""The agency's list of applications: filtered, sorted, a fixed number of queries per page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Application, Call, LetterOfIntent, Submission
from applications.selectors.deadlines import next_deadline
from applications.selectors.open_rules import OpenRules, open_rules
from applications.workflow import STATUS_INFO, Status, Turn
from portal.accounts.models import User
from portal.lib.xlsx import WHOLE, Column, Sheet, write_workbook

SORTS = {
    "reference": "reference",
    "title": "title",
    "organisation": "organisation__name",
    "status": "status",
    "handler": "handler__family_name",
    "since": "status_since",
    "submitted": "handed_in",
}
"""Column → what the database sorts on; the address says `-since` for the other way."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `open_rules`: of what came in last, None before that."""

    application: Application
    turn: str
    deadline: datetime | None
    letters: int
    submitted_at: datetime | None
    open_rules: OpenRules | None


def turn_words() -> dict[Turn, str]:
    """Whose turn it is, in words."""
    return {
        Turn.APPLICANT: _("Applicant"),
        Turn.AGENCY: _("Agency"),
        Turn.EXPERTS: _("Experts"),
        Turn.COMMITTEE: _("Committee"),
        Turn.NOBODY: _("Nobody"),
    }


def worklist(
    visible: QuerySet[Application],
    *,
    call: str = "",
    status: str = "",
    turn: str = "",
    handler: str = "",
    text: str = "",
    sort: str = "reference",
) -> QuerySet[Application]:
    """Of the applications a person may see (`visible`), those that pass the filters, in order.

    `handler`: a key of `handlers`, or `none`. An unknown `sort` gives order of reference.
    """
    found = visible
    if call:
        found = found.filter(call__code=call)
    if status:
        found = found.filter(status=status)
    if turn:
        states = [one.value for one in Status if STATUS_INFO[one].turn == turn]
        found = found.filter(status__in=states)
    if handler:
        found = found.filter(handler=None if handler == "none" else int(handler))
    if text.strip():
        words = text.strip()
        found = found.filter(
            Q(reference__icontains=words)
            | Q(title__icontains=words)
            | Q(acronym__icontains=words)
            | Q(organisation__name__icontains=words)
        )
    name = sort.removeprefix("-")
    if name == "submitted":
        found = found.annotate(handed_in=Subquery(_last_received()))
    column = SORTS.get(name, "reference")
    return found.order_by(f"-{column}" if sort.startswith("-") else column, "reference")


def rows(applications: Iterable[Application]) -> list[Row]:
    """What the list shows of these applications: four queries for all of them."""
    found: Sequence[Application] = list(applications)
    keys = [one.pk for one in found]
    letters = _by_application(
        LetterOfIntent.objects.filter(mandate__application__in=keys), "mandate__application"
    ).annotate(value=Count("mandate", distinct=True))
    received = _by_application(
        Submission.objects.filter(application__in=keys), "application"
    ).annotate(value=Max("received_at"))
    letter_counts, moments = dict(letters), dict(received)
    judged = open_rules(keys)
    words = turn_words()
    calls: dict[int, Call] = {}
    for one in found:
        # one Call object for all its applications: its terms are read once
        one.call = calls.setdefault(one.call_id, one.call)
    return [
        Row(
            application=one,
            turn=words[one.status_info.turn],
            deadline=next_deadline(one),
            letters=letter_counts.get(one.pk, 0),
            submitted_at=moments.get(one.pk),
            open_rules=judged.get(one.pk),
        )
        for one in found
    ]


def with_related(found: QuerySet[Application]) -> QuerySet[Application]:
    """With everything `rows` reads."""
    return found.select_related("call", "organisation", "handler").prefetch_related(
        "extensions", "supplement_requests"
    )


def handlers() -> list[User]:
    """Who handles an application now."""
    return list(User.objects.filter(handled_applications__isnull=False).distinct())


def workbook(found: QuerySet[Application]) -> bytes:
    """The whole filtered list as XLSX."""
    columns = [
        Column(_("Reference"), 13),
        Column(_("Call"), 14),
        Column(_("Cluster"), 34),
        Column(_("Organisation"), 30),
        Column(_("Status"), 26),
        Column(_("Whose turn"), 14),
        Column(_("Handler"), 22),
        Column(_("In this status since"), 20),
        Column(_("Next deadline"), 20),
        Column(_("Companies with a letter"), 14, WHOLE),
        Column(_("Submitted"), 20),
        Column(_("Rules not met"), 14, WHOLE),
        Column(_("Rules to look at"), 14, WHOLE),
    ]
    sheet = Sheet(_("Applications"), columns, _cells(rows(with_related(found))))
    return write_workbook([sheet], title=_("Applications"))


def _cells(lines: Iterable[Row]) -> Iterable[Sequence[Any]]:
    language = get_language() or "nl"
    for line in lines:
        one = line.application
        yield (
            one.reference,
            one.call.code,
            one.title,
            one.organisation.name if one.organisation else "",
            one.status_info.staff.text(language),
            line.turn,
            str(one.handler) if one.handler else "",
            one.status_since,
            line.deadline,
            line.letters,
            line.submitted_at,
            line.open_rules.blocking if line.open_rules else None,
            line.open_rules.warnings if line.open_rules else None,
        )


def _last_received() -> QuerySet[Any]:
    received = Submission.objects.filter(application=OuterRef("pk")).order_by("-received_at")
    return received.values("received_at")[:1]


def _by_application(found: QuerySet[Any], path: str) -> QuerySet[Any]:
    return found.order_by().values_list(path)
