"""Forms of the pages that need all apps."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SubmitForm(forms.Form):
    """The declaration before the one button."""

    declared = forms.BooleanField(
        label=_(
            "I declare that I may submit on behalf of the applicant and that what I submit is "
            "true and complete."
        ),
        error_messages={"required": _("Tick the declaration before you submit.")},
    )


class VerifyForm(forms.Form):
    """A receipt number with its code."""

    number = forms.CharField(
        label=_("Receipt number"), max_length=40, help_text=_("For example IBN2-0042-EOI-1.")
    )
    code = forms.CharField(
        label=_("Verification code"),
        max_length=20,
        help_text=_("Twelve letters and digits, on the receipt."),
    )

    def clean_number(self) -> str:
        return self.cleaned_data["number"].strip().upper()

    def clean_code(self) -> str:
        """Capitals in three groups, however it was typed."""
        bare = "".join(sign for sign in self.cleaned_data["code"].upper() if sign.isalnum())
        return "-".join((bare[:4], bare[4:8], bare[8:]))


class VerifyFileForm(forms.Form):
    """A PDF to compare with the documents of the portal; it is not kept."""

    pdf = forms.FileField(
        label=_("PDF of an application or a receipt"),
        help_text=_("A PDF of at most 50 MB, exactly as downloaded. It is not kept."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
