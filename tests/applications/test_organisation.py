"""The organisation that applies."""

import pytest
from django.urls import reverse

from applications.models import Collaborator, Organisation
from applications.workflow import Status
from portal.records.models import Event
from tests.applications.frozen import hand_in
from tests.builders import add_collaborator, make_application

pytestmark = pytest.mark.django_db

DATA = {
    "version": "0",
    "title": "Netwerk Slim Textiel",
    "acronym": "NST",
    "executor": "new",
    "name": "Slim Textiel vzw",
    "in_formation": "no",
    "enterprise_number": "0999.990.024",
    "legal_form": "vzw",
    "street": "Weverslaan 1",
    "postcode": "9000",
    "municipality": "Gent",
    "website": "slimtextiel.example",
}


@pytest.fixture
def application(anna):
    return make_application(by=anna)


@pytest.fixture
def address(application):
    return reverse("applications:organisation", args=[application.reference])


def current(client, address) -> str:
    return client.get(address).context["form"]["version"].value()


def test_the_organisation_is_saved(as_, anna, application, address):
    response = as_(anna).post(address, DATA)
    application.refresh_from_db()
    organisation = application.organisation
    assert response.url == address
    assert (organisation.name, organisation.enterprise_number) == ("Slim Textiel vzw", "0999990024")
    assert (organisation.website, organisation.in_formation) == (
        "https://slimtextiel.example",
        False,
    )
    assert (application.executor, organisation.created_by) == ("new", anna)
    assert organisation.history.get().history_user == anna


def test_save_and_continue_goes_to_the_next_page(as_, anna, application, address):
    response = as_(anna).post(address, DATA | {"continue": "1"})
    assert response.url == reverse("applications:initiative", args=[application.reference])


def test_a_draft_may_be_half_done(as_, anna, application, address):
    data = {"version": "0", "title": "X", "name": "Y", "in_formation": "yes"}
    assert as_(anna).post(address, data).status_code == 302
    application.refresh_from_db()
    assert application.organisation.in_formation is True


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"enterprise_number": "0999.990.025"}, "enterprise_number"),
        ({"postcode": "90"}, "postcode"),
        ({"name": ""}, "name"),
        ({"in_formation": "yes"}, "enterprise_number"),  # being founded, yet with a number
        ({"legal_form": "gmbh"}, "legal_form"),
    ],
)
def test_what_is_not_valid_comes_back_as_typed(as_, anna, address, change, field):
    response = as_(anna).post(address, DATA | change)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Weverslaan 1" in response.content.decode()
    assert not Organisation.objects.exists()


def test_somebody_else_saved_meanwhile_both_are_shown(as_, anna, bram, application, address):
    add_collaborator(application, bram)
    ann, brm = as_(anna), as_(bram)
    seen = current(ann, address)
    brm.post(address, DATA | {"name": "De naam van Bram"})
    response = ann.post(address, DATA | {"version": seen, "name": "De naam van Anna"})
    content = response.content.decode()
    assert response.status_code == 409
    assert "De naam van Bram" in content
    assert "De naam van Anna" in content
    again = response.context["form"]["version"].value()
    ann.post(address, DATA | {"version": again, "name": "De naam van Anna"})
    application.refresh_from_db()
    assert application.organisation.name == "De naam van Anna"


def test_after_handing_in_another_number_replaces_the_organisation(as_, anna, application, address):
    client = as_(anna)
    client.post(address, DATA | {"in_formation": "yes", "enterprise_number": ""})
    application.refresh_from_db()
    first = application.organisation
    hand_in(application, by=anna)
    client.post(address, DATA | {"version": current(client, address)})
    application.refresh_from_db()
    assert application.organisation != first
    assert application.organisation.enterprise_number == "0999990024"
    first.refresh_from_db()
    assert first.in_formation is True
    event = Event.objects.get(verb="organisation_replaced")
    assert event.data == {"old_number": "", "new_number": "0999990024"}


def test_an_own_organisation_is_copied_not_shared(as_, anna, application, address):
    client = as_(anna)
    client.post(address, DATA)
    other = make_application(by=anna, title="Tweede netwerk")
    other_address = reverse("applications:organisation", args=[other.reference])
    first = Organisation.objects.get()
    assert "Slim Textiel vzw" in client.get(other_address).content.decode()
    client.post(
        reverse("applications:organisation_choose", args=[other.reference]),
        {"organisation": first.pk},
    )
    other.refresh_from_db()
    assert other.organisation.enterprise_number == "0999990024"
    assert other.organisation.pk != first.pk


def test_the_organisation_of_a_stranger_cannot_be_taken(as_, anna, carla, application, address):
    as_(anna).post(address, DATA)
    theirs = make_application(by=carla, title="Waterhub")
    response = as_(carla).post(
        reverse("applications:organisation_choose", args=[theirs.reference]),
        {"organisation": Organisation.objects.get().pk},
    )
    assert response.status_code == 422
    theirs.refresh_from_db()
    assert theirs.organisation is None


def test_strangers_readers_agency_and_the_wrong_moment(
    as_, anna, bram, carla, farid, application, address
):
    assert as_(carla).get(address).status_code == 404
    assert as_(farid).get(address).status_code == 403
    add_collaborator(application, bram, Collaborator.Role.READER)
    reader = as_(bram)
    assert b"<textarea" not in reader.get(address).content
    assert reader.post(address, DATA).status_code == 403
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    assert as_(anna).post(address, DATA).status_code == 409
    assert not Organisation.objects.exists()
