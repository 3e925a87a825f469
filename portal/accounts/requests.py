"""The request of a page that asks sign-in, for the type checker."""

from django.http import HttpRequest

from .models import User


class SignedInRequest(HttpRequest):
    """What a view behind `login_required` receives: its user is a person, never anonymous."""

    user: User  # type: ignore[assignment]
