"""Forms of the pre-discussion."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.lib import figures
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import offer


class TalkRequestForm(forms.Form):
    """What the talk should be about, and when."""

    organisation_name = forms.CharField(
        label=_("Organisation or group of companies"), max_length=200
    )
    idea = forms.CharField(
        label=_("Your idea in short"),
        help_text=_("Which companies, which domain, what would they do together?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    preferred_day = forms.TypedChoiceField(
        label=_("Preferred day"), required=False, coerce=date.fromisoformat, empty_value=None
    )
    preference = forms.CharField(
        label=_("Preference in words"),
        help_text=_("For example: in the afternoon, or another day."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, days: tuple[date, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("No preference")), *((day.isoformat(), figures.day(day)) for day in days)]
        offer(self, "preferred_day", choices)
        self.helper = plain_helper()


class TalkPlanForm(forms.Form):
    """When and where."""

    planned_at = forms.DateTimeField(
        label=_("When"),
        help_text=_("Belgian time."),
        widget=forms.DateTimeInput({"type": "datetime-local", "step": "60"}, "%Y-%m-%dT%H:%M"),
    )
    place = forms.CharField(label=_("Where"), max_length=200)


class TalkNotesForm(forms.Form):
    """What was said."""

    shared_notes = forms.CharField(
        label=_("Notes for the applicant"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    internal_notes = forms.CharField(
        label=_("Internal notes"),
        required=False,
        help_text=_("Read by the agency only."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class TalkCancelForm(forms.Form):
    """Why it is called off."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
