"""The whole page of a plan: header and four tables of lines, from one post."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from budgets.models import BudgetPlan, CostLine
from portal.lib.keys import new_key

from .lines import TABLES, CofinancingForm, Line, LineForm
from .years import add_year_fields, differences, year_cells, year_initial, year_values

_KEY = re.compile(r"[a-z0-9]{3,12}\Z")
LABELS = {**dict(CostLine.Heading.choices), "cofinancing": _("Cofinancing")}


class HeaderForm(forms.Form):
    """When the project runs, and the subsidy asked."""

    start_date = forms.DateField(
        label=_("Start date"),
        required=False,
        widget=forms.DateInput({"type": "date", "class": "form-control"}, "%Y-%m-%d"),
    )
    duration_months = forms.IntegerField(
        label=_("Duration in months"),
        required=False,
        min_value=1,
        max_value=240,
        widget=forms.NumberInput({"class": "form-control"}),
    )

    def __init__(self, data: Any, *, plan: BudgetPlan | None, years: int) -> None:
        initial: dict[str, Any] = {}
        if plan is not None:
            initial = {"start_date": plan.start_date, "duration_months": plan.duration_months}
            initial |= year_initial(plan.subsidy_requested, "subsidy")
        super().__init__(data, initial=initial)
        self.years = years
        add_year_fields(self, "subsidy", years, _("Subsidy you ask"))

    @property
    def cells(self) -> list[list[forms.BoundField]]:
        return year_cells(self, ["subsidy"], self.years)

    def values(self) -> dict[str, Any]:
        """What `save_plan` takes as header, of a valid form."""
        return {
            "start_date": self.cleaned_data["start_date"],
            "duration_months": self.cleaned_data["duration_months"],
            "subsidy_requested": year_values(self, "subsidy", self.years),
        }


@dataclass
class Table:
    """The rows of one table; `fresh` is the blank row at its end that this page adds."""

    key: str
    label: str
    rows: list[LineForm]
    fresh: LineForm | None = None


class PlanForm:
    """The forms of the page. With `data` (a post) they are bound; `skip` is a line to leave out.

    Stored lines that the post does not know stand in it too, unbound, and are not saved.
    """

    def __init__(
        self,
        plan: BudgetPlan | None,
        years: int,
        data: QueryDict | None = None,
        skip: str = "",
    ) -> None:
        self.version = plan.version if plan else 0
        self.header = HeaderForm(data, plan=plan, years=years)
        self.skip = skip
        stored: dict[str, list[Line]] = {form.table: [] for form in TABLES}
        if plan is not None and plan.pk:
            for line in plan.cost_lines.all():
                stored[line.heading].append(line)
            stored["cofinancing"] = list(plan.cofinancing_lines.all())
        taken = {line.key for lines in stored.values() for line in lines}
        self.tables = [self._table(form, stored[form.table], years, data, taken) for form in TABLES]

    def _table(
        self,
        form: type[LineForm],
        stored: list[Line],
        years: int,
        data: QueryDict | None,
        taken: set[str],
    ) -> Table:
        lines = {line.key: line for line in stored}
        posted = data.getlist(f"rows_{form.table}") if data is not None else []
        keys = [key for key in dict.fromkeys(posted) if _KEY.match(key)]
        keys = [key for key in keys if key in lines or key not in taken]
        rows = [form(data, key=key, years=years, line=lines.get(key)) for key in keys]
        rows += [
            form(None, key=key, years=years, line=line)
            for key, line in lines.items()
            if key not in keys
        ]
        fresh = None
        if not any(row.is_blank for row in rows):
            fresh = form(None, key=new_key(), years=years)
            rows.append(fresh)
        return Table(form.table, str(LABELS[form.table]), rows, fresh)

    @property
    def rows(self) -> list[LineForm]:
        return [row for table in self.tables for row in table.rows]

    @property
    def forms(self) -> list[forms.Form]:
        """Header and rows, for the summary of errors; the line left out is not in it."""
        return [self.header, *(row for row in self.rows if row.is_bound and row.key != self.skip)]

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def values(self) -> dict[str, Any]:
        """What `save_plan` takes: all that is valid; what has an error waits on the page."""
        good = [row for row in self.forms[1:] if isinstance(row, LineForm) and not row.errors]
        good = [row for row in good if not row.is_blank]
        return {
            "header": {} if self.header.errors else self.header.values(),
            "cost_lines": [row.values() for row in good if not isinstance(row, CofinancingForm)],
            "cofinancing_lines": [row.values() for row in good if isinstance(row, CofinancingForm)],
        }

    def conflicts(self) -> list[dict[str, str]]:
        """Where what is typed differs from what is stored now."""
        found = differences(self.header)
        for row in self.forms[1:]:
            if isinstance(row, LineForm) and row.line is not None:
                found += differences(row, row.label)
        return found
