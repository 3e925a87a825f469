"""The text of one section."""

from django import forms

from applications.actions.answers import LONGEST
from applications.terms import Section


class SectionForm(forms.Form):
    """One text, and the version it started from. Over the word limit it is still saved."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    text = forms.CharField(required=False, max_length=LONGEST, strip=False)

    def __init__(self, *args, section: Section, language: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        words = section.max_words or 400
        self.fields["text"].label = section.title.get(language)
        self.fields["text"].widget = forms.Textarea(
            attrs={
                "rows": max(10, min(18, words // 30)),
                "class": "form-control",
                "aria-describedby": "section-prompt word-count",
                "spellcheck": "true",
            }
        )
