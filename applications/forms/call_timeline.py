"""The dates of a call as a form."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.terms import CallTerms, Timeline
from portal.lib.clock import BRUSSELS
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import Words

DAY = {"type": "date"}
MOMENT = {"type": "datetime-local", "step": "60"}


class TimelineForm(forms.Form):
    """The dates of a call; deadlines with their hour, Belgian time."""

    info_session = forms.DateField(
        label=_("Information session"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    pre_discussion_from = forms.DateField(
        label=_("Pre-discussions from"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    pre_discussion_until = forms.DateField(
        label=_("Pre-discussions until"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    eoi_deadline = forms.DateTimeField(
        label=_("Deadline of the Expression of Interest"),
        required=False,
        help_text=_("Belgian time. What is received in this very second is still on time."),
        widget=forms.DateTimeInput(MOMENT, "%Y-%m-%dT%H:%M"),
    )
    pitch_from = forms.DateField(
        label=_("Pitch days from"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    pitch_until = forms.DateField(
        label=_("Pitch days until"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    feedback_from = forms.DateField(
        label=_("Feedback from"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    feedback_until = forms.DateField(
        label=_("Feedback until"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    dossier_deadline = forms.DateTimeField(
        label=_("Deadline of the full dossier"),
        required=False,
        help_text=_("Belgian time."),
        widget=forms.DateTimeInput(MOMENT, "%Y-%m-%dT%H:%M"),
    )
    decision_date = forms.DateField(
        label=_("Decision"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )

    ORDER = (
        "info_session",
        "pre_discussion_from",
        "pre_discussion_until",
        "eoi_deadline",
        "pitch_from",
        "pitch_until",
        "feedback_from",
        "feedback_until",
        "dossier_deadline",
        "decision_date",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    @staticmethod
    def initial_of(terms: CallTerms) -> dict[str, Any]:
        """What the fields show for these terms."""
        dates = terms.timeline
        talks, pitches = dates.pre_discussion_days, dates.pitch_days
        return {
            "info_session": dates.info_session,
            "pre_discussion_from": talks[0] if talks else None,
            "pre_discussion_until": talks[-1] if talks else None,
            "eoi_deadline": dates.eoi_deadline,
            "pitch_from": pitches[0] if pitches else None,
            "pitch_until": pitches[-1] if pitches else None,
            "feedback_from": dates.feedback_from,
            "feedback_until": dates.feedback_until,
            "dossier_deadline": dates.dossier_deadline,
            "decision_date": dates.decision_date,
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        before: date | None = None
        label: Words | None = ""
        for name in self.ORDER:
            value = cleaned.get(name)
            if value is None:
                continue
            day = value.astimezone(BRUSSELS).date() if isinstance(value, datetime) else value
            if before and day < before:
                self.add_error(name, _("This comes before “%(earlier)s”.") % {"earlier": label})
            before, label = day, self.fields[name].label
        return cleaned

    def timeline(self) -> Timeline:
        """The dates as terms."""
        data = self.cleaned_data
        return Timeline(
            info_session=data["info_session"],
            pre_discussion_days=_days(data["pre_discussion_from"], data["pre_discussion_until"]),
            eoi_deadline=_belgian(data["eoi_deadline"]),
            pitch_days=_days(data["pitch_from"], data["pitch_until"]),
            feedback_from=data["feedback_from"],
            feedback_until=data["feedback_until"],
            dossier_deadline=_belgian(data["dossier_deadline"]),
            decision_date=data["decision_date"],
        )


def _days(first, last) -> tuple:
    """Both ends of a span; one day when only one is given."""
    found = tuple(day for day in (first, last) if day)
    return found[:1] if len(set(found)) == 1 else found


def _belgian(moment: datetime | None) -> datetime | None:
    return moment.astimezone(BRUSSELS) if moment else None
