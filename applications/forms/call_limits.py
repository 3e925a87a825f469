"""The numbers and severities of a call as a form."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.terms import OFF, RULE_IDS, SEVERITY_SETTINGS, SHARE_RULES, CallTerms, Limits
from portal.lib.forms import AmountField

AMOUNTS = {
    "total_cap": _("Project budget at most, all years together (EUR)"),
    "year_cap": _("Project budget at most, per year (EUR)"),
    "other_cost_norm": _("Norm for other costs per FTE (EUR)"),
    "subsidy_year_cap": _("Subsidy at most, per year (EUR)"),
}
SHARES = {
    "subsidy_rate": _("Subsidy as share of the costs (%)"),
    "cash_min_share": _("Cash at least, of the cofinancing (%)"),
    "in_kind_max_share": _("In kind at most, of the cofinancing (%)"),
    "activity_income_max_share": _("Income from activities at most, of the cofinancing (%)"),
}
COUNTS = {
    "months_max": _("Duration at most (months)"),
    "months_expected": _("Expected duration (months)"),
    "mandates_min": _("Mandates of Flemish enterprises at least"),
    "letters_min": _("Letters of intent of Flemish enterprises at least"),
    "indicators_per_family_min": _("Indicators per family at least"),
    "project_indicators_min": _("Project-specific indicators at least"),
}
SEVERITY_LABELS = {
    "blocking": _("Blocks"),
    "warning": _("Warns"),
    "info": _("Informs"),
    OFF: _("Off"),
}
RULE_SETTINGS = [(key, SEVERITY_LABELS[key]) for key in SEVERITY_SETTINGS]


class LimitsForm(forms.Form):
    """Every number and severity of a call. An empty number: the call sets no such limit."""

    def __init__(self, *args: Any, terms: CallTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = terms
        limits = terms.limits
        for name, label in AMOUNTS.items():
            self._add(name, AmountField(label=label, required=False), getattr(limits, name))
        fte = forms.DecimalField(
            label=_("Staff at least, per year (FTE)"),
            required=False,
            min_value=0,
            max_digits=4,
            decimal_places=2,
            localize=True,
        )
        self._add("min_fte", fte, limits.min_fte)
        for name, label in SHARES.items():
            share_field = forms.DecimalField(
                label=label,
                required=False,
                min_value=0,
                max_value=100,
                max_digits=5,
                decimal_places=2,
                localize=True,
            )
            share = getattr(limits, name)
            self._add(name, share_field, None if share is None else share * 100)
        for name, label in COUNTS.items():
            count_field = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=1000
            )
            self._add(name, count_field, getattr(limits, name))
        start = forms.DateField(
            label=_("Start at the latest"),
            required=False,
            widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        )
        self._add("start_latest", start, limits.start_latest)
        envelope = AmountField(label=_("Envelope of the call (EUR)"), required=False)
        self._add("budget_envelope", envelope, terms.budget_envelope)
        for rule in RULE_IDS:
            self._add_severity(f"severity:{rule}", rule, terms.severities[rule])
        for rule in SHARE_RULES:
            self._add_severity(f"year:{rule}", rule, terms.year_severities[rule])

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        field.widget.attrs.setdefault("class", "input-short")
        self.fields[name] = field

    def _add_severity(self, name: str, rule: str, initial: str) -> None:
        self.fields[name] = forms.ChoiceField(
            label=rule,
            choices=RULE_SETTINGS,
            initial=initial,
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    def number_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if ":" not in name]

    def severity_rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField | None]]:
        """Per rule: its id, its severity, and for a share its severity in each single year."""
        return [
            (
                rule,
                self[f"severity:{rule}"],
                self[f"year:{rule}"] if f"year:{rule}" in self.fields else None,
            )
            for rule in RULE_IDS
        ]

    def limits(self) -> Limits:
        """The numbers as terms; shares as parts of one."""
        names = {*AMOUNTS, *COUNTS, "min_fte", "start_latest"}
        values = {name: self.cleaned_data[name] for name in names}
        for name in SHARES:
            percent: Decimal | None = self.cleaned_data[name]
            values[name] = None if percent is None else percent / 100
        return replace(self.terms.limits, **values)

    @property
    def envelope(self) -> Decimal | None:
        """What may be granted in all, in EUR."""
        return self.cleaned_data["budget_envelope"]

    def severities(self) -> dict[str, str]:
        data = self.cleaned_data
        return {**self.terms.severities, **{rule: data[f"severity:{rule}"] for rule in RULE_IDS}}

    def year_severities(self) -> dict[str, str]:
        return {rule: self.cleaned_data[f"year:{rule}"] for rule in SHARE_RULES}
