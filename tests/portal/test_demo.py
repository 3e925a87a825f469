"""The demo world: made once, by the actions of the site, never in production."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from applications.models import Application, Call, LetterOfIntent, Submission
from applications.workflow import Status
from portal.demo.initiatives import enterprise_number, initiatives
from portal.demo.people import PASSWORD
from portal.demo.timeline import SCENES
from portal.lib.enterprise import parse_enterprise_number
from portal.records.models import Event


def test_every_number_passes_the_check_and_is_given_once():
    numbers = [enterprise_number(place) for place in range(200)]
    assert len(set(numbers)) == 200
    assert [parse_enterprise_number(number) for number in numbers] == numbers
    assert numbers[0] == "0999990024"
    with pytest.raises(ValueError):
        enterprise_number(200)


@pytest.mark.parametrize("initiative", initiatives(), ids=lambda one: one.slug)
def test_an_initiative_file_is_complete(initiative):
    assert 8 <= len(initiative.companies) <= 13
    assert set(initiative["eoi"]) == {
        "scope",
        "voortraject",
        "goals_activities",
        "complementarity",
        "cofinancing",
    }
    assert initiative["coordinator"]["email"].endswith(".example")
    assert all(initiative["initiative"][key] for key in ("existing", "left_open", "no_federation"))


def test_initiatives_share_no_serial_and_no_coordinator():
    found = initiatives()
    assert len({one["serial"] for one in found}) == len(found)
    assert len({one["coordinator"]["email"] for one in found}) == len(found)


@pytest.mark.django_db
def test_the_world_is_made_once():
    first, second = StringIO(), StringIO()
    call_command("demo", stage="eoi", initiatives=1, stdout=first)
    application = Application.objects.get()
    assert application.status == Status.EOI_SUBMITTED
    assert application.call.is_demo and application.call.state == Call.State.PUBLISHED
    assert Submission.objects.get().received_at < application.call.terms.timeline.eoi_deadline
    assert LetterOfIntent.objects.count() == 12
    assert PASSWORD in first.getvalue()
    assert application.created_by.check_password(PASSWORD)
    assert application.collaborators.get(role="editor").user.check_password(PASSWORD)
    assert application.call.pre_discussions.get().state == "held"
    events = Event.objects.count()
    call_command("demo", stage="eoi", initiatives=1, stdout=second)
    assert "bestaat al" in second.getvalue()
    assert (Application.objects.count(), Event.objects.count()) == (1, events)


@pytest.mark.django_db
def test_each_initiative_comes_as_far_as_its_file_says():
    call_command("demo", stage="eoi", stdout=StringIO())
    statuses = dict(Application.objects.values_list("title", "status"))
    assert len(statuses) == len(initiatives())
    for one in initiatives():
        handed_in = one["path"] == "handed_in"
        assert (statuses[one["name"]] == Status.EOI_SUBMITTED) == handed_in
    assert {one["path"] for one in initiatives()} == {"handed_in", "beginning", "letter_short"}


@pytest.mark.django_db
def test_every_stage_has_a_call_of_its_own_that_says_its_moment():
    out = StringIO()
    call_command("demo", initiatives=1, stdout=out)
    calls = {call.code.rpartition("-")[2]: call for call in Call.objects.all()}
    assert calls.keys() == {"EOI", "PITCH", "DOSSIER", "ASSESSMENT", "DECIDED"}
    assert len({call.reference_prefix for call in calls.values()}) == 5
    for stage, scene in SCENES.items():
        call = calls[stage.value.upper()]
        assert call.title_nl.endswith(scene.nl) and call.terms.title.nl == call.title_nl
        assert scene.to_try in out.getvalue()
    statuses = {a.call.code.rpartition("-")[2]: a.status for a in Application.objects.all()}
    assert statuses == {
        "EOI": "eoi_submitted",
        "PITCH": "pitch_scheduled",
        "DOSSIER": "dossier_draft",
        "ASSESSMENT": "in_assessment",
        "DECIDED": "agreement",
    }
    moments = list(Event.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_the_dates_of_a_demo_call_are_said_to_be_moved(client, db):
    call_command("demo", stage="dossier", initiatives=1, stdout=StringIO())
    page = client.get(Call.objects.get().get_absolute_url()).content.decode()
    assert "De data van deze oproep zijn verschoven voor de demonstratie." in page
    assert "De echte data van deze oproep" in page and "12 december 2017" in page


@pytest.mark.django_db
def test_production_refuses(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("demo", stdout=StringIO())
    assert not Call.objects.exists()
