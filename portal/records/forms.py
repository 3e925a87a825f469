"""Filters above the lists of the records."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import MailState
from .selectors import known_verbs
from .verbs import verb_label


class DayInput(forms.DateInput):
    """The browser's own date picker; it speaks ISO in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class EventFilterForm(forms.Form):
    """What to show of the event log."""

    reference = forms.CharField(label=_("Reference"), max_length=40, required=False)
    verb = forms.ChoiceField(label=_("Deed"), required=False)
    person = forms.CharField(label=_("Name or e-mail address"), max_length=100, required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("Up to and including"), required=False, widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = sorted((verb_label(verb), verb) for verb in known_verbs())
        self.fields["verb"] = forms.ChoiceField(
            label=_("Deed"),
            choices=[("", _("All deeds")), *((verb, label) for label, verb in verbs)],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return data


class OutboxFilterForm(forms.Form):
    """Which mails to show."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All that is not sent yet")), *MailState.choices],
        required=False,
    )
    reference = forms.CharField(label=_("Reference"), max_length=40, required=False)
