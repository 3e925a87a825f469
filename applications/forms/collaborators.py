"""Inviting people and giving them a role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Collaborator
from portal.lib.crispy import plain_helper


class InvitationForm(forms.Form):
    """An e-mail address and a role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "class": "input-wide"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[
            (Collaborator.Role.EDITOR.value, _("Editor: reads and writes everything")),
            (Collaborator.Role.READER.value, _("Reader: reads everything")),
            (
                Collaborator.Role.COORDINATOR.value,
                _("Coordinator: may also submit, withdraw and invite"),
            ),
        ],
        initial=Collaborator.Role.EDITOR.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class RoleForm(forms.Form):
    """Another role for somebody who takes part already, known by the e-mail address."""

    person = forms.EmailField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Role"), choices=Collaborator.Role.choices)
