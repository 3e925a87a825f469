"""The own profile and the language switch."""

import pytest
from django.urls import reverse

from tests.people import sign_in

pytestmark = pytest.mark.django_db

PROFILE = "/profiel/"


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(PROFILE).url == f"{reverse('account_login')}?next={PROFILE}"


def test_the_profile_is_saved_and_the_page_speaks_the_new_language(client, anna):
    sign_in(client, anna, strong=False)
    data = {"given_name": "Anne", "family_name": "Aerts-Maes", "language": "en"}
    response = client.post(PROFILE, data, follow=True)
    anna.refresh_from_db()
    assert (anna.given_name, anna.family_name, anna.language) == tuple(data.values())
    assert b'<html lang="en"' in response.content
    assert b"Your profile has been saved." in response.content


def test_what_is_not_valid_comes_back_with_what_was_typed(client, anna):
    sign_in(client, anna, strong=False)
    response = client.post(PROFILE, {"given_name": "", "family_name": "Maes", "language": "nl"})
    assert response.status_code == 422
    assert response.context["form"]["family_name"].value() == "Maes"
    assert response.context["user"].family_name == "Aerts"
    anna.refresh_from_db()
    assert (anna.given_name, anna.family_name) == ("Anna", "Aerts")


def test_another_field_of_the_person_cannot_be_slipped_in(client, anna):
    sign_in(client, anna, strong=False)
    client.post(
        PROFILE,
        {
            "given_name": "A",
            "family_name": "B",
            "language": "nl",
            "is_staff": "on",
            "email": "x@y.z",
        },
    )
    anna.refresh_from_db()
    assert (anna.is_staff, anna.email) == (False, "anna@slimtextiel.example")


def test_roles_are_shown_in_words(client, farid):
    content = sign_in(client, farid).get(PROFILE).content.decode()
    assert "Dossierbehandelaar" in content


def test_the_language_of_a_visitor_stays_in_the_cookie(client):
    address = reverse("account_login")
    assert b'<html lang="nl"' in client.get(address).content
    response = client.post("/taal/", {"language": "en", "next": address})
    assert response.url == address
    assert client.cookies["language"].value == "en"
    assert b'<html lang="en"' in client.get(address).content


def test_the_profile_wins_over_the_cookie(client, eva, settings):
    settings.MFA_REQUIRED = False
    client.cookies["language"] = "nl"
    sign_in(client, eva, strong=False)
    assert b'<html lang="en"' in client.get(PROFILE).content


def test_the_switch_remembers_it_in_the_profile(client, anna):
    sign_in(client, anna, strong=False)
    client.post("/taal/", {"language": "en", "next": PROFILE})
    anna.refresh_from_db()
    assert anna.language == "en"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_the_switch_never_leads_off_the_site(client, elsewhere):
    assert client.post("/taal/", {"language": "en", "next": elsewhere}).url == "/"


def test_an_unknown_language_changes_nothing(client, anna):
    sign_in(client, anna, strong=False)
    response = client.post("/taal/", {"language": "fr"})
    anna.refresh_from_db()
    assert anna.language == "nl"
    assert "language" not in response.cookies


def test_the_switch_is_a_verb(client):
    assert client.get("/taal/").status_code == 405


def test_the_page_asks_the_database_a_fixed_number_of_times(
    client, farid, django_assert_num_queries
):
    sign_in(client, farid)
    client.get(PROFILE)
    with django_assert_num_queries(6):  # session, person, roles, has factor, copy, authenticators
        client.get(PROFILE)
