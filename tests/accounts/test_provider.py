"""Signing in through an OpenID Connect provider, configured by the environment."""

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin

from portal.accounts.adapter import SocialAccountAdapter
from portal.accounts.models import User
from tests.test_settings import value

PROVIDER = {
    "OIDC_SERVER_URL": "https://login.example",
    "OIDC_CLIENT_ID": "portal",
    "OIDC_CLIENT_SECRET": "not-a-secret",
    "OIDC_NAME": "Agentschap",
    "CSP_FORM_ACTION": "https://login.example",
}


def login_of(**claims) -> tuple[SocialLogin, User]:
    """What the provider's claims make of a person, not stored."""
    login = SocialLogin(user=User(), account=SocialAccount(provider="oidc", uid="1"))
    return login, SocialAccountAdapter().populate_user(None, login, claims)


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        ({"first_name": "Farid", "last_name": "Farouk"}, ("Farid", "Farouk")),
        ({"name": "Farid El Farouk"}, ("Farid", "El Farouk")),
        ({"first_name": "F" * 90, "last_name": "Farouk"}, ("F" * 80, "Farouk")),
        ({"name": "Farid"}, ("Farid", "")),
        ({}, ("", "")),
    ],
)
def test_names_come_from_what_the_provider_tells(claims, names):
    _login, user = login_of(email="farid@agency.example", **claims)
    assert (user.given_name, user.family_name, user.language) == (*names, "nl")


def test_who_has_no_full_name_is_asked_for_it(rf):
    login, _user = login_of(email="farid@agency.example", name="Farid")
    adapter = SocialAccountAdapter()
    assert not adapter.is_auto_signup_allowed(rf.get("/"), login)
    assert adapter.get_signup_form_initial_data(login)["given_name"] == "Farid"


@pytest.mark.once
def test_the_provider_is_configured_by_the_environment():
    apps = value("s.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS']", **PROVIDER)
    assert "'server_url': 'https://login.example'" in apps
    assert value("s.SOCIALACCOUNT_PROVIDERS['openid_connect']['OAUTH_PKCE_ENABLED']", **PROVIDER)
    policy = value("s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']", **PROVIDER)
    assert "https://login.example" in policy


@pytest.mark.once
def test_without_it_there_is_none_and_nothing_is_trusted():
    shown = "s.SOCIALACCOUNT_PROVIDERS, s.OIDC_IS_STRONG, s.SOCIALACCOUNT_EMAIL_AUTHENTICATION"
    assert value(shown) == "{} False False"
