"""How the initiative places itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import ExpressionOfInterest
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import Words, ask

LONGEST = 10_000


def _text(label: Words, help_text: Words) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class InitiativeForm(forms.Form):
    """New or a differentiation, the organisations around it, and why it is no federation."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=20)
    initiative = forms.ChoiceField(
        label=_("What kind of initiative is it?"),
        choices=ExpressionOfInterest.Initiative.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    differentiates = forms.CharField(
        label=_("Which existing initiative does it differ from?"),
        help_text=_("Only for a differentiation of an existing initiative."),
        max_length=300,
        required=False,
    )
    existing_organisations = _text(
        _("Which organisations are already active in the domain?"),
        _(
            "Federations, collective and strategic research centres, spearhead clusters and others "
            "with active project work."
        ),
    )
    left_open = _text(
        _("What do they leave open?"),
        _("What your network does that no existing organisation does yet."),
    )
    no_federation = _text(
        _("Why is this no federation and no pure networking organisation?"),
        _("The call supports cooperation that makes enterprises more competitive."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ask(self, *self.fields)
        self.helper = plain_helper()
