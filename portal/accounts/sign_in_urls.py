"""Dutch addresses for allauth's pages; views and names stay allauth's own."""

from collections.abc import Iterator

from allauth.urls import urlpatterns as allauth_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path

_PASSWORD = "account/wachtwoord/"
_SECOND = "account/tweede-stap/"
_KEYS = _SECOND + "sleutels/"
_CODES = _SECOND + "herstelcodes/"
_OUTSIDE = "account/andere-aanmelding/"

ADDRESSES: dict[str, str] = {
    "account_login": "aanmelden/",
    "account_request_login_code": "aanmelden/code/",
    "account_confirm_login_code": "aanmelden/code/bevestigen/",
    "mfa_authenticate": "aanmelden/tweede-stap/",
    "mfa_login_webauthn": "aanmelden/passkey/",
    "account_logout": "afmelden/",
    "account_signup": "account/maken/",
    "account_inactive": "account/niet-actief/",
    "account_reauthenticate": "account/bevestigen/",
    "account_email": "account/e-mail/",
    "account_email_verification_sent": "account/e-mail/bevestigen/",
    "account_change_password": _PASSWORD,
    "account_set_password": _PASSWORD + "kiezen/",
    "account_reset_password": _PASSWORD + "vergeten/",
    "account_reset_password_done": _PASSWORD + "vergeten/verstuurd/",
    "account_reset_password_from_key_done": _PASSWORD + "vergeten/klaar/",
    "mfa_index": _SECOND,
    "mfa_reauthenticate": _SECOND + "bevestigen/",
    "mfa_activate_totp": _SECOND + "app/instellen/",
    "mfa_deactivate_totp": _SECOND + "app/verwijderen/",
    "mfa_view_recovery_codes": _CODES,
    "mfa_generate_recovery_codes": _CODES + "maken/",
    "mfa_download_recovery_codes": _CODES + "downloaden/",
    "mfa_list_webauthn": _KEYS,
    "mfa_add_webauthn": _KEYS + "toevoegen/",
    "mfa_reauthenticate_webauthn": _KEYS + "bevestigen/",
    "mfa_remove_webauthn": _KEYS + "<int:pk>/verwijderen/",
    "mfa_edit_webauthn": _KEYS + "<int:pk>/hernoemen/",
    "socialaccount_login_cancelled": _OUTSIDE + "afgebroken/",
    "socialaccount_login_error": _OUTSIDE + "mislukt/",
    "socialaccount_signup": _OUTSIDE + "account-maken/",
    "socialaccount_connections": _OUTSIDE,
}
"""Address per name of allauth. Those of a sign-in provider are not here: the provider knows them
as they are."""

PATTERNS: dict[str, str] = {
    "account_reset_password_from_key": (
        rf"^{_PASSWORD}vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
    ),
}
"""The same as a regular expression, where allauth has one."""


def pages(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every page in `patterns`, however deep."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from pages(one.url_patterns)
        else:
            yield one


def _dutch() -> Iterator[URLPattern]:
    for page in pages(allauth_patterns):
        if page.name in ADDRESSES:
            yield path(ADDRESSES[page.name], page.callback, name=page.name)
        elif page.name in PATTERNS:
            yield re_path(PATTERNS[page.name], page.callback, name=page.name)


urlpatterns = [
    *_dutch(),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
