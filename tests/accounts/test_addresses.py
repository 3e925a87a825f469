"""The addresses of the sign-in are Dutch, and every page of allauth has one."""

from allauth.urls import urlpatterns as allauth_patterns
from django.urls import resolve, reverse

from portal.accounts.sign_in_urls import ADDRESSES, PATTERNS, pages


def test_every_page_of_allauth_has_a_dutch_address():
    of_a_provider = {"openid_connect_login", "openid_connect_callback"}
    names = {page.name for page in pages(allauth_patterns) if page.name} - of_a_provider
    assert names == ADDRESSES.keys() | PATTERNS.keys()
    assert len(set(ADDRESSES.values())) == len(ADDRESSES)


def test_names_and_views_stay_those_of_allauth():
    views = {page.name: page.callback for page in pages(allauth_patterns)}
    assert reverse("account_login") == "/aanmelden/"
    for name, address in ADDRESSES.items():
        found = resolve("/" + address.replace("<int:pk>", "7"))
        assert (found.url_name, found.func) == (name, views[name])
    link = reverse("account_reset_password_from_key", args=["a1", "key-of-mail"])
    assert link == "/account/wachtwoord/vergeten/a1-key-of-mail/"
    assert resolve(link).func is views["account_reset_password_from_key"]
    assert reverse("openid_connect_callback", args=["oidc"]) == "/account/oidc/oidc/login/callback/"
