"""The agency's advice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessment.models.advice import Outcome
from assessment.selectors.scores import CriterionScores
from portal.lib.form_tools import ask
from portal.lib.forms import AmountField

LONGEST = 60_000
PREFIX = "criterion_"


class AdviceForm(forms.Form):
    """A text per sub-criterion, the overall advice, what is advised. A draft may be half done."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    summary = forms.CharField(
        label=_("Overall advice"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "true"}),
    )
    outcome = forms.ChoiceField(
        label=_("What is advised"),
        required=False,
        choices=Outcome.choices,
        widget=forms.RadioSelect,
    )
    amount = AmountField(
        label=_("Recommended subsidy"),
        required=False,
        help_text=_("In euro, over the whole project; at most what was asked."),
    )
    conditions = forms.CharField(
        label=_("Conditions"),
        required=False,
        max_length=LONGEST,
        help_text=_("One per line."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "true"}),
    )

    def __init__(self, *args, rows: list[CriterionScores], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [row.criterion.code for row in rows]
        for row in rows:
            self.fields[PREFIX + row.criterion.code] = forms.CharField(
                label=_("Text of the agency on %(title)s") % {"title": row.title},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "true"}),
            )
        ask(self, "summary", "outcome", "amount")

    def text_field(self, code: str) -> forms.BoundField:
        """The field of one sub-criterion."""
        return self[PREFIX + code]

    @property
    def criteria(self) -> dict[str, str]:
        """The cleaned texts per sub-criterion's code."""
        return {code: self.cleaned_data[PREFIX + code] for code in self.codes}
