"""How the initiative places itself."""

import pytest
from django.urls import reverse

from applications.models import Collaborator, ExpressionOfInterest
from applications.workflow import Status
from tests.builders import add_collaborator, make_application

pytestmark = pytest.mark.django_db

DATA = {
    "initiative": "differentiation",
    "differentiates": "Het netwerk Technisch Textiel",
    "existing_organisations": "Federatie van de textielsector",
    "left_open": "Toepassingen in de zorg",
    "no_federation": "De ondernemingen sturen zelf.",
}


@pytest.fixture
def application(anna):
    return make_application(by=anna)


@pytest.fixture
def address(application):
    return reverse("applications:initiative", args=[application.reference])


def current(client, address) -> str:
    return client.get(address).context["form"]["version"].value()


def test_the_positioning_is_saved(as_, anna, application, address):
    client = as_(anna)
    assert client.post(address, DATA | {"version": current(client, address)}).url == address
    eoi = ExpressionOfInterest.objects.get()
    assert {name: getattr(eoi, name) for name in DATA} == DATA
    assert eoi.history.first().history_user == anna


def test_somebody_else_saved_meanwhile(as_, anna, bram, application, address):
    add_collaborator(application, bram)
    client, other = as_(anna), as_(bram)
    seen = current(client, address)
    other.post(address, DATA | {"version": seen, "left_open": "Wat Bram schreef"})
    response = client.post(address, DATA | {"version": seen, "left_open": "Wat Anna schreef"})
    content = response.content.decode()
    assert response.status_code == 409
    assert "Wat Bram schreef" in content
    assert "Wat Anna schreef" in content
    assert ExpressionOfInterest.objects.get().left_open == "Wat Bram schreef"


def test_an_unknown_choice_is_refused_with_the_texts_kept(as_, anna, application, address):
    response = as_(anna).post(address, DATA | {"version": "1", "initiative": "anders"})
    assert response.status_code == 422
    assert "Toepassingen in de zorg" in response.content.decode()
    assert ExpressionOfInterest.objects.get().left_open == ""


def test_strangers_readers_agency_and_the_wrong_moment(
    as_, anna, bram, carla, farid, application, address
):
    assert as_(carla).get(address).status_code == 404
    assert as_(farid).get(address).status_code == 403
    add_collaborator(application, bram, Collaborator.Role.READER)
    assert as_(bram).post(address, DATA | {"version": "1"}).status_code == 403
    client = as_(anna)
    version = current(client, address)
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    response = client.post(address, DATA | {"version": version})
    assert response.status_code == 409
    assert "Federatie van de textielsector" in response.content.decode()
    assert b"<textarea" not in client.get(address).content
