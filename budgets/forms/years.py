"""A row of inputs, one for each project year."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.lib.fields import YearValues
from portal.lib.form_tools import Words, chosen
from portal.lib.forms import AmountField

MOST_FTE = Decimal("99.99")


class FteField(AmountField):
    """Full-time equivalents as people write them, at most 99,99; None when left empty."""

    def to_python(self, value: Any) -> Decimal | None:
        number = super().to_python(value)
        if number is not None and number > MOST_FTE:
            raise ValidationError(_("At most 99,99 FTE in a year."), code="too_large")
        return number


def add_year_fields(
    form: forms.Form,
    name: str,
    years: int,
    label: Words,
    *,
    of: str = "",
    kind: type[AmountField] = AmountField,
) -> None:
    """Fields `name_1` … `name_<years>`; `of` names the row to who hears only the field."""
    for year in range(1, years + 1):
        words = _("%(label)s, year %(year)s") % {"label": label, "year": year}
        spoken = f"{of}: {words}" if of else words
        widget = forms.TextInput(attrs={"class": "form-control amount", "aria-label": spoken})
        form.fields[f"{name}_{year}"] = kind(label=words, required=False, widget=widget)


def year_values(form: forms.Form, name: str, years: int) -> YearValues:
    """What was cleaned, None for nothing yet; empty when no year holds anything."""
    values = tuple(form.cleaned_data.get(f"{name}_{year}") for year in range(1, years + 1))
    return values if any(value is not None for value in values) else ()


def year_initial(values: Iterable[Decimal | None], name: str) -> dict[str, Decimal | None]:
    """Stored values as initial values of `name_1`, `name_2`, …"""
    return {f"{name}_{year}": value for year, value in enumerate(values, 1)}


def year_cells(form: forms.Form, names: Iterable[str], years: int) -> list[list[forms.BoundField]]:
    """Per year the inputs that stand in its cell."""
    names = list(names)
    return [[form[f"{name}_{year}"] for name in names] for year in range(1, years + 1)]


def differences(form: forms.Form, of: str = "") -> list[dict[str, str]]:
    """Label, typed and stored text of every field that differs from what is stored now."""
    found = []
    for bound in form.visible_fields():
        typed = _words(bound.field, bound.value())
        stored = _words(bound.field, bound.field.prepare_value(bound.initial))
        if bound.field.has_changed(bound.initial, bound.data) and typed != stored:
            label = f"{of}: {bound.label}" if of else str(bound.label)
            found.append({"label": label, "typed": typed, "stored": stored})
    return found


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        return chosen(field, value or "")
    return str(value if value is not None else "").strip()
