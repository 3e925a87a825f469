"""One line of a plan as a small form; its key is the prefix of its fields."""

from decimal import Decimal
from math import prod
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from budgets.models import CofinancingLine, CostLine
from budgets.rules.exact import half_up_cent
from portal.lib.forms import AmountField, EnterpriseNumberField

from .years import FteField, add_year_fields, year_cells, year_initial, year_values

Line = CostLine | CofinancingLine


class LineForm(forms.Form):
    """What cost and cofinancing lines share. A blank row without a stored line is left alone."""

    table = ""
    names: tuple[str, ...] = ("amounts",)
    first = "description"
    texts: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()

    def __init__(self, data: Any, *, key: str, years: int, line: Line | None = None) -> None:
        initial: dict[str, Any] = {}
        if line is not None:
            initial = {name: getattr(line, name) for name in self._own()}
            for name in self.names:
                initial |= year_initial(getattr(line, name), name)
        super().__init__(
            data,
            prefix=key,
            initial=initial,
            empty_permitted=line is None,
            use_required_attribute=False,
        )
        self.key, self.years, self.line = key, years, line
        self.made = False  # stored by this very request
        for name in set(self.fields) - set(self._own()):
            del self.fields[name]
        self.add_years(str(line or ""))

    def _own(self) -> tuple[str, ...]:
        return (self.first, *self.texts, *self.chosen)

    def add_years(self, of: str) -> None:
        """The inputs per year."""
        add_year_fields(self, "amounts", self.years, _("Amount"), of=of)

    def has_changed(self) -> bool:
        """A choice alone is not yet a line."""
        return any(name not in self.chosen for name in self.changed_data)

    @property
    def is_blank(self) -> bool:
        """Nothing stored and nothing typed."""
        return self.line is None and not (self.is_bound and self.has_changed())

    @property
    def label(self) -> str:
        """How messages name the line."""
        return str(self.line or self[self.first].value() or _("New line"))

    @property
    def name_field(self) -> forms.BoundField:
        return self[self.first]

    @property
    def text_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (*self.chosen, *self.texts)]

    @property
    def cells(self) -> list[list[forms.BoundField]]:
        return year_cells(self, self.names, self.years)

    @property
    def stored_total(self) -> Decimal | None:
        """EUR of the stored line over all years; None when no year holds anything."""
        columns = [getattr(self.line, name, ()) for name in self.names]
        years = [value for value in zip(*columns, strict=False) if None not in value]
        return sum((half_up_cent(prod(values)) for values in years), Decimal(0)) if years else None

    def values(self) -> dict[str, Any]:
        """What `save_plan` takes for this line, of a valid form."""
        own = {name: self.cleaned_data[name] for name in self._own()}
        own |= {name: year_values(self, name, self.years) for name in self.names}
        return {"key": self.key, **self.fixed(), **own}

    def fixed(self) -> dict[str, Any]:
        """What the table decides."""
        return {"heading": self.table}


class CostForm(LineForm):
    """A line of "other costs"."""

    table = CostLine.Heading.OTHER.value
    description = forms.CharField(
        label=_("Description"),
        max_length=200,
        error_messages={"required": _("Give this line a name.")},
    )
    enterprise_number = EnterpriseNumberField(label=_("Enterprise number"), required=False)
    purpose = forms.CharField(label=_("What for"), max_length=300, required=False)


class SubcontractingForm(CostForm):
    """A large subcontract: with whom and what for."""

    table = CostLine.Heading.SUBCONTRACTING.value
    texts = ("enterprise_number", "purpose")


class PersonnelForm(CostForm):
    """A function: FTE and full annual cost."""

    table = CostLine.Heading.PERSONNEL.value
    names = ("fte", "annual_cost")

    def add_years(self, of: str) -> None:
        add_year_fields(self, "fte", self.years, _("FTE"), of=of, kind=FteField)
        label = _("Annual cost of 1 FTE")
        add_year_fields(self, "annual_cost", self.years, label, of=of, kind=AmountField)


class CofinancingForm(LineForm):
    """One contribution."""

    table = "cofinancing"
    first = "contributor"
    texts = ("enterprise_number", "proof")
    chosen = ("kind", "source")

    contributor = forms.CharField(
        label=_("Contributor"),
        max_length=200,
        error_messages={"required": _("Fill in who contributes.")},
    )
    enterprise_number = EnterpriseNumberField(label=_("Enterprise number"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=CofinancingLine.Kind.choices, initial=CofinancingLine.Kind.CASH
    )
    source = forms.ChoiceField(
        label=_("Source"),
        choices=CofinancingLine.Source.choices,
        initial=CofinancingLine.Source.ENTERPRISE,
    )
    proof = forms.CharField(label=_("Proof"), max_length=300, required=False)

    def fixed(self) -> dict[str, Any]:
        return {}


TABLES: tuple[type[LineForm], ...] = (PersonnelForm, CostForm, SubcontractingForm, CofinancingForm)
