"""The structured parts of the dossier."""

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.models import Activity, Indicator
from applications.terms import CallTerms
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import Words, ask, offer
from portal.lib.forms import NumberField

SAID = ("open_to_all", "personalised", "distorts_market")
"""The questions on an activity that are answered with yes or no."""
YES_NO = [("", _("Not said yet")), ("yes", _("Yes")), ("no", _("No"))]


def _yes_no(label: Words) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def said(value: bool | None) -> str:
    """The choice that stands for a stored answer."""
    return {True: "yes", False: "no", None: ""}[value]


def _long(label: Words) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class _Plain(forms.Form):
    """`asked`: fields that a draft may leave empty and a rule of the call asks after."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=20, initial="0")
    asked: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ask(self, *self.asked)
        self.helper = plain_helper()


class SpearheadForm(_Plain):
    """In the domain of a spearhead cluster or not, and which conditions hold."""

    in_spc_domain = _yes_no(_("Is a spearhead cluster active in your domain?"))
    spc_name = forms.CharField(label=_("Which spearhead cluster?"), max_length=200, required=False)
    spc_conditions = forms.MultipleChoiceField(
        label=_("Which conditions hold?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    spc_motivation = _long(_("Motivation of the ticked conditions"))
    asked = ("in_spc_domain", "spc_name", "spc_conditions", "spc_motivation")

    def __init__(self, *args, terms: CallTerms, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version",
            "in_spc_domain",
            Div("spc_name", "spc_conditions", "spc_motivation", css_class="when-spearhead"),
        )
        language = get_language() or "nl"
        conditions = [(one.key, one.text.get(language)) for one in terms.spc_conditions]
        offer(self, "spc_conditions", conditions)


class ActivityForm(_Plain):
    """One activity of the action plan; only its name is needed to save a draft."""

    title = forms.CharField(label=_("Name of the activity"), max_length=200)
    description = _long(_("Description"))
    scope = forms.ChoiceField(
        label=_("Kind of activity"),
        choices=Activity.Scope.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    carries_costs = forms.BooleanField(label=_("Carries costs in the budget"), required=False)
    price = forms.ChoiceField(
        label=_("Price for participants"),
        choices=Activity.Price.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    price_reason = _long(_("If not paid: why not?"))
    open_to_all = _yes_no(_("Open to all members?"))
    personalised = _yes_no(_("A personalised service to one enterprise?"))
    distorts_market = _yes_no(_("Could it distort the market?"))
    other_support = forms.CharField(
        label=_("Other support measure sought, for an activity in the cluster"),
        max_length=200,
        required=False,
    )
    asked = ("scope", "price", "price_reason", *SAID)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version",
            "title",
            "description",
            "scope",
            Div("other_support", css_class="when-in-cluster"),
            "carries_costs",
            "price",
            Div("price_reason", css_class="when-unpaid"),
            Div(*SAID, css_class="yes-no"),
        )


class IndicatorForm(_Plain):
    """One indicator with a target per year of the call; of the programme, or of the project."""

    code = forms.ChoiceField(
        label=_("Indicator of the programme (not official)"),
        help_text=_("Or leave it empty and write one of your own."),
        required=False,
    )
    label = forms.CharField(label=_("Indicator of your own"), max_length=200, required=False)
    family = forms.ChoiceField(
        label=_("Family"),
        help_text=_("Only for an indicator of your own."),
        choices=Indicator.Family.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    baseline = forms.CharField(label=_("Starting value"), max_length=60, required=False)
    proof = forms.CharField(label=_("Source of proof"), max_length=200, required=False)
    asked = ("code", "label", "family")

    def __init__(self, *args, terms: CallTerms, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.terms, language = terms, get_language() or "nl"
        choices = [
            ("", _("An indicator of our own")),
            *((one.code, one.label.get(language)) for one in terms.indicators),
        ]
        offer(self, "code", choices)
        for year in range(1, terms.years + 1):
            label = _("Year %(year)s") % {"year": year}
            self.fields[f"year_{year}"] = NumberField(label=label, required=False)
            ask(self, f"year_{year}")
        targets = [Field(f"year_{year}") for year in range(1, terms.years + 1)]
        own = Div("label", "family", "unit", css_class="when-own")
        self.helper.layout = Layout(
            "version",
            "code",
            own,
            Fieldset(
                _("Target per year"), Div(*targets, css_class="in-a-row"), css_class="targets"
            ),
            "baseline",
            "proof",
        )

    def clean(self) -> dict:
        """A programme indicator brings its own words; one of one's own needs name and family."""
        super().clean()
        data = self.cleaned_data
        if not data.get("code"):
            for name in ("label", "family"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in for an indicator of your own."))
        return data

    def values(self) -> dict:
        """The fields of an `Indicator`."""
        data = self.cleaned_data
        years = range(1, self.terms.years + 1)
        values = {name: data[name] for name in ("code", "label", "family", "unit", "baseline")}
        values |= {"proof": data["proof"], "kind": Indicator.Kind.PROJECT}
        values["targets"] = tuple(data[f"year_{year}"] for year in years)
        chosen = next((one for one in self.terms.indicators if one.code == data["code"]), None)
        if chosen:
            language = get_language() or "nl"
            values["kind"] = Indicator.Kind.PROGRAMME
            values["family"] = chosen.family.value
            values["label"] = chosen.label.get(language)
            values["unit"] = chosen.unit.get(language)
        return values
