"""The pool: an expert, and what an expert is tied to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessment.models import Affiliation, Expert
from portal.accounts.models import LANGUAGES
from portal.lib.forms import EnterpriseNumberField


class ExpertForm(forms.ModelForm):
    """What an expert knows and how much they may be asked; by staff or by the expert."""

    class Meta:
        model = Expert
        fields = ("expertise", "languages", "max_assignments", "available")
        labels = {"available": _("May be asked for new dossiers")}
        help_texts = {
            "expertise": _("Fields of technology, sectors, kinds of organisation."),
            "languages": _("Codes, for example: nl, en."),
            "max_assignments": _("How many dossiers at the same time, at most."),
        }
        widgets = {
            "expertise": forms.Textarea(attrs={"rows": 4}),
            "languages": forms.TextInput(attrs={"class": "input-short"}),
            "max_assignments": forms.NumberInput(
                attrs={"class": "input-short", "min": 0, "max": 100, "inputmode": "numeric"}
            ),
        }


class ExpertAddForm(forms.Form):
    """Somebody new in the pool."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Somebody who has an account already keeps it, with name and language."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    language = forms.ChoiceField(label=_("Language of mails and pages"), choices=LANGUAGES)
    expertise = forms.CharField(
        label=_("Fields of expertise"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    languages = forms.CharField(
        label=_("Languages read"),
        max_length=100,
        initial="nl, en",
        help_text=_("Codes, for example: nl, en."),
        widget=forms.TextInput(attrs={"class": "input-short"}),
    )
    max_assignments = forms.IntegerField(
        label=_("Dossiers at most"),
        min_value=0,
        max_value=100,
        initial=8,
        widget=forms.NumberInput(attrs={"class": "input-short"}),
    )


class AffiliationForm(forms.ModelForm):
    """A tie with an organisation, of now or of before."""

    enterprise_number = EnterpriseNumberField(
        label=_("Enterprise number"),
        required=False,
        help_text=_("With the number a conflict of interest is found for certain."),
    )

    class Meta:
        model = Affiliation
        fields = ("organisation_name", "enterprise_number", "role", "since", "until")
        help_texts = {"role": _("For example: employee, director, shareholder, adviser.")}
        widgets = {
            name: forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d")
            for name in ("since", "until")
        }


class ExpertFilterForm(forms.Form):
    """Filters above the pool."""

    text = forms.CharField(label=_("Name, field or organisation"), required=False, max_length=100)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("Any")), *LANGUAGES]
    )
