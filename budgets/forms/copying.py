"""Which year to copy forward, and by how much it grows."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.lib.forms import AmountField


class CopyForm(forms.Form):
    """A year from 1, and the indexation in per cent a year (0 when left empty)."""

    year = forms.IntegerField(min_value=1, max_value=100)
    index = AmountField(required=False)

    def clean_index(self) -> Decimal | None:
        index = self.cleaned_data["index"]
        if index is not None and index > 100:
            raise ValidationError(_("At most 100 per cent."))
        return index
