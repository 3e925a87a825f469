"""The crispy helper of a plain form: the template writes the form tag, the token and the button."""

from crispy_forms.helper import FormHelper


def plain_helper() -> FormHelper:
    """Fields only."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
