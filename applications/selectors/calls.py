"""What the public pages of a call show."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Call, CallDocument
from applications.terms import (
    AttachmentRequirement,
    Phase,
    Section,
    Text,
    load_preset,
    preset_codes,
)
from portal.lib import clock, figures
from portal.records.models import Job, JobState, StoredFile


@dataclass(frozen=True)
class Step:
    """One dated step of the call, as `_timeline.html` reads it."""

    title: str
    when: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class ShownDocument:
    """A document the call names, and where it is: a file, a link, or not there yet."""

    key: str
    title: Text
    stored: CallDocument | None


@dataclass(frozen=True)
class QuestionGroup:
    """All questions of one phase."""

    phase: Phase
    title: str
    sections: tuple[Section, ...]
    attachments: tuple[AttachmentRequirement, ...]


def language() -> str:
    """The language of the page, for texts of the terms."""
    return get_language() or "nl"


def timeline_steps(call: Call) -> list[Step]:
    """The dates of the call in order; passed ones are done, the first to come is now."""
    dates = call.terms.timeline
    rows: list[tuple[str, tuple[date | datetime, ...], str]] = [
        (_("Information session"), _one(dates.info_session), ""),
        (_("Pre-discussion"), dates.pre_discussion_days, _("Optional, preferably on these days.")),
        (_("Deadline of the Expression of Interest"), _one(dates.eoi_deadline), ""),
        (_("Pitch: you explain your EoI"), dates.pitch_days, ""),
        (_("Feedback: recommendations and points of attention"), _span(dates), ""),
        (_("Deadline of the full dossier"), _one(dates.dossier_deadline), ""),
        (_("Decision of the Hermes decision committee"), _one(dates.decision_date), ""),
    ]
    steps, coming = [], False
    for title, days, remark in rows:
        if not days:
            continue
        state = "done" if _passed(days[-1]) else "later" if coming else "now"
        coming = coming or state == "now"
        steps.append(Step(title, _when(days), state, remark))
    return steps


def shown_documents(call: Call) -> list[ShownDocument]:
    """The documents the call names, in its order."""
    stored = {row.key: row for row in call.documents.select_related("file")}
    return [ShownDocument(d.key, d.text, stored.get(d.key)) for d in call.terms.documents]


def question_groups(call: Call) -> list[QuestionGroup]:
    """Every question of both phases, with the files asked."""
    titles = {Phase.EOI: _("Expression of Interest"), Phase.DOSSIER: _("Full dossier")}
    return [
        QuestionGroup(
            phase, titles[phase], call.terms.sections_of(phase), call.terms.attachments_of(phase)
        )
        for phase in Phase
    ]


def questions_pdf(call: Call) -> StoredFile | None:
    """The questions of this version as PDF in the language of the page, once it is made."""
    key = f"questions:{call.code}:{call.terms_version}:{language()[:2]}"
    job = Job.objects.filter(key=key, state=JobState.DONE).select_related("result").first()
    return job.result if job else None


def original_dates(call: Call) -> list[Step]:
    """For a demo call with moved dates: the dates the preset really had."""
    code = next((c for c in preset_codes() if call.code == c or call.code.startswith(c)), None)
    if not call.is_demo or code is None:
        return []
    return timeline_steps(Call(terms_data=load_preset(code).to_dict()))


def _one(day: date | datetime | None) -> tuple[date | datetime, ...]:
    return () if day is None else (day,)


def _span(dates) -> tuple[date, ...]:
    return tuple(day for day in (dates.feedback_from, dates.feedback_until) if day)


def _passed(day: date | datetime) -> bool:
    now = clock.now()
    if isinstance(day, datetime):
        return day < now
    return day < now.astimezone(clock.BRUSSELS).date()


def _when(days: tuple[date | datetime, ...]) -> str:
    first, last = days[0], days[-1]
    if isinstance(first, datetime):
        return figures.deadline(first)
    if len(days) == 1:
        return figures.day(first)
    return _("%(first)s to %(last)s") % {"first": figures.day(first), "last": figures.day(last)}
