"""Forms of the agency about one application."""

from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.access import HANDLES
from applications.models import Application, FeedbackPoint
from applications.selectors.supplement import part_labels
from applications.terms import Phase
from portal.accounts.models import User
from portal.accounts.selectors import people_with_role
from portal.lib import clock
from portal.lib.form_tools import offer
from portal.lib.workdays import add_workdays

LETTERS = ("signatures", _("The letters are signed by somebody who may bind the enterprise"))
ENTERPRISES = ("enterprises", _("Contributors are enterprises and contribute directly"))
SERVICES = ("services", _("No personalised services to single enterprises"))
FEDERATION = ("federation", _("Not a federation or pure network organisation"))
MANUAL = (LETTERS, ENTERPRISES, SERVICES, FEDERATION)
"""What no rule can see."""

REASON = _("Reason")
MOMENT = "%Y-%m-%dT%H:%M"


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput({"type": "datetime-local", "step": "60"}, MOMENT)
    return forms.DateTimeField(label=label, help_text=_("Belgian time."), widget=widget)


def _reason(label: Any = REASON, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=_("The applicant gets this text by mail."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Give a reason.")},
    )


class HandlerForm(forms.Form):
    """Who handles it."""

    handler = forms.ModelChoiceField(
        queryset=User.objects.none(), label=_("Handler"), required=False, empty_label=_("Nobody")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handler = cast(forms.ModelChoiceField, self.fields["handler"])
        handler.queryset = people_with_role(*HANDLES)


class AdmissibilityForm(forms.Form):
    """The ticks by hand, the decision, the reason."""

    items = forms.MultipleChoiceField(
        label=_("Checked by hand and in order"),
        choices=MANUAL,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    admissible = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Admissible")), ("no", _("Not admissible"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    reason = _reason()


class PointForm(forms.Form):
    """One point of feedback."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FeedbackPoint.Kind.choices)
    text = forms.CharField(
        label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class SupplementForm(forms.Form):
    """Which parts, why, until when; the term is the call's number of working days."""

    parts = forms.MultipleChoiceField(
        label=_("Parts that may be completed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the parts that may be completed.")},
    )
    reason = _reason(_("What is asked and why"), rows=6)
    due_at = _moment(_("Until when"))

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "parts", part_labels(application).items())
        days = application.call.terms.supplement_working_days
        today = clock.now().astimezone(clock.BRUSSELS).date()
        last = add_workdays(today, days)
        self.fields["due_at"].initial = datetime.combine(last, time(17), clock.BRUSSELS)


class CloseForm(forms.Form):
    """Why the question ends without an answer."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExtensionForm(forms.Form):
    """Which phase, until when, why."""

    phase = forms.TypedChoiceField(
        label=_("Phase"),
        choices=[(Phase.EOI.value, _("Expression of Interest")), ("dossier", _("Full dossier"))],
        coerce=Phase,
    )
    until = _moment(_("New deadline"))
    reason = _reason()
