"""Model fields without a model of their own."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

YearValues = tuple[Decimal | None, ...]


def every_year(values: Iterable[str | None] | None, years: int) -> list[Decimal | None]:
    """One decimal for each of `years` from stored texts, None where nothing is filled in."""
    given = [None if value in (None, "") else Decimal(str(value)) for value in values or ()]
    return (given + [None] * years)[:years]


class YearValuesField(models.JSONField):
    """One decimal (or nothing yet) per project year, kept as a JSON list of strings.

    In Python a tuple of `Decimal | None`; `("30000.00", None)` and lists are accepted.
    """

    description = _("One value per project year")

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("default", tuple)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Iterable | None) -> YearValues:
        try:
            return tuple(None if item in (None, "") else Decimal(str(item)) for item in value or ())
        except (InvalidOperation, TypeError) as error:
            raise ValidationError(_("Give one number per year.")) from error

    def from_db_value(self, value, expression, connection) -> YearValues:
        return self.to_python(super().from_db_value(value, expression, connection))

    def get_prep_value(self, value) -> list[str | None] | None:
        if value is None:
            return None
        return [None if item is None else format(item, "f") for item in self.to_python(value)]

    def get_db_prep_value(self, value, connection, prepared=False):
        if not prepared:
            value = self.get_prep_value(value)
        return super().get_db_prep_value(value, connection, prepared=True)

    def value_to_string(self, obj) -> Any:
        """A list, as JSONField gives what it holds: the serializer writes JSON itself."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance) -> None:
        super().validate(self.get_prep_value(value), model_instance)
