"""Every role works with a second factor; applicants may do without."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from portal.accounts import actions
from portal.accounts.roles import Role
from tests.people import CAST, PASSWORD, TOTP_SECRET, make_person, sign_in

pytestmark = pytest.mark.django_db

PROFILE = "/profiel/"


def code_now(secret: str = TOTP_SECRET) -> str:
    """The six digits an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in_by_page(client, user, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


@pytest.mark.parametrize("name", [name for name, member in CAST.items() if member.roles])
def test_a_role_without_authenticator_is_sent_to_set_one_up(client, name):
    sign_in(client, make_person(name), strong=False)
    response = client.get(PROFILE)
    assert response.status_code == 302
    assert response.url == f"{reverse('mfa_index')}?next=%2Fprofiel%2F"
    page = client.get(response.url)
    assert page.context["request"].second_factor_missing


@pytest.mark.parametrize("name", [name for name, member in CAST.items() if not member.roles])
def test_an_applicant_may_do_without(client, name):
    person = make_person(name)
    response = sign_in(client, person, strong=False).get(PROFILE)
    assert response.context["user"] == person


def test_the_demo_does_not_ask(client, farid, settings):
    settings.MFA_REQUIRED = False
    assert sign_in(client, farid, strong=False).get(PROFILE).status_code == 200


def test_the_back_office_asks_it_without_any_role(client, anna):
    anna.is_staff = True
    anna.save()
    sign_in(client, anna, strong=False)
    assert client.get(PROFILE).url.startswith(reverse("mfa_index"))


def test_a_role_granted_during_a_session_asks_from_the_next_request(client, anna, hugo):
    sign_in(client, anna, strong=False)
    assert client.get(PROFILE).status_code == 200
    actions.grant_role(anna, Role.EXPERT, by=hugo)
    assert client.get(PROFILE).url.startswith(reverse("mfa_index"))


def test_signing_in_with_an_app_asks_its_code_and_opens(client, farid):
    actions.add_totp(farid, TOTP_SECRET)
    assert sign_in_by_page(client, farid).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    refused = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert refused.context["form"].errors["code"]
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert client.get(PROFILE).context["user"] == farid


def test_a_session_without_the_factor_is_asked_for_it_and_cannot_add_another(client, farid):
    sign_in(client, farid, strong=False)
    actions.add_totp(farid, TOTP_SECRET)
    asked = client.get(PROFILE)
    assert asked.url == f"{reverse('mfa_reauthenticate')}?next=%2Fprofiel%2F"
    for page in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_email"):
        assert client.get(reverse(page)).url.startswith(reverse("mfa_reauthenticate")), page
    answered = client.post(asked.url, {"code": code_now(), "next": PROFILE})
    assert answered.url == PROFILE
    assert client.get(PROFILE).context["user"] == farid


@pytest.mark.django_db(transaction=True)  # the library tells of a new authenticator on commit
def test_setting_up_an_app_opens_the_portal_in_the_same_session(client, farid):
    sign_in_by_page(client, farid)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    client.post(asked.url, {"password": PASSWORD, "next": reverse("mfa_activate_totp")})
    page = client.get(reverse("mfa_activate_totp"))
    code = code_now(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    kinds = Authenticator.objects.filter(user=farid).values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]
    assert client.get(PROFILE).context["user"] == farid


def test_without_its_last_authenticator_a_session_is_weak_again(client, farid):
    sign_in(client, farid)
    assert client.get(PROFILE).status_code == 200
    Authenticator.objects.filter(user=farid).delete()
    assert client.get(PROFILE).url.startswith(reverse("mfa_index"))


def test_recovery_codes_alone_are_no_second_factor(client, farid):
    sign_in(client, farid)
    Authenticator.objects.filter(user=farid).update(type=Authenticator.Type.RECOVERY_CODES)
    assert client.get(PROFILE).url.startswith(reverse("mfa_index"))


def test_the_provider_may_count_as_strong(client, farid, settings):
    sign_in(client, farid)
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": 0}]
    session.save()
    assert client.get(PROFILE).status_code == 302
    settings.OIDC_IS_STRONG = True
    assert client.get(PROFILE).status_code == 200


def test_a_form_sent_by_a_weak_session_changes_nothing(client, farid):
    sign_in(client, farid, strong=False)
    response = client.post(
        PROFILE, {"given_name": "Ander", "family_name": "Mens", "language": "nl"}
    )
    assert response.url == f"{reverse('mfa_index')}?next=%2F"
    farid.refresh_from_db()
    assert farid.given_name == "Farid"


def test_a_partial_page_moves_the_whole_page(client, farid):
    sign_in(client, farid, strong=False)
    response = client.get(PROFILE, headers={"HX-Request": "true"})
    assert response.status_code == 403
    assert response.headers["HX-Redirect"].startswith(reverse("mfa_index"))


def test_signing_out_and_the_language_stay_open(client, farid):
    sign_in(client, farid, strong=False)
    client.post(reverse("accounts:set_language"), {"language": "en"})
    farid.refresh_from_db()
    assert farid.language == "en"
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_the_back_office_has_no_sign_in_page_of_its_own(client):
    response = client.get("/beheer-technisch/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))
