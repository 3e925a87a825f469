"""The organisation that applies: existing or being founded."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from applications.models import Application, LegalForm
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import ask
from portal.lib.forms import EnterpriseNumberField

EXISTS = [("no", _("It exists already")), ("yes", _("It is still being founded"))]


ASKED = (
    "executor",
    "enterprise_number",
    "founder",
    "expected_on",
    "legal_form",
    "street",
    "postcode",
    "municipality",
)
"""Not needed to save a draft, needed before submitting: not called optional."""


class OrganisationForm(forms.Form):
    """Identification: network, executing organisation, its number or its foundation, address.

    Only the names are required: a draft may be saved half done.
    """

    version = forms.CharField(widget=forms.HiddenInput, max_length=20)
    title = forms.CharField(label=_("Name of the network"), max_length=120)
    acronym = forms.CharField(
        label=_("Acronym"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-short"}),
    )
    executor = forms.ChoiceField(
        label=_("Who carries out the project?"),
        help_text=_("There is exactly one executing organisation: it receives the subsidy."),
        choices=Application.Executor.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    in_formation = forms.TypedChoiceField(
        label=_("Does the organisation exist already?"),
        choices=EXISTS,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    enterprise_number = EnterpriseNumberField(
        label=_("Enterprise number"),
        help_text=_("For example 0316.380.841. It stands in the Crossroads Bank (KBO)."),
        required=False,
    )
    founder = forms.CharField(
        label=_("Founder"),
        help_text=_("Who founds it: a person or an organisation."),
        max_length=200,
        required=False,
    )
    expected_on = forms.DateField(
        label=_("Expected date of foundation"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d"),
    )
    legal_form = forms.ChoiceField(
        label=_("Legal form"),
        help_text=_("The call asks an organisation with legal personality."),
        choices=[("", _("Choose …")), *LegalForm.choices],
        required=False,
        widget=forms.Select(attrs={"class": "input-wide"}),
    )
    street = forms.CharField(
        label=_("Street and number"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = forms.CharField(
        label=_("Post code"),
        max_length=4,
        required=False,
        validators=[RegexValidator(r"^[1-9][0-9]{3}\Z", _("A post code has four digits."))],
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "postal-code", "class": "input-short"}
        ),
    )
    municipality = forms.CharField(
        label=_("Municipality"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2", "class": "input-medium"}),
    )
    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https"
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ask(self, *ASKED)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            "version",
            Fieldset(_("The network"), "title", "acronym", css_class="form-part"),
            Fieldset(
                _("The organisation that applies"),
                "executor",
                "name",
                "in_formation",
                Div("enterprise_number", css_class="when-existing"),
                Div("founder", "expected_on", css_class="when-founding"),
                "legal_form",
                css_class="form-part",
            ),
            Fieldset(
                _("Address"),
                "street",
                "postcode",
                "municipality",
                "website",
                css_class="form-part",
            ),
        )

    def clean(self) -> dict:
        """A number and "being founded" contradict each other."""
        super().clean()
        data = self.cleaned_data
        if data.get("in_formation") and data.get("enterprise_number"):
            self.add_error(
                "enterprise_number",
                _(
                    "An organisation that is being founded has no number yet. Leave it empty, "
                    "or choose “It exists already”."
                ),
            )
        return data
