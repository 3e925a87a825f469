"""The signed-in person's language, and the second factor for every role."""

from collections.abc import Callable

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.http import urlencode

from .selectors import Strength, session_strength

GetResponse = Callable[[HttpRequest], HttpResponse]

# What someone without a second factor can still reach: signing out, the language, the pages
# that set the factor up, and the confirmation of the password they ask for.
OPEN_BEFORE_SET_UP = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "accounts:set_language",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "accessibility",
        "contact",
        "privacy",
    }
)
# With an authenticator but a session not opened with it, only asking for it is open:
# otherwise a stolen password could add an authenticator of the thief's own.
OPEN_BEFORE_CONFIRMING = OPEN_BEFORE_SET_UP - {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn"}


class LanguageMiddleware:
    """The language of the profile wins over cookie and browser for who is signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class StrongSignInMiddleware:
    """Every role but applicants and companies works with a second factor (MFA_REQUIRED)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        match session_strength(request, request.user):
            case Strength.CONFIRM:
                return self._ask(request, "mfa_reauthenticate", OPEN_BEFORE_CONFIRMING)
            case Strength.SET_UP:
                # mfa/index.html says why one is here
                request.second_factor_missing = True  # type: ignore[attr-defined]
                return self._ask(request, "mfa_index", OPEN_BEFORE_SET_UP)
        return self.get_response(request)

    def _ask(self, request: HttpRequest, page: str, open_pages: frozenset[str]) -> HttpResponse:
        if view_name(request.path_info) in open_pages:
            return self.get_response(request)
        # an unsafe request is not replayed: the way back is only for pages
        back = request.get_full_path() if request.method == "GET" else "/"
        target = reverse(page) + "?" + urlencode({REDIRECT_FIELD_NAME: back})
        if request.headers.get("HX-Request") == "true":
            # htmx follows a redirect into the fragment; this moves the whole page
            return HttpResponse(status=403, headers={"HX-Redirect": target})
        return HttpResponseRedirect(target)


def view_name(path: str) -> str | None:
    """The URL name of a path, None when there is no such page."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return None
