"""Beginning the dossier and its structured parts."""

import pytest
from django.urls import reverse

from applications.models import Activity, Application, Dossier, FeedbackPoint, Indicator
from applications.workflow import Status
from portal.lib import clock
from tests.builders import make_application

pytestmark = pytest.mark.django_db

PAGES = ("spearhead", "declarations", "feedback_answers", "indicators", "activities")


def at(name, application, *more) -> str:
    return reverse(f"applications:{name}", args=[application.reference, *more])


@pytest.fixture
def application(anna):
    made = make_application(by=anna)
    made.status = Status.PITCH_ATTENDED
    made.save()
    return made


@pytest.fixture
def begun(as_, anna, application):
    as_(anna).post(at("start_dossier", application))
    return Application.objects.get()


def test_the_dossier_begins_once_after_the_pitch(as_, anna, carla, application):
    address = at("start_dossier", application)
    assert as_(carla).post(address).status_code == 404
    client = as_(anna)
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert Application.objects.get().state == Status.DOSSIER_DRAFT
    assert client.post(address).status_code == 409
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_before_the_dossier_and_for_others(as_, anna, carla, farid, application, page):
    assert as_(anna).get(at(page, application)).status_code == 409
    assert as_(carla).get(at(page, application)).status_code == 404
    assert as_(farid).get(at(page, application)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_closed_is_read_only(as_, anna, begun, page):
    begun.status = Status.DOSSIER_ADMISSIBLE
    begun.save()
    client = as_(anna)
    assert b'type="submit" name="continue"' not in client.get(at(page, begun)).content


def test_declarations_keep_who_and_when(as_, anna, begun):
    client = as_(anna)
    client.post(at("declarations", begun), {"declaration": ["real_costs", "onbekend"]})
    given = begun.declarations.get()
    assert (given.key, given.given_by) == ("real_costs", anna)
    client.post(at("declarations", begun), {})
    assert not begun.declarations.exists()


def test_answers_and_a_stale_one(as_, anna, begun):
    FeedbackPoint.objects.create(
        application=begun, number=1, kind="attention", text="Meer kmo's", written_by=anna
    )
    client, address = as_(anna), at("feedback_answers", begun)
    assert "Meer kmo" not in client.get(address).content.decode()
    begun.feedback_released_at = clock.now()
    begun.save()
    client.post(address, {"answer-1": "Vijf erbij", "version-1": "0"})
    assert begun.feedback_points.get().answer.text == "Vijf erbij"
    stale = client.post(address, {"answer-1": "Zes erbij", "version-1": "0"})
    assert stale.status_code == 409
    assert "Vijf erbij" in stale.content.decode()
    assert "Zes erbij" in stale.content.decode()


def test_spearhead_conditions(as_, anna, begun):
    client, address = as_(anna), at("spearhead", begun)
    version = client.get(address).context["form"]["version"].value()
    data = {"version": version, "in_spc_domain": "yes", "spc_name": "Catalisti"}
    data |= {"spc_conditions": ["aligned"], "spc_motivation": "Overlegd."}
    assert client.post(address, data).status_code == 302
    dossier = Dossier.objects.get()
    assert (dossier.in_spc_domain, dossier.spc_conditions) == (True, ["aligned"])
    assert client.post(address, data).status_code == 409
    assert client.post(address, data | {"spc_conditions": ["x"]}).status_code == 422


def test_indicators_of_the_programme_and_own(as_, anna, begun):
    client, address = as_(anna), at("indicators", begun)
    base = {"version": "0", "year_1": "10", "year_2": "12,5"}
    assert client.post(address, base | {"code": "ECO-1"}).status_code == 302
    own = base | {"label": "Proeftuinen", "family": "cooperation"}
    assert client.post(address, own).status_code == 302
    programme, project = Indicator.objects.all()
    assert (programme.kind, programme.family) == ("programme", "ecosystem")
    assert (project.kind, str(project.targets[1])) == ("project", "12.50"[:4])
    assert client.post(address, base | {"label": "Zonder familie"}).status_code == 422
    client.post(at("indicator_remove", begun, project.key))
    assert Indicator.objects.count() == 1


def test_activities(as_, anna, begun):
    client, address = as_(anna), at("activities", begun)
    client.post(address, {"version": "0", "title": "Lerend netwerk", "scope": "coordination"})
    activity = Activity.objects.get()
    assert activity.open_to_all is None
    change = f"{address}?regel={activity.key}"
    version = client.get(change).context["form"]["version"].value()
    data = {"version": version, "title": "Lerend netwerk", "open_to_all": "yes"}
    assert client.post(change, data).status_code == 302
    assert Activity.objects.get().open_to_all is True
    assert client.post(change, data).status_code == 409
    assert client.post(address, {"version": "0", "title": ""}).status_code == 422
    client.post(at("activity_remove", begun, activity.key))
    assert not Activity.objects.exists()
