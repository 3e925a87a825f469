"""Forms of the pitch: making slots, choosing one, attendance and absence."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import PitchSlot
from applications.selectors.pitches import slot_label
from portal.lib.form_tools import offer


class SlotsForm(forms.Form):
    """A day with slots of the same length."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    start = forms.TimeField(label=_("From"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    end = forms.TimeField(label=_("Until"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes per pitch"), min_value=5, max_value=240)
    pause = forms.IntegerField(label=_("Minutes in between"), min_value=0, max_value=120)
    room = forms.CharField(label=_("Room or address"), max_length=80, required=False)


class SlotForm(forms.Form):
    """One of the free slots."""

    slot = forms.ChoiceField(
        label=_("Moment"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a moment."),
            "invalid_choice": _("This slot was taken in the meantime. Choose another one."),
        },
    )

    def __init__(self, *args: Any, slots: Iterable[PitchSlot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = {slot.key: slot for slot in slots}
        offer(self, "slot", ((key, slot_label(one)) for key, one in self.slots.items()))

    def clean_slot(self) -> PitchSlot:
        return self.slots[self.cleaned_data["slot"]]


class AttendanceForm(forms.Form):
    """Present; a reason when an absence is taken back."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]


class AbsenceForm(forms.Form):
    """Why it counts as absent."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The applicant reads this in the mail."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason.")},
    )
