"""A workbook that comes back, and what was read from it on the way to being taken over."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

SALT = "budgets.workbook"
HOUR = 3600


class WorkbookForm(forms.Form):
    """The edited workbook."""

    file = forms.FileField(
        label=_("The edited workbook"),
        help_text=_("The .xlsx file that you downloaded here, at most 5 MB."),
        allow_empty_file=True,  # refused by the reader, with its own sentence
        error_messages={"required": _("Choose a file first.")},
        max_length=255,
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
    )


def sealed(reference: str, version: int, content: dict[str, Any]) -> str:
    """What was read, for a hidden field: signed, so that it comes back unchanged."""
    return signing.dumps([reference, version, content], salt=SALT, compress=True)


class TakeOverForm(forms.Form):
    """The confirmation: what was read, sealed for an hour."""

    sealed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, reference: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reference = reference

    def clean(self) -> dict[str, Any]:
        """`version` and `content`. Fails when too old, changed, or of another application."""
        message = _("This comparison is no longer valid. Upload the workbook again.")
        try:
            reference, version, content = signing.loads(
                self.cleaned_data.get("sealed", ""), salt=SALT, max_age=HOUR
            )
        except signing.BadSignature:
            raise forms.ValidationError(message) from None
        if reference != self.reference:
            raise forms.ValidationError(message)
        return {"version": version, "content": content}
