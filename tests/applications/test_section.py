"""Writing a text section: saved, counted, never overwritten unseen, versions kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions.answers import save_answer
from applications.models import Answer, Collaborator, Dossier, FeedbackPoint
from applications.terms import Phase
from applications.workflow import Status
from portal.lib import clock
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment
from portal.records.models import Event
from tests.builders import OPEN, add_collaborator, make_application, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(anna, stop_clock):
    stop_clock(OPEN)
    return make_application(by=anna, call=make_call(shift=False))


@pytest.fixture
def address(application):
    return reverse("applications:section", args=[application.reference, "eoi", "scope"])


def save(application, text, *, by, version, **options):
    return save_answer(application, Phase.EOI, "scope", text, by=by, version=version, **options)


def test_the_text_is_saved_and_the_page_says_by_whom(as_, anna, application, address):
    client = as_(anna)
    assert (
        client.post(address, {"version": 0, "text": "Slim  textiel\r\nin de zorg "}).url == address
    )
    answer = Answer.objects.get()
    assert (answer.text, answer.version, answer.updated_by) == (
        "Slim  textiel\nin de zorg",
        1,
        anna,
    )
    content = client.get(address).content.decode()
    assert "Anna Aerts" in content
    assert "<span data-words>5</span>" in content
    assert not Event.objects.filter(verb__startswith="answer").exists()


def test_save_and_continue_goes_to_the_next_section(as_, anna, application, address):
    response = as_(anna).post(address, {"version": 0, "text": "x", "continue": "1"})
    assert response.url == reverse(
        "applications:section", args=[application.reference, "eoi", "voortraject"]
    )


def test_a_text_over_the_limit_is_saved_and_says_so(as_, anna, address):
    client = as_(anna)
    assert client.post(address, {"version": 0, "text": "woord " * 501}).status_code == 302
    assert "word-count-over" in client.get(address).content.decode()


def test_the_question_and_the_limit_are_on_the_page(as_, anna, address):
    content = as_(anna).get(address).content.decode()
    assert "Beschrijf het domein of de waardeketen" in content
    assert "500" in content


def test_two_people_at_once_both_texts_are_shown(as_, anna, bram, application, address):
    add_collaborator(application, bram)
    as_(bram).post(address, {"version": 0, "text": "De tekst van Bram"})
    client = as_(anna)
    response = client.post(address, {"version": 0, "text": "De tekst van Anna"})
    content = response.content.decode()
    assert response.status_code == 409
    assert "De tekst van Bram" in content
    assert "De tekst van Anna" in content
    assert Answer.objects.get().text == "De tekst van Bram"
    version = response.context["form"]["version"].value()
    client.post(address, {"version": version, "text": "Van Anna en Bram"})
    answer = Answer.objects.get()
    assert (answer.text, answer.version) == ("Van Anna en Bram", 2)
    assert [row.text for row in answer.history.order_by("history_id")] == [
        "De tekst van Bram",
        "Van Anna en Bram",
    ]


def test_the_same_text_twice_is_no_conflict(anna, application):
    save(application, "Tekst", by=anna, version=0)
    again = save(application, "Tekst", by=anna, version=0)
    assert again.version == 1


def test_a_stale_save_carries_what_is_stored(anna, application):
    save(application, "Eerst", by=anna, version=0)
    with pytest.raises(StaleVersion) as caught:
        save(application, "Later", by=anna, version=0)
    assert caught.value.current == "Eerst"


def test_saves_of_one_person_within_ten_minutes_are_one_version(
    anna, bram, application, stop_clock
):
    minutes = [(0, anna), (4, anna), (9, anna), (11, anna), (12, bram), (13, anna)]
    for version, (minute, person) in enumerate(minutes):
        stop_clock(OPEN + timedelta(minutes=minute))
        save(application, f"Een tekst die groeit, na {minute} minuten", by=person, version=version)
    answer = Answer.objects.get()
    texts = [row.text.split()[-2] for row in answer.history.order_by("history_id")]
    assert texts == ["9", "11", "12", "13"]
    assert answer.version == 6


def test_throwing_away_most_of_a_text_keeps_the_version_before(anna, application):
    save(application, "Een lange tekst " * 20, by=anna, version=0)
    save(application, "", by=anna, version=1)
    assert [bool(row.text) for row in Answer.objects.get().history.order_by("history_id")] == [
        True,
        False,
    ]


def test_an_earlier_version_can_be_put_back(as_, anna, application, stop_clock):
    save(application, "De eerste tekst", by=anna, version=0)
    stop_clock(OPEN + timedelta(minutes=30))
    save(application, "De tweede tekst", by=anna, version=1)
    address = reverse("applications:section_versions", args=[application.reference, "eoi", "scope"])
    client = as_(anna)
    content = client.get(address).content.decode()
    assert "De eerste tekst" in content
    assert "De tweede tekst" in content
    client.post(address, {"version": "1"})
    answer = Answer.objects.get()
    assert (answer.text, answer.version) == ("De eerste tekst", 3)
    assert answer.history.count() == 3
    assert client.post(address, {"version": "99"}).status_code == 404


def test_a_far_too_long_text_is_refused_with_the_text_kept(as_, anna, application, address):
    response = as_(anna).post(address, {"version": 0, "text": "x" * 60_001})
    assert response.status_code == 422
    assert "x" * 100 in response.content.decode()
    with pytest.raises(InvalidInput):
        save(application, "x" * 60_001, by=anna, version=0)
    assert not Answer.objects.exists()


def test_to_the_second_and_after_the_deadline_the_text_comes_back(
    as_, anna, application, address, stop_clock
):
    client = as_(anna)
    stop_clock(application.call.terms.timeline.eoi_deadline)
    assert client.post(address, {"version": 0, "text": "Op tijd"}).status_code == 302
    stop_clock(clock.now() + timedelta(seconds=1))
    late = "Deze zin kwam een seconde te laat binnen."
    response = client.post(address, {"version": 1, "text": late})
    assert response.status_code == 409
    assert late in response.content.decode()
    assert Answer.objects.get().text == "Op tijd"
    content = client.get(address).content.decode()
    assert "Op tijd" in content
    assert "<textarea" not in content


def test_strangers_readers_the_agency_and_unknown_sections(
    as_, anna, bram, carla, farid, application, address
):
    assert as_(carla).get(address).status_code == 404
    assert as_(carla).post(address, {"version": 0, "text": "x"}).status_code == 404
    assert as_(farid).get(address).status_code == 403
    add_collaborator(application, bram, Collaborator.Role.READER)
    save(application, "Alleen te lezen", by=anna, version=0)
    reader = as_(bram)
    assert "Alleen te lezen" in reader.get(address).content.decode()
    assert reader.post(address, {"version": 1, "text": "x"}).status_code == 403
    unknown = reverse("applications:section", args=[application.reference, "eoi", "niets"])
    assert as_(anna).get(unknown).status_code == 404


def test_the_dossier_shows_its_criterion_the_eoi_and_the_feedback(as_, anna, farid, application):
    save_answer(application, Phase.EOI, "complementarity", "Uit de EoI", by=anna, version=0)
    address = reverse(
        "applications:section", args=[application.reference, "dossier", "complementarity"]
    )
    client = as_(anna)
    assert client.get(address).status_code == 409  # not begun yet
    Dossier.objects.create(application=application)
    application.status = Status.DOSSIER_DRAFT
    application.feedback_released_at = clock.now()
    application.save()
    FeedbackPoint.objects.create(
        application=application,
        number=1,
        kind="attention",
        text="Stem af met de speerpuntcluster.",
        written_by=farid,
    )
    content = client.get(address).content.decode()
    assert "Uit de EoI" in content
    assert "Stem af met de speerpuntcluster." in content
    assert "I.4" in content


def test_during_a_supplement_only_the_named_section_is_open(anna, farid, application, stop_clock):
    from applications.models import SupplementRequest

    Dossier.objects.create(application=application)
    application.status = Status.SUPPLEMENT_REQUESTED
    application.save()
    SupplementRequest.objects.create(
        application=application,
        parts=["section:timeline"],
        reason="Tijdslijn ontbreekt",
        due_at=clock.now() + timedelta(days=5),
        asked_by=farid,
    )
    save_answer(application, Phase.DOSSIER, "timeline", "Aangevuld", by=anna, version=0)
    with pytest.raises(WrongMoment):
        save_answer(application, Phase.DOSSIER, "support", "Niet gevraagd", by=anna, version=0)
    stop_clock(clock.now() + timedelta(days=5, seconds=1))
    with pytest.raises(WrongMoment):
        save_answer(application, Phase.DOSSIER, "timeline", "Te laat", by=anna, version=1)
