"""Inviting, answering, taking back, judging a conflict."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from assessment.models import Assignment, Expert
from portal.lib.form_tools import offer


class InviteForm(forms.Form):
    """Which experts, and until when. The page draws the boxes in its table of candidates."""

    experts = forms.MultipleChoiceField(
        label=_("Experts"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one expert.")},
    )
    due_on = forms.DateField(
        label=_("Assessment due on"),
        widget=forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, offered: Iterable[Expert], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {expert.key: expert for expert in offered}
        offer(self, "experts", ((key, str(one)) for key, one in self.offered.items()))

    @property
    def chosen(self) -> list[Expert]:
        return [self.offered[key] for key in self.cleaned_data["experts"]]


class AcceptForm(forms.Form):
    """The declaration before the dossier opens."""

    no_conflict = forms.BooleanField(
        label=_(
            "I have no conflict of interest: neither I nor my organisation gains or loses by "
            "this application, and I am not tied to the bodies named above."
        ),
        error_messages={"required": _("Without this declaration the dossier stays closed.")},
    )
    secrecy = forms.BooleanField(
        label=_(
            "I keep everything in the dossier confidential and use it for this assessment only."
        ),
        error_messages={"required": _("Without this declaration the dossier stays closed.")},
    )


class DeclineForm(forms.Form):
    """Why not."""

    reason = forms.ChoiceField(
        label=_("Why do you decline?"),
        choices=Assignment.DeclineReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    note_text = forms.CharField(
        label=_("Explanation"),
        required=False,
        max_length=2000,
        help_text=_("With a conflict of interest: with which organisation, in what way."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    """A reason, required: taking back, reopening."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason.")},
    )


class ConflictForm(ReasonForm):
    """The agency's judgement on a conflict."""

    VERDICTS = (
        ("confirmed", _("Confirm: the file stays closed to this expert")),
        ("cleared", _("Clear: there is no conflict, the file may be read")),
    )
    verdict = forms.ChoiceField(
        label=_("Judgement"),
        choices=VERDICTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    field_order = ("verdict", "reason")
