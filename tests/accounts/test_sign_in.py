"""Coming in: sign-up, codes, passwords, and that nobody learns which addresses have an account."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from portal.accounts import actions
from portal.accounts.models import User
from tests.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

SIGN_UP = {
    "given_name": "Nele",
    "family_name": "Nijs",
    "email": "nele@nieuw.example",
    "password1": PASSWORD,
    "password2": PASSWORD,
    "language": "nl",
}


def code_in(message: mail.EmailMessage) -> str:
    """The code on a line of its own in a mail."""
    return re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", message.body, re.MULTILINE).group(1)


def plain(response, *addresses: str) -> str:
    """A page without what differs between any two requests: tokens and the address typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    text = re.sub(r'"X-CSRFToken": "[^"]+"', "", text)
    text = re.sub(r'<time[^>]*>[^<]*</time>|data-server-time="[^"]*"', "", text)
    for address in addresses:
        text = text.replace(address, "ADDRESS")
    return text


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_up_takes_names_and_language_and_opens_after_the_code(client):
    response = client.post(reverse("account_signup"), {**SIGN_UP, "language": "en"})
    user = User.objects.get(email="nele@nieuw.example")
    assert (str(user), user.language) == ("Nele Nijs", "en")
    assert response.url == reverse("account_email_verification_sent")
    assert not signed_in(client)
    assert "Confirm your e-mail address" in mail.outbox[0].body  # in the language just chosen
    client.post(response.url, {"code": code_in(mail.outbox[0])})
    assert signed_in(client)
    assert user.emailaddress_set.get().verified


def test_a_wrong_code_does_not_open(client):
    response = client.post(reverse("account_signup"), SIGN_UP)
    client.post(response.url, {"code": "WRONG1"})
    assert not signed_in(client)
    assert not User.objects.get().emailaddress_set.get().verified


@pytest.mark.parametrize("missing", ["given_name", "family_name", "email", "password1", "language"])
def test_sign_up_asks_every_field(client, missing):
    response = client.post(reverse("account_signup"), {**SIGN_UP, missing: ""})
    assert missing in response.context["form"].errors
    assert not User.objects.exists()


@pytest.mark.parametrize("weak", ["kort", "wachtwoord12", "nele@nieuw.example"])
def test_a_weak_password_is_refused(client, weak):
    data = {**SIGN_UP, "password1": weak, "password2": weak}
    response = client.post(reverse("account_signup"), data)
    refused = response.status_code == 200 and response.context["form"].errors
    assert bool(refused) == (weak != "wachtwoord12")


def test_signing_up_with_a_known_address_looks_the_same(client, anna):
    fresh = client.post(reverse("account_signup"), SIGN_UP, follow=True)
    client.cookies.clear()
    known = client.post(reverse("account_signup"), {**SIGN_UP, "email": anna.email}, follow=True)
    assert known.redirect_chain == fresh.redirect_chain
    assert plain(known, anna.email) == plain(fresh, SIGN_UP["email"])
    assert [m.to for m in mail.outbox] == [[SIGN_UP["email"]], [anna.email]]
    assert "Er bestaat er al een" in mail.outbox[1].body
    anna.refresh_from_db()
    assert anna.given_name == "Anna"


@pytest.mark.parametrize("page", ["account_request_login_code", "account_reset_password"])
def test_a_code_or_a_reset_for_an_unknown_address_looks_the_same(client, anna, page):
    known = client.post(reverse(page), {"email": anna.email}, follow=True)
    client.cookies.clear()
    unknown = client.post(reverse(page), {"email": "x@nergens.example"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert plain(known, anna.email) == plain(unknown, "x@nergens.example")
    assert [m.to for m in mail.outbox] == [[anna.email], ["x@nergens.example"]]


def test_a_wrong_password_and_an_unknown_address_read_the_same(client, anna):
    address = reverse("account_login")
    wrong = client.post(address, {"login": anna.email, "password": "niet-het-juiste"})
    unknown = client.post(address, {"login": "x@nergens.example", "password": "niet-het-juiste"})
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert plain(wrong, anna.email) == plain(unknown, "x@nergens.example")
    assert not signed_in(client)


def test_signing_in_leads_to_the_page_asked_for(client, anna):
    data = {"login": anna.email.upper(), "password": PASSWORD, "next": "/profiel/"}
    assert client.post(reverse("account_login"), data).url == "/profiel/"
    assert signed_in(client)


def test_signing_in_never_leads_off_the_site(client, anna):
    data = {"login": anna.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert "evil" not in client.post(reverse("account_login"), data).url


def test_who_is_inactive_stays_out(client, anna):
    actions.set_active(anna, False)
    client.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    assert not signed_in(client)


def test_closing_an_account_ends_its_session(client, anna):
    sign_in(client, anna, strong=False)
    actions.set_active(anna, False)
    assert client.get("/profiel/").status_code == 302


def test_a_code_by_e_mail_opens_in_the_language_of_the_person(client, eva, settings):
    settings.MFA_REQUIRED = False
    response = client.post(reverse("account_request_login_code"), {"email": eva.email})
    assert "Sign in with this code" in mail.outbox[0].body
    client.post(response.url, {"code": code_in(mail.outbox[0])})
    assert signed_in(client)


def test_a_code_does_not_pass_the_second_factor(client, farid):
    actions.add_totp(farid, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    response = client.post(reverse("account_request_login_code"), {"email": farid.email})
    asked = client.post(response.url, {"code": code_in(mail.outbox[0])})
    assert asked.url == reverse("mfa_authenticate")
    assert not signed_in(client)


def test_a_forgotten_password_is_chosen_anew_once(client, anna):
    client.post(reverse("account_reset_password"), {"email": anna.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    new = {"password1": "een-heel-ander-wachtwoord", "password2": "een-heel-ander-wachtwoord"}
    client.post(form.redirect_chain[-1][0], new)
    anna.refresh_from_db()
    assert anna.check_password("een-heel-ander-wachtwoord")
    assert "Er is iets gewijzigd" in mail.outbox[1].body
    client.cookies.clear()
    assert client.get(link, follow=True).context["token_fail"]


def test_repeated_wrong_passwords_are_slowed_down(client, anna):
    answers = [
        client.post(reverse("account_login"), {"login": anna.email, "password": f"fout-{n}"})
        for n in range(7)
    ]
    assert "Te veel" in answers[-1].content.decode()
    right = client.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    assert not signed_in(client)
    assert right.status_code != 302


def test_a_new_address_counts_after_its_code(client, anna):
    client.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    response = client.post(
        reverse("account_email"), {"email": "anna@nieuw.example", "action_add": ""}
    )
    anna.refresh_from_db()
    assert anna.email == "anna@slimtextiel.example"
    sent = next(m for m in mail.outbox if m.to == ["anna@nieuw.example"])
    client.post(response.url, {"code": code_in(sent)})
    anna.refresh_from_db()
    assert anna.email == "anna@nieuw.example"
    assert "anna@slimtextiel.example" in [m.to[0] for m in mail.outbox]  # the old address is told


def test_a_mail_server_away_answers_the_same_for_everyone(client, anna, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # discard: nothing listens
    page = reverse("account_request_login_code")
    known = client.post(page, {"email": anna.email}, follow=True)
    client.cookies.clear()
    unknown = client.post(page, {"email": "x@nergens.example"}, follow=True)
    assert "kon nu niet verstuurd worden" in known.content.decode()
    assert plain(known, anna.email) == plain(unknown, "x@nergens.example")


def test_a_mail_names_the_portal_and_not_the_host(client, anna, settings):
    settings.PORTAL_NAME = "Clusterportaal Proef"
    client.post(reverse("account_request_login_code"), {"email": anna.email})
    assert "Clusterportaal Proef" in mail.outbox[0].body
    assert mail.outbox[0].subject == "Uw aanmeldcode"
    assert "testserver" not in mail.outbox[0].body


def test_the_way_to_a_new_password_stands_once_on_the_page(client, anna):
    page = reverse("account_login")
    refused = client.post(page, {"login": anna.email, "password": "fout"})
    for response in (client.get(page), refused):
        assert response.content.decode().count("Wachtwoord vergeten?") == 1
