"""Names and language of a person."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.lib.crispy import plain_helper

from .models import LANGUAGES, User


class SignUpForm(forms.Form):
    """What allauth's sign-up asks beside e-mail and password; its forms inherit from this one."""

    given_name = forms.CharField(
        label=_("Given name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the portal and of your e-mails"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
    )

    field_order = ["given_name", "family_name", "email", "password1", "password2", "language"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (translation.get_language() or "nl")[:2]

    def signup(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Asked for by allauth; AccountAdapter.save_user already took the fields."""


class ProfileForm(forms.ModelForm):
    """Own names and language."""

    class Meta:
        model = User
        fields = ["given_name", "family_name", "language"]
        labels = {
            "given_name": _("Given name"),
            "family_name": _("Family name"),
            "language": _("Language of the portal and of your e-mails"),
        }
        widgets = {
            "given_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "family_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "language": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
