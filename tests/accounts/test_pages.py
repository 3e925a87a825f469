"""Every sign-in page in both languages: accessible, and usable without JavaScript."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail

from portal.accounts import actions
from tests.accounts.test_second_factor import code_now
from tests.browser import assert_accessible
from tests.people import PASSWORD, TOTP_SECRET, make_person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

FOR_VISITORS = [
    "/aanmelden/",
    "/aanmelden/code/",
    "/account/maken/",
    "/account/wachtwoord/vergeten/",
    "/account/wachtwoord/vergeten/verstuurd/",
    "/account/niet-actief/",
]
FOR_PEOPLE = [
    "/profiel/",
    "/account/e-mail/",
    "/account/wachtwoord/",
    "/afmelden/",
    "/account/tweede-stap/",
    "/account/tweede-stap/sleutels/",
]
AFTER_CONFIRMING = [
    "/account/tweede-stap/sleutels/toevoegen/",
    "/account/tweede-stap/herstelcodes/",
    "/account/tweede-stap/herstelcodes/maken/",
    "/account/tweede-stap/app/verwijderen/",
]


def sign_in_with_app(page, user) -> None:
    """Through the pages, with the password and the code of the app."""
    page.goto("/aanmelden/?next=/profiel/")
    page.locator("#id_login").fill(user.email)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/aanmelden/tweede-stap/**")
    page.locator("#id_code").fill(code_now())
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/profiel/")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_is_accessible(page, live_server, language):
    farid = make_person("farid", language=language)
    actions.add_totp(farid, TOTP_SECRET)
    RecoveryCodes.activate(farid)
    cookie = {"name": "language", "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    for address in FOR_VISITORS:
        assert page.goto(address).status == 200, address
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, address
        assert_accessible(page)
    sign_in_with_app(page, farid)
    for address in FOR_PEOPLE:
        assert page.goto(address).status == 200, address
        assert_accessible(page)
    page.goto("/account/tweede-stap/sleutels/toevoegen/")
    assert "/account/bevestigen/" in page.url
    assert_accessible(page)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sleutels/toevoegen/")
    for address in AFTER_CONFIRMING:
        assert page.goto(address).status == 200, address
        assert page.url.endswith(address), page.url
        assert page.locator("h1").count() == 1, address
        assert_accessible(page)


def test_staff_sign_in_without_javascript(browser, live_server):
    farid = make_person("farid")
    actions.add_totp(farid, TOTP_SECRET)
    context = browser.new_context(
        base_url=live_server.url, locale="nl-BE", java_script_enabled=False
    )
    page = context.new_page()
    sign_in_with_app(page, farid)
    page.goto("/account/tweede-stap/sleutels/")
    page.locator("header button[lang=en], header button[value=en]").first.click()
    assert page.locator("html").get_attribute("lang") == "en"
    farid.refresh_from_db()
    assert farid.language == "en"
    context.close()


def test_an_app_is_set_up_by_hand_on_a_phone(page):
    """320 pixels wide: nothing scrolls sideways, the secret can be typed over."""
    farid = make_person("farid")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/aanmelden/?next=/profiel/")
    page.get_by_label("E-mailadres").fill(farid.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Aanmelden").click()
    page.get_by_role("link", name="App instellen").click()
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestigen").click()
    page.wait_for_url("**/app/instellen/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert_accessible(page)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="App inschakelen").click()
    assert page.get_by_text("De code is niet juist.").first.is_visible()
    secret = page.get_by_label("Geheime sleutel").input_value()
    page.get_by_label("Code").fill(code_now(secret))
    page.get_by_role("button", name="App inschakelen").click()
    page.wait_for_url("**/herstelcodes/")
    codes = page.get_by_label("Nog niet gebruikt").input_value().split()
    assert len(codes) == len(set(codes)) == 10
    assert Authenticator.objects.filter(user=farid, type="totp").count() == 1
    assert mail.outbox[-1].to == [farid.email]
    assert re.search("Er is iets gewijzigd", mail.outbox[-1].body)
