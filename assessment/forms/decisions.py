"""The committee's forms."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Call
from assessment.models.advice import Outcome
from portal.accounts.models import User
from portal.lib.form_tools import offer
from portal.lib.forms import AmountField

LONGEST = 60_000


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d")


class MeetingForm(forms.Form):
    """A new list: which call, which day."""

    call = forms.ChoiceField(label=_("Call"))
    meeting_on = forms.DateField(label=_("Day of the meeting"), widget=_day())

    def __init__(self, *args, calls: Iterable[Call], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.calls = {call.code: call for call in calls}
        choices = ((code, f"{code}: {call.title_nl}") for code, call in self.calls.items())
        offer(self, "call", choices)

    @property
    def chosen(self) -> Call:
        return self.calls[self.cleaned_data["call"]]


class DecisionForm(forms.Form):
    """What the committee decides on one application."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    amount = AmountField(
        label=_("Subsidy granted"),
        required=False,
        help_text=_("In euro, over the whole project. Leave it empty when you reject."),
    )
    motivation = forms.CharField(
        label=_("Motivation"),
        max_length=LONGEST,
        help_text=_("The applicant reads this text, on the page and in the letter."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "true"}),
        error_messages={"required": _("Write the motivation: a decision is always motivated.")},
    )
    conditions = forms.CharField(
        label=_("Conditions"),
        required=False,
        max_length=LONGEST,
        help_text=_("One per line. Required when you approve with conditions."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "true"}),
    )
    due_on = forms.DateField(label=_("The conditions are met by"), required=False, widget=_day())

    @property
    def condition_rows(self) -> list[tuple[str, date | None]]:
        """Text and due day of every condition."""
        due = self.cleaned_data["due_on"]
        return [(line.strip(), due) for line in self.cleaned_data["conditions"].splitlines()]


class AbstentionForm(forms.Form):
    """Who does not take part, and why."""

    member = forms.ChoiceField(
        label=_("Member"), error_messages={"required": _("Choose a member of the committee.")}
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Give a reason.")},
    )

    def __init__(self, *args, members: Iterable[User], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(one.pk): one for one in members}
        people = ((key, str(one)) for key, one in self.members.items())
        offer(self, "member", [("", "–"), *people])

    @property
    def chosen(self) -> User:
        return self.members[self.cleaned_data["member"]]


class FollowUpForm(forms.Form):
    """On which day."""

    on = forms.DateField(label=_("On"), widget=_day())
