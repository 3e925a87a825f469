"""Signing up and signing in with a passkey in a real browser, under the Content-Security-Policy."""

import re

import pytest
from django.core import mail

from portal.accounts.models import User
from tests.browser import assert_accessible
from tests.people import PASSWORD, make_person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def problems(page):
    """What the browser complained about: refused scripts, errors, failed requests."""
    found = []
    page.on("console", lambda m: m.type == "error" and found.append(f"{m.text} {m.location}"))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def key(page):
    """A passkey device plugged into the browser, whose owner always says yes."""
    page.set_default_timeout(8000)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_an_applicant_signs_up_with_a_code(page, problems):
    page.goto("/account/maken/?next=/profiel/")
    assert_accessible(page)
    page.get_by_label("Voornaam").fill("Nele")
    page.get_by_label("Achternaam").fill("Nijs")
    page.get_by_label("E-mailadres").fill("nele@nieuw.example")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_label("Wachtwoord (herhaald)").fill(PASSWORD)
    page.get_by_role("button", name="Account maken").click()
    page.wait_for_url("**/account/e-mail/bevestigen/**")
    assert_accessible(page)
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE).group(1)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Bevestigen").click()
    page.wait_for_url("**/profiel/")
    assert page.get_by_label("Voornaam").input_value() == "Nele"
    assert_accessible(page)
    assert User.objects.get().emailaddress_set.get().verified
    assert problems == []


def test_staff_set_up_a_passkey_and_sign_in_with_it_alone(page, key, problems):
    farid = make_person("farid")
    page.goto("/aanmelden/?next=/profiel/")
    assert_accessible(page)
    page.get_by_label("E-mailadres").fill(farid.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/account/tweede-stap/**")
    assert page.get_by_text("Uw rol in het portaal vraagt een tweede stap").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Sleutel toevoegen").click()
    assert_accessible(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)  # confirms first that it is him
    page.get_by_role("button", name="Bevestigen").click()
    page.wait_for_url("**/sleutels/toevoegen/")
    assert_accessible(page)
    page.get_by_label("Naam van de sleutel").fill("Laptop")
    page.get_by_label("Ook zonder wachtwoord").check()
    page.get_by_role("button", name="Sleutel toevoegen").click()
    page.wait_for_url("**/herstelcodes/")
    assert_accessible(page)
    page.goto("/account/tweede-stap/sleutels/")
    assert page.get_by_role("heading", name="Laptop").is_visible()
    assert_accessible(page)
    page.goto("/profiel/")  # open at once: the session used the key
    assert page.get_by_text("1 sleutel").is_visible()
    page.goto("/afmelden/?next=/aanmelden/")
    page.locator("main").get_by_role("button", name="Afmelden").click()

    page.goto("/aanmelden/?next=/profiel/")
    page.get_by_role("button", name="Een passkey gebruiken").click()
    page.wait_for_url("**/profiel/")
    assert page.get_by_label("Voornaam").input_value() == "Farid"
    assert problems == []


def test_a_key_that_is_not_there_is_explained_on_the_page(page, key):
    page.goto("/aanmelden/")
    page.get_by_role("button", name="Een passkey gebruiken").click()
    page.get_by_text("Dat is niet gelukt").wait_for()
    assert_accessible(page)
