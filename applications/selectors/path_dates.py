"""The dates of each step of the path, in words, each with a remark: `(when, note)`."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Application
from applications.terms import Phase
from applications.workflow import DECIDED, STATUS_INFO, Status
from portal.lib import figures

from .deadlines import deadline_of

Entered = dict[Status, datetime]
"""When each status was last entered."""


def when_phase(application: Application, phase: Phase, entered: Entered) -> tuple[str, str]:
    handed_in = [one for one in application.submissions.all() if one.phase == phase]
    admissible, inadmissible = (
        (Status.EOI_ADMISSIBLE, Status.EOI_INADMISSIBLE)
        if phase == Phase.EOI
        else (Status.DOSSIER_ADMISSIBLE, Status.DOSSIER_INADMISSIBLE)
    )
    if not handed_in:
        deadline = deadline_of(application, phase)
        if deadline is None:
            return "", ""
        return _("before %(moment)s") % {"moment": figures.deadline(deadline)}, ""
    latest = max(handed_in, key=lambda one: one.frozen_at)
    when = _("submitted on %(moment)s") % {"moment": figures.moment(latest.received_at)}
    if application.state == Status.SUPPLEMENT_REQUESTED and phase == Phase.DOSSIER:
        return when, _("A supplement is asked.")
    verdicts = [
        (entered[status], sentence)
        for status, sentence in (
            (admissible, _("Found admissible on %(day)s.")),
            (inadmissible, _("Found not admissible on %(day)s.")),
        )
        if status in entered
    ]
    if not verdicts:
        return when, ""
    since, sentence = max(verdicts)
    return when, sentence % {"day": figures.day(since, weekday=False)}


def when_pitch(application: Application, entered: Entered) -> tuple[str, str]:
    pitch = getattr(application, "pitch", None)
    if pitch is not None:
        room = _("Room: %(room)s.") % {"room": pitch.slot.room} if pitch.slot.room else ""
        note = {True: _("Took part."), False: _("Did not take part.")}.get(pitch.attended, room)
        return figures.deadline(pitch.slot.starts_at), note
    days = application.call.terms.timeline.pitch_days
    return _(" or ").join(figures.day(day) for day in days), ""


def when_feedback(application: Application) -> tuple[str, str]:
    if application.feedback_released_at:
        return figures.moment(application.feedback_released_at), ""
    timeline = application.call.terms.timeline
    if timeline.feedback_from is None or timeline.feedback_until is None:
        return "", ""
    return _("from %(first)s to %(last)s") % {
        "first": figures.day(timeline.feedback_from),
        "last": figures.day(timeline.feedback_until),
    }, ""


def when_assessment(entered: Entered) -> tuple[str, str]:
    since = entered.get(Status.IN_ASSESSMENT)
    return (_("since %(day)s") % {"day": figures.day(since, weekday=False)} if since else ""), ""


def when_decision(application: Application, entered: Entered) -> tuple[str, str]:
    decided = [status for status in entered if status in DECIDED]
    if decided:
        status = max(decided, key=lambda one: entered[one])
        words = STATUS_INFO[status].applicant
        return figures.day(entered[status]), words.text(get_language() or "nl")
    return figures.day(application.call.terms.timeline.decision_date), ""


def when_agreement(application: Application, entered: Entered) -> tuple[str, str]:
    since = entered.get(Status.AGREEMENT)
    if since:
        return figures.day(since, weekday=False), ""
    latest = application.call.terms.limits.start_latest
    if latest is None:
        return "", ""
    return _("start on %(day)s at the latest") % {"day": figures.day(latest, weekday=False)}, ""
