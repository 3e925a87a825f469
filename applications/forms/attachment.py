"""One file under one requirement of the call."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.terms import AttachmentRequirement


class AttachmentForm(forms.Form):
    """A file and whether external experts may read it; types and size are named before."""

    requirement = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Choose a file"),
        allow_empty_file=True,  # refused by the action, with its own sentence
        error_messages={"required": _("Choose a file first.")},
        max_length=255,
    )
    confidential = forms.BooleanField(
        label=_("Confidential: not for the external experts"), required=False
    )

    def __init__(self, *args, requirement: AttachmentRequirement, **kwargs) -> None:
        kwargs.setdefault("auto_id", f"id_{requirement.key}_%s")
        kwargs.setdefault("initial", {"requirement": requirement.key})
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs.update(
            {
                "class": "form-control",
                "accept": ",".join(f".{extension}" for extension in requirement.extensions),
                "aria-describedby": f"hint-{requirement.key}",
            }
        )
        self.fields["confidential"].widget.attrs["class"] = "form-check-input"
