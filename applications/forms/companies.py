"""An enterprise of the network, and its letter of intent."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.actions.letters import EXTENSIONS, MAX_MB
from applications.models import CompanyMandate
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import ask
from portal.lib.forms import EnterpriseNumberField


class MandateForm(forms.Form):
    """Number and name are needed; the post code decides whether it counts as Flemish."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=20, initial="0")
    enterprise_number = EnterpriseNumberField(
        label=_("Enterprise number"),
        help_text=_("For example 0316.380.841. It stands in the Crossroads Bank (KBO)."),
    )
    name = forms.CharField(label=_("Name of the enterprise"), max_length=200)
    postcode = forms.CharField(
        label=_("Post code of an establishment in Flanders"),
        help_text=_("Of the place where the enterprise is active, not necessarily its seat."),
        max_length=4,
        required=False,
        validators=[RegexValidator(r"^[1-9][0-9]{3}\Z", _("A post code has four digits."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    municipality = forms.CharField(
        label=_("Municipality"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-medium"}),
    )
    size = forms.ChoiceField(
        label=_("Size"),
        choices=[("", _("Choose …")), *CompanyMandate.Size.choices],
        required=False,
        widget=forms.Select(attrs={"class": "input-wide"}),
    )
    sector = forms.CharField(label=_("Sector"), max_length=120, required=False)
    contact_name = forms.CharField(label=_("Contact person"), max_length=120, required=False)
    contact_email = forms.EmailField(label=_("E-mail of the contact person"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ask(self, "postcode")

    @property
    def more(self) -> list[forms.BoundField]:
        """What helps to get in touch; no rule asks it."""
        return [self[name] for name in ("size", "sector", "contact_name", "contact_email")]

    @property
    def has_more(self) -> bool:
        return any(field.value() or field.errors for field in self.more)


class LetterForm(forms.Form):
    """A signed letter; types and size are named before."""

    file = forms.FileField(
        label=_("The signed letter"),
        help_text=format_lazy(
            _("Kind: {kinds}. At most {size} MB."), kinds=", ".join(EXTENSIONS), size=MAX_MB
        ),
        allow_empty_file=True,  # refused by the action, with its own sentence
        max_length=255,
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(f".{one}" for one in EXTENSIONS)}
        ),
    )
    signatory_name = forms.CharField(label=_("Signed by"), max_length=120)
    signatory_function = forms.CharField(label=_("Function"), max_length=120, required=False)
    signed_on = forms.DateField(
        label=_("Date on the letter"),
        widget=forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d"),
    )
    carries_mandate = forms.BooleanField(
        label=_("This letter contains the mandate"), required=False
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


COUNTED = [
    ("", _("As the post code says")),
    ("yes", _("Counts as Flemish")),
    ("no", _("Does not count as Flemish")),
]


class CountForm(forms.Form):
    """What the agency decides on one enterprise, with its reason."""

    counted = forms.TypedChoiceField(
        label=_("Does this enterprise count as Flemish?"),
        choices=COUNTED,
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
