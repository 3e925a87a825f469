"""The agency's list of applications."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from applications.workflow import Status
from tests.applications.test_pitches import admissible
from tests.builders import OPEN, make_application
from tests.people import sign_in

PAGE = "/behandeling/"


@pytest.fixture(autouse=True)
def today(db, stop_clock):
    stop_clock(OPEN)


@pytest.fixture
def two(anna, carla, farid):
    handled = admissible(anna, farid)
    handled.handler = farid
    handled.save()
    return handled, make_application(by=carla, title="Waterhub Vlaanderen", acronym="WHV")


def shown(client, **query) -> list[str]:
    return [row.application.reference for row in client.get(PAGE, query).context["rows"]]


def test_what_a_line_shows(client, farid, two):
    row = sign_in(client, farid).get(PAGE).context["rows"][0]
    assert (row.letters, row.turn) == (10, "Agentschap")
    assert row.submitted_at == two[0].submissions.get().received_at


def test_filters(client, farid, two):
    sign_in(client, farid)
    first, second = (one.reference for one in two)
    assert shown(client) == [first, second]
    assert shown(client, status="eoi_admissible") == [first]
    assert shown(client, turn="applicant") == [second]
    assert shown(client, handler=str(farid.pk)) == [first]
    assert shown(client, handler="none") == [second]
    assert shown(client, text="waterhub") == [second]
    assert shown(client, call="IBN-2017-2", text="bestaat niet") == []
    assert client.get(PAGE, {"status": "nonsense"}).status_code == 422


def test_order(client, farid, two):
    sign_in(client, farid)
    first, second = (one.reference for one in two)
    assert shown(client, sort="-reference") == [second, first]
    assert shown(client, sort="title") == [first, second]
    assert shown(client, sort="-submitted")[-1] in (first, second)
    assert shown(client, sort="; drop") == [first, second]


def test_workbook_of_the_filtered_list(client, farid, two):
    sign_in(client, farid)
    answer = client.get("/behandeling/aanvragen.xlsx", {"status": Status.EOI_DRAFT.value})
    sheet = load_workbook(BytesIO(answer.content)).active
    lines = list(sheet.iter_rows(values_only=True))
    assert len(lines) == 2 and lines[1][0] == two[1].reference


def test_the_number_of_queries_does_not_grow(
    client, farid, carla, two, django_assert_max_num_queries
):
    for place in range(5):
        make_application(by=carla, title=f"Initiatief {place}")
    sign_in(client, farid)
    client.get(PAGE)
    with django_assert_max_num_queries(18):
        assert len(client.get(PAGE).context["rows"]) == 7


def test_not_for_applicants(client, anna):
    assert sign_in(client, anna).get(PAGE).status_code == 403
