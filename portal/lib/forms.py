"""Form fields for what people type in several ways: amounts, numbers, enterprise numbers."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .enterprise import EnterpriseNumberError, format_enterprise_number, parse_enterprise_number
from .figures import number
from .money import AmountError, format_decimal, parse_amount

# The sentences of the two pure readers, so that the catalogue knows them.
_SENTENCES = (
    gettext_noop("Fill in an enterprise number."),
    gettext_noop("An enterprise number holds digits only, for example 0316.380.841."),
    gettext_noop("An enterprise number has ten digits, for example 0316.380.841."),
    gettext_noop("The check digits of this enterprise number are wrong."),
    gettext_noop("An enterprise number starts with 0 or 1."),
    gettext_noop("Fill in an amount."),
    gettext_noop("An amount cannot be negative."),
    gettext_noop("This amount is too large: at most € 999.999.999,99."),
    gettext_noop("An amount has at most two decimals, for example 1.250,50."),
    gettext_noop("This is not an amount. Write for example 1.250,50 or 1250.50."),
)


class AmountField(forms.Field):
    """An amount in euro as people write it; cleaned to `Decimal`, or None when left empty."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        extra: dict[str, Any] = {
            "inputmode": "decimal",
            "autocomplete": "off",
            "maxlength": "40",
            "class": "amount input-short",
        }
        return {**attrs, **extra, **widget.attrs}

    def prepare_value(self, value: Any) -> Any:
        """A stored amount as `300.000,00`; what was typed comes back untouched."""
        return format_decimal(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, Decimal):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse_amount(text)
        except AmountError as error:
            raise ValidationError(_(error.message), code=error.reason) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class NumberField(AmountField):
    """A number that is not an amount, read as people write amounts: `12,5`, `1.250`."""

    def prepare_value(self, value: Any) -> Any:
        """`12,50` as stored, `12` without decimals; what was typed comes back untouched."""
        return number(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            message = _("This is not a number from 0. Write for example 12 or 12,5.")
            raise ValidationError(message, code=error.code) from error


class EnterpriseNumberField(forms.CharField):
    """An enterprise number in any usual form; cleaned to ten digits, or "" when left empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        extra = {"inputmode": "numeric", "autocomplete": "off", "class": "input-short"}
        return {**attrs, **extra, **widget.attrs}

    def prepare_value(self, value: Any) -> Any:
        """Ten digits are shown as `0316.380.841`; what was typed wrongly comes back untouched."""
        return format_enterprise_number(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return parse_enterprise_number(text)
        except EnterpriseNumberError as error:
            raise ValidationError(_(error.message), code=error.reason) from error
