"""The indicative sums of an EoI."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from budgets.models import IndicativePlan
from portal.lib.fields import YearValues

from .years import add_year_fields, year_cells, year_initial, year_values

SUMS = ("costs", "cash", "in_kind", "activity_income", "subsidy")


class IndicativeForm(forms.Form):
    """Five sums for each year, and the version they started from."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=20)

    def __init__(
        self, data: Any = None, *, plan: IndicativePlan | None, version: str, years: int
    ) -> None:
        initial: dict[str, Any] = {"version": version}
        for name in SUMS:
            initial |= year_initial(getattr(plan, name, ()), name)
        super().__init__(data, initial=initial)
        self.years = years
        self.labels = {
            "costs": _("Costs"),
            "cash": _("Cash from enterprises"),
            "in_kind": _("In kind from enterprises (secondment)"),
            "activity_income": _("Income from activities"),
            "subsidy": _("Subsidy you ask"),
        }
        for name, label in self.labels.items():
            add_year_fields(self, name, years, label)

    def rows(self) -> list[dict[str, Any]]:
        """Name, label and cells of each sum, in the order of the page."""
        return [
            {"name": name, "label": label, "cells": year_cells(self, [name], self.years)}
            for name, label in self.labels.items()
        ]

    def sums(self) -> dict[str, YearValues]:
        """What `save_indicative` takes."""
        return {name: year_values(self, name, self.years) for name in SUMS}
