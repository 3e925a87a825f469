"""Forms of the call manager: a new call, and its documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Call
from applications.terms import CallTerms, load_preset, preset_codes
from portal.lib.crispy import plain_helper
from portal.lib.form_tools import offer


class CallForm(forms.Form):
    """A new call, from a preset or as a copy of an existing call."""

    source = forms.ChoiceField(label=_("Start from"))
    code = forms.SlugField(
        label=_("Code"),
        max_length=30,
        help_text=_("For example IBN-2018-3. It stands in addresses."),
    )
    reference_prefix = forms.RegexField(
        r"^[A-Z][A-Z0-9]{1,9}$",
        label=_("Prefix of the references"),
        help_text=_("Two to ten capitals and digits: IBN3 gives IBN3-0001."),
        error_messages={"invalid": _("Use two to ten capitals and digits, a capital first.")},
    )
    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)

    def __init__(self, *args: Any, calls: list[Call], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calls = {call.code: call for call in calls}
        choices = [
            *((f"preset:{code}", _("Preset %(code)s") % {"code": code}) for code in preset_codes()),
            *((f"call:{code}", _("Copy of %(code)s") % {"code": code}) for code in self.calls),
        ]
        offer(self, "source", choices)
        self.helper = plain_helper()

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if code == "beheer" or Call.objects.filter(code__iexact=code).exists():
            raise forms.ValidationError(_("This code is taken."))
        return code

    def clean_reference_prefix(self) -> str:
        prefix = self.cleaned_data["reference_prefix"]
        if Call.objects.filter(reference_prefix=prefix).exists():
            raise forms.ValidationError(_("This prefix is taken."))
        return prefix

    def terms(self) -> CallTerms:
        """The terms to start from."""
        kind, _colon, code = self.cleaned_data["source"].partition(":")
        return load_preset(code) if kind == "preset" else self.calls[code].terms


class CallDocumentForm(forms.Form):
    """A file or a link for one of the call's documents."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, DOCX, PPTX, XLSX, ODT or ODP, at most 25 MB."),
    )
    link = forms.URLField(label=_("Or a link"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("file") and not cleaned.get("link") and not self.errors:
            raise forms.ValidationError(_("Choose a file or fill in a link."))
        return cleaned
