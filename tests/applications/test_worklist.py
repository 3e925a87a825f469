"""The agency's list of applications."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from applications.models import Submission
from applications.selectors.open_rules import OpenRules, open_rules
from applications.workflow import Status
from portal.lib import clock
from portal.lib.canonical import canonical_json, sha256_hex
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


def test_the_list_says_what_is_wrong_with_what_came_in(
    client, farid, two, django_assert_num_queries
):
    whole, draft = two
    unsound = Submission.objects.get(application=whole)
    data = json.loads(unsound.package)
    outcomes = iter(("fail", "fail", "warn"))
    rules = list(dict.fromkeys(one["rule"] for one in data["findings"]))[:3]
    for rule in rules:
        outcome = next(outcomes)
        for one in data["findings"]:
            one["outcome"] = outcome if one["rule"] == rule else one["outcome"]
    package = canonical_json(data)
    Submission.objects.create(
        application=whole,
        phase="eoi",
        version=2,
        receipt_number=f"{whole.reference}-EOI-2",
        package=package.decode(),
        sha256=sha256_hex(package),
        received_at=clock.now() + timedelta(seconds=1),
        submitted_by=whole.created_by,
    )
    assert open_rules([whole.pk, draft.pk]) == {whole.pk: OpenRules(2, 1)}
    with django_assert_num_queries(1):  # counted before: the packages are not read again
        assert open_rules([whole.pk, draft.pk])[whole.pk].blocking == 2
    shown = sign_in(client, farid).get(PAGE).content.decode()
    assert "2 niet gehaald" in shown and "1 na te kijken" in shown
    assert "nog niets ingediend" in shown


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
