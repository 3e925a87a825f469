"""Why an application is withdrawn."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """The reason, and a tick that it is meant."""

    reason = forms.CharField(
        label=_("Why do you withdraw the application?"),
        help_text=_("The agency and your collaborators read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give a reason.")},
    )
    confirm = forms.BooleanField(
        label=_("I withdraw this application. I know that this cannot be undone."),
        error_messages={"required": _("Tick this to confirm.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
