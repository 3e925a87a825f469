"""Filters above the agency's list of applications."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.models import Call
from applications.selectors.worklist import handlers, turn_words
from applications.workflow import STATUS_INFO
from portal.lib.form_tools import offer


class WorklistForm(forms.Form):
    """Call, status, whose turn, handler, words."""

    text = forms.CharField(
        label=_("Reference, cluster or organisation"), max_length=100, required=False
    )
    call = forms.ChoiceField(label=_("Call"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    turn = forms.ChoiceField(label=_("Whose turn"), required=False)
    handler = forms.ChoiceField(label=_("Handler"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        calls = [(code, code) for code in Call.objects.values_list("code", flat=True)]
        states = [(one.value, info.staff.text(language)) for one, info in STATUS_INFO.items()]
        turns = [(turn.value, words) for turn, words in turn_words().items()]
        people = [(str(one.pk), str(one)) for one in handlers()]
        offer(self, "call", [("", _("All")), *calls])
        offer(self, "status", [("", _("All")), *states])
        offer(self, "turn", [("", _("All")), *turns])
        offer(self, "handler", [("", _("All")), ("none", _("Nobody yet")), *people])
