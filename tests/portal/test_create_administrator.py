"""`manage.py create_administrator`: the first person, from nothing to signed in."""

import re
import sqlite3
from contextlib import closing
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse

from portal.accounts.models import RoleGrant, User
from portal.accounts.roles import Role
from portal.records.models import Event, OutboxMail
from tests.schema import migrated_copy
from tests.test_settings import COMPLETE, run

pytestmark = pytest.mark.django_db

PASSWORD = "een-zin-die-niemand-raadt"
NAMES = ("--given-name", "An", "--family-name", "Maes")


def create(email: str, *more: str) -> str:
    out = StringIO()
    call_command("create_administrator", email, *NAMES, *more, stdout=out)
    return out.getvalue()


@override_settings(PORTAL_ORIGIN="https://portal.example")
def test_the_printed_link_sets_the_password_and_a_second_factor_is_asked(client):
    printed = create("An@Vlaio.example")
    assert "An Maes (an@vlaio.example) is an administrator now." in printed
    assert "within 3 days" in printed
    person = User.objects.get()
    assert (person.email, person.language) == ("an@vlaio.example", "nl")
    assert not person.has_usable_password()
    assert not person.is_staff and not person.is_superuser
    grant = RoleGrant.objects.get()
    assert (grant.user, grant.role, grant.granted_by) == (person, Role.ADMINISTRATOR, None)
    assert EmailAddress.objects.get(user=person).verified
    event = Event.objects.get()
    assert (event.verb, event.actor, event.subject_id) == (
        "administrator_created",
        None,
        str(person.pk),
    )
    link = re.search(r"https://portal\.example(/\S+)", printed).group(1)
    page = client.get(link, follow=True)
    action = page.redirect_chain[-1][0]
    answer = client.post(action, {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    again = Client().get(link, follow=True)
    assert "password1" not in again.text
    visitor = Client()
    visitor.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert visitor.get("/").url.startswith(reverse("mfa_index"))


def test_the_link_by_mail_is_not_printed_and_covered_in_the_outbox():
    printed = create("an@vlaio.example", "--mail", "--language", "en")
    assert "http" not in printed
    mail = OutboxMail.objects.get()
    person = User.objects.get()
    assert (mail.to, mail.user, mail.language) == (person.email, person, "en")
    assert mail.subject == "You are an administrator of Clusterportaal"
    assert mail.template == "administrator_created"
    (link,) = mail.secrets
    assert "/account/wachtwoord/vergeten/" in link and link in mail.body
    assert link not in mail.shown_body
    assert "within 3 days" in mail.body


@pytest.mark.once
def test_it_works_in_production(tmp_path):
    database = tmp_path / "db.sqlite3"
    migrated_copy(database)
    answer = run(
        "manage.py",
        "create_administrator",
        "an@vlaio.example",
        *NAMES,
        **{**COMPLETE, "DATABASE_URL": f"sqlite:///{database}"},
    )
    assert answer.returncode == 0, answer.stderr
    assert "https://portal.example/account/wachtwoord/vergeten/" in answer.stdout
    with closing(sqlite3.connect(database)) as found:
        assert found.execute("SELECT role FROM accounts_rolegrant").fetchall() == [
            ("administrator",)
        ]


def test_an_address_that_is_known_is_refused_and_nothing_changes(anna):
    with pytest.raises(CommandError, match="email: "):
        create(anna.email.upper())
    assert User.objects.get() == anna
    assert not RoleGrant.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("email", ["an", "an@", "an maes@vlaio.example"])
def test_an_address_that_is_none_is_refused(email):
    with pytest.raises(CommandError, match="email: "):
        create(email)
    assert not User.objects.exists()


def test_a_person_has_a_name():
    with pytest.raises(CommandError, match="given_name: "):
        call_command(
            "create_administrator", "an@vlaio.example", "--given-name", "", "--family-name", "Maes"
        )
    assert not User.objects.exists()
