"""One score, and handing in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessment.selectors.scores import CONFIDENCE, ShownGrade
from portal.lib.form_tools import Words, ask, offer

LONGEST = 20_000


def _text(label: Words, rows: int, help_text: Words = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "true"}),
    )


class ScoreForm(forms.Form):
    """A draft: nothing is required to save, grade and motivation are to hand in."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    grade = forms.ChoiceField(label=_("Grade"), required=False, widget=forms.RadioSelect)
    points_for = _text(_("Points for"), 4)
    points_against = _text(_("Points against"), 4)
    motivation = _text(
        _("Motivation"), 6, _("Why this grade? The agency uses this text in its advice.")
    )
    confidence = forms.TypedChoiceField(
        label=_("How sure are you of this judgement?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=list(CONFIDENCE.items()),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, scale: dict[str, ShownGrade], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "grade", ((grade.key, grade.label) for grade in scale.values()))
        ask(self, "grade", "motivation")


class AssessmentForm(forms.Form):
    """The general remark, on the page that hands in."""

    general_remark = _text(
        _("General remark"), 4, _("What the agency should know besides the sub-criteria.")
    )
