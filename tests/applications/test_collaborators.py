"""Who works on an application: inviting, joining, roles, leaving."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Collaborator, CollaboratorInvitation
from portal.lib import clock
from portal.records.models import Event, OutboxMail
from tests.builders import add_collaborator, make_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(anna):
    return make_application(by=anna)


@pytest.fixture
def address(application):
    return reverse("applications:collaborators", args=[application.reference])


def invite(client, address, email: str, role: str = "editor") -> str:
    """The address in the mail."""
    assert client.post(address, {"email": email, "role": role}).status_code == 302
    mail = OutboxMail.objects.filter(template="collaborator_invited").latest("created_at")
    assert mail.to == email
    return re.search(r"/uitnodiging/\S+", mail.body)[0]


def roles(application) -> dict[str, str]:
    people = Collaborator.objects.filter(application=application)
    return {one.user.given_name: one.role for one in people.select_related("user")}


def test_an_invitation_is_mailed_and_its_token_is_not_kept(as_, anna, application, address):
    link = invite(as_(anna), address, "bram@slimtextiel.example")
    invitation = CollaboratorInvitation.objects.get()
    token = link.split("/")[2]
    assert token not in invitation.token_hash
    assert len(token) > 40
    assert invitation.expires_at - invitation.invited_at == pytest.approx(
        timedelta(days=14), abs=timedelta(minutes=1)
    )
    event = Event.objects.get(verb="collaborator_invited")
    assert event.data == {"key": invitation.key, "role": "editor"}


def test_the_invited_person_joins_once(as_, anna, bram, application, address):
    link = invite(as_(anna), address, bram.email)
    client = as_(bram)
    content = client.get(link).content.decode()
    assert application.reference in content
    assert client.post(link).url == application.get_absolute_url()
    assert roles(application) == {"Anna": "coordinator", "Bram": "editor"}
    assert client.get(link).url == application.get_absolute_url()
    assert as_(anna).get(link).status_code == 409


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client, as_, anna, address):
    link = invite(as_(anna), address, "nieuw@slimtextiel.example")
    content = client.get(link).content.decode()
    assert f"{reverse('account_login')}?next={link}" in content
    assert f"{reverse('account_signup')}?next={link}" in content
    assert client.post(link).status_code == 403


def test_another_address_cannot_use_the_link(as_, anna, bram, carla, application, address):
    link = invite(as_(anna), address, bram.email)
    client = as_(carla)
    response = client.get(link)
    assert response.status_code == 403
    assert bram.email not in response.content.decode()
    assert client.post(link).status_code == 403
    assert roles(application) == {"Anna": "coordinator"}


def test_an_old_a_revoked_and_an_unknown_link(as_, anna, bram, application, address, stop_clock):
    client, guest = as_(anna), as_(bram)
    first = invite(client, address, bram.email)
    second = invite(client, address, bram.email)
    assert guest.get(first).status_code == 409  # replaced by the second
    stop_clock(clock.now() + timedelta(days=15))
    guest = as_(bram)
    assert guest.post(second).status_code == 409
    third = invite(as_(anna), address, bram.email)
    key = CollaboratorInvitation.objects.latest("pk").key
    revoke = reverse("applications:invitation_revoke", args=[application.reference, key])
    as_(anna).post(revoke)
    assert guest.post(third).status_code == 409
    assert guest.get("/uitnodiging/onbekend/").status_code == 404
    assert roles(application) == {"Anna": "coordinator"}
    assert Event.objects.filter(verb="invitation_revoked").count() == 1


@pytest.mark.parametrize(
    "data",
    [{"email": "geen adres", "role": "editor"}, {"email": "a@b.example", "role": "baas"}],
)
def test_what_is_no_invitation_comes_back(as_, anna, address, data):
    response = as_(anna).post(address, data)
    assert response.status_code == 422
    assert data["email"] in response.content.decode()
    assert not CollaboratorInvitation.objects.exists()


def test_who_takes_part_already_is_not_invited(as_, anna, bram, application, address):
    add_collaborator(application, bram)
    response = as_(anna).post(address, {"email": bram.email.upper(), "role": "editor"})
    assert response.status_code == 422
    assert not OutboxMail.objects.exists()


def test_roles_change_but_a_coordinator_stays(as_, anna, bram, application, address):
    add_collaborator(application, bram)
    change = reverse("applications:collaborator_role", args=[application.reference])
    client = as_(anna)
    assert client.post(change, {"person": anna.email, "role": "editor"}).status_code == 409
    client.post(change, {"person": bram.email, "role": "coordinator"})
    client.post(change, {"person": anna.email, "role": "reader"})
    assert roles(application) == {"Anna": "reader", "Bram": "coordinator"}
    assert client.post(change, {"person": bram.email, "role": "reader"}).status_code == 403
    events = Event.objects.filter(verb="collaborator_role_changed").order_by("number")
    assert [event.data["to"] for event in events] == ["coordinator", "reader"]


def test_removing_and_leaving(as_, anna, bram, carla, application, address):
    add_collaborator(application, bram)
    add_collaborator(application, carla, Collaborator.Role.READER)
    remove = reverse("applications:collaborator_remove", args=[application.reference])
    client = as_(anna)
    assert bram.get_full_name() in client.get(remove, {"person": bram.email}).content.decode()
    assert as_(bram).post(remove, {"person": carla.email}).status_code == 403
    client.post(remove, {"person": bram.email})
    assert as_(bram).get(application.get_absolute_url()).status_code == 404
    assert as_(carla).post(remove, {"person": carla.email}).status_code == 302
    assert client.post(remove, {"person": anna.email}).status_code == 409
    assert roles(application) == {"Anna": "coordinator"}
    verbs = Event.objects.filter(verb__startswith="collaborator_").values_list("verb", flat=True)
    assert sorted(verbs) == ["collaborator_left", "collaborator_removed"]


def test_strangers_editors_and_the_agency(as_, bram, carla, farid, application, address):
    add_collaborator(application, bram)
    invitation = {"email": "x@y.example", "role": "reader"}
    assert as_(carla).get(address).status_code == 404
    assert as_(farid).get(address).status_code == 403
    editor = as_(bram)
    assert editor.get(address).status_code == 200
    assert editor.post(address, invitation).status_code == 403
    assert not CollaboratorInvitation.objects.exists()
