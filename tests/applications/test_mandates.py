"""The letters desk: enterprises, their letters, what counts and why."""

import pytest
from django.urls import reverse

from applications.models import Collaborator, CompanyMandate, Dossier, LetterOfIntent
from applications.workflow import Status
from portal.records.models import Event
from tests import samples
from tests.applications.frozen import hand_in
from tests.builders import add_collaborator, add_companies, enterprise_number, make_application

pytestmark = pytest.mark.django_db

COMPANY = {"version": "0", "name": "Weverij De Smet", "postcode": "8500"}


@pytest.fixture
def application(anna):
    return make_application(by=anna)


def at(name: str, application, *more) -> str:
    return reverse(f"applications:{name}", args=[application.reference, *more])


def letter(**changes) -> dict:
    return {
        "file": samples.upload(samples.pdf(), "brief.pdf"),
        "signatory_name": "Dries De Smet",
        "signatory_function": "Zaakvoerder",
        "signed_on": "2017-01-15",
        "carries_mandate": "on",
        **changes,
    }


def test_a_company_and_its_letter_count(as_, anna, application):
    client, number = as_(anna), enterprise_number(1)
    response = client.post(at("mandates", application), COMPANY | {"enterprise_number": number})
    assert response.url == at("mandate", application, number)
    assert CompanyMandate.objects.get().added_by == anna
    desk = client.get(at("mandates", application)).context["desk"]
    assert (desk.letters.actual, desk.letters.limit, desk.mandates.actual) == ("0", "10", "0")
    assert len(desk.lines[0].reasons) == 2
    assert client.post(at("letter_add", application, number), letter()).status_code == 302
    desk = client.get(at("mandates", application)).context["desk"]
    assert (desk.letters.actual, desk.mandates.actual) == ("1", "1")
    assert desk.lines[0].reasons == ()
    assert Event.objects.filter(verb="letter_added").exists()


def test_a_number_stands_once_and_must_be_good(as_, anna, application):
    client = as_(anna)
    data = COMPANY | {"enterprise_number": enterprise_number(1)}
    client.post(at("mandates", application), data)
    again = client.post(at("mandates", application), data | {"name": "Nog eens"})
    assert again.status_code == 422
    assert "Weverij De Smet" in str(again.context["form"].errors["enterprise_number"])
    wrong = client.post(at("mandates", application), data | {"enterprise_number": "0123456789"})
    assert wrong.status_code == 422
    assert "Weverij De Smet" in wrong.content.decode()
    assert CompanyMandate.objects.count() == 1


def test_why_a_company_does_not_count(as_, anna, application):
    client = as_(anna)
    add_companies(application, by=anna, count=2)
    CompanyMandate.objects.filter(enterprise_number=enterprise_number(1)).update(postcode="1000")
    desk = client.get(at("mandates", application)).context["desk"]
    assert desk.letters.actual == "1"
    assert [len(line.reasons) for line in desk.lines] == [1, 0]


def test_a_replaced_letter_stays(as_, anna, application):
    client = as_(anna)
    add_companies(application, by=anna, count=1)
    number = enterprise_number(1)
    client.post(at("letter_add", application, number), letter())
    old, new = LetterOfIntent.objects.order_by("pk")
    assert (old.removed_at is None, new.removed_at is None) == (False, True)
    assert client.get(at("letter", application, old.key)).status_code == 200
    client.post(at("letter_remove", application, new.key))
    assert not LetterOfIntent.objects.filter(removed_at__isnull=True).exists()
    assert client.post(at("letter_remove", application, new.key)).status_code == 409


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"file": samples.upload(b"MZ", "a.exe")}, "file"),
        ({"signed_on": "2999-01-01"}, "signed_on"),
        ({"signatory_name": ""}, "signatory_name"),
    ],
)
def test_a_bad_letter_says_why(as_, anna, application, change, field):
    add_companies(application, by=anna, count=1)
    address = at("letter_add", application, enterprise_number(1))
    response = as_(anna).post(address, letter(**change))
    assert response.status_code == 422
    assert list(response.context["letter_form"].errors) == [field]
    assert "Zaakvoerder" in response.content.decode()
    assert LetterOfIntent.objects.count() == 1


def test_the_dossier_asks_the_letters_anew(as_, anna, application):
    client = as_(anna)
    add_companies(application, by=anna, count=3)
    Dossier.objects.create(application=application)
    application.status = Status.DOSSIER_DRAFT
    application.save()
    desk = client.get(at("mandates", application)).context["desk"]
    assert (desk.letters.actual, len(desk.to_reconfirm)) == ("0", 3)
    numbers = [enterprise_number(1), enterprise_number(2)]
    client.post(at("letters_reconfirm", application), {"company": numbers})
    kept = LetterOfIntent.objects.filter(phase="dossier")
    assert [one.reconfirms.file_id for one in kept] == [one.file_id for one in kept]
    assert client.get(at("mandates", application)).context["desk"].letters.actual == "2"
    client.post(at("letters_reconfirm", application), {"company": numbers})
    assert kept.count() == 2


def test_changing_and_a_stale_version(as_, anna, bram, application):
    add_companies(application, by=anna, count=1)
    add_collaborator(application, bram)
    address = at("mandate", application, enterprise_number(1))
    client = as_(anna)
    form = client.get(address).context["form"]
    data = {"version": form["version"].value(), "enterprise_number": enterprise_number(1)}
    data |= {"name": "Weverij Nieuw", "postcode": "9000"}
    assert as_(bram).post(address, data).url == address
    assert CompanyMandate.objects.get().name == "Weverij Nieuw"
    stale = client.post(address, data | {"name": "Weverij Anders"})
    assert stale.status_code == 409
    assert "Weverij Nieuw" in stale.content.decode()
    assert "Weverij Anders" in stale.content.decode()


def test_removing_asks_and_is_refused_after_handing_in(as_, anna, application):
    client = as_(anna)
    add_companies(application, by=anna, count=2)
    address = at("mandate_remove", application, enterprise_number(1))
    assert client.get(address).status_code == 200
    client.post(address)
    assert CompanyMandate.objects.count() == 1
    hand_in(application, by=anna, sha256=enterprise_number(2))
    assert client.post(at("mandate_remove", application, enterprise_number(2))).status_code == 409
    assert CompanyMandate.objects.count() == 1


def test_the_agency_counts_one_with_a_reason(as_, anna, farid, application):
    add_companies(application, by=anna, count=1)
    address = at("mandate_count", application, enterprise_number(1))
    staff = as_(farid)
    assert staff.get(address).status_code == 404
    hand_in(application, by=anna, sha256=enterprise_number(1))
    assert staff.post(address, {"counted": "yes", "reason": " "}).status_code == 422
    assert staff.post(address, {"counted": "yes", "reason": "Post code 0612"}).status_code == 302
    assert CompanyMandate.objects.get().counted_by_staff is True
    assert as_(anna).get(address).status_code == 403


def test_strangers_readers_agency_and_the_wrong_moment(as_, anna, bram, carla, farid, application):
    address = at("mandates", application)
    data = COMPANY | {"enterprise_number": enterprise_number(1)}
    assert as_(carla).get(address).status_code == 404
    assert as_(farid).get(address).status_code == 403
    add_collaborator(application, bram, Collaborator.Role.READER)
    assert as_(bram).get(address).status_code == 200
    assert as_(bram).post(address, data).status_code == 403
    application.status = Status.EOI_ADMISSIBLE
    application.save()
    client = as_(anna)
    assert client.post(address, data).status_code == 409
    assert b'name="enterprise_number"' not in client.get(address).content
    assert client.get(at("letters_reconfirm", application)).status_code == 405
    assert not CompanyMandate.objects.exists()
