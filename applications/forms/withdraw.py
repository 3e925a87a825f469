"""Why an application is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.lib.crispy import plain_helper


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
        self.helper = plain_helper()
