"""The first questions: how the network is called."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.lib.crispy import plain_helper


class StartForm(forms.Form):
    """Name and acronym of the network."""

    title = forms.CharField(
        label=_("Name of the network"),
        help_text=_("The name under which you will be known. You can change it until you submit."),
        max_length=120,
        widget=forms.TextInput(attrs={"class": "input-wide"}),
    )
    acronym = forms.CharField(
        label=_("Acronym"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-short"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
