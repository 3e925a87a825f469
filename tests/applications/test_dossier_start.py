"""The gate to the full dossier, and beginning it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions.admissibility import decide_admissibility
from applications.actions.dossier import start_dossier
from applications.actions.pitches import record_absence
from applications.models import Application, Dossier
from applications.rules import GateFacts
from applications.selectors.deadlines import deadline_of
from applications.terms import Phase
from applications.workflow import Status
from portal.completeness import gate_facts, judge
from portal.lib.problems import WrongMoment
from portal.records.models import Event
from tests.builders import (
    OPEN,
    add_collaborator,
    admit_eoi,
    attend_pitch,
    fill_eoi,
    make_application,
    make_call,
    submit_eoi,
)
from tests.kept import kept_rows
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_eoi(django_db_setup, django_db_blocker):
    """The key of Anna's EoI, complete and not handed in. Bram reads it."""
    from portal.lib import clock

    with kept_rows(django_db_blocker) as making:
        with making, clock.fixed(OPEN):
            anna = make_person("anna")
            made = make_application(by=anna, call=make_call(shift=False))
            add_collaborator(made, make_person("bram"), "reader")
            fill_eoi(made, by=anna)
        yield made.pk


@pytest.fixture
def draft(kept_eoi, stop_clock) -> Application:
    stop_clock(OPEN)
    return again(kept_eoi)


def again(pk: int) -> Application:
    return Application.objects.get(pk=pk)


def address(application: Application) -> str:
    return reverse("applications:start_dossier", args=[application.reference])


def not_submitted(draft, anna, farid):
    """Nothing was handed in."""


def submitted(draft, anna, farid):
    submit_eoi(draft, by=anna)


def inadmissible(draft, anna, farid):
    submit_eoi(draft, by=anna)
    decide_admissibility(draft, Phase.EOI, by=farid, admissible=False, reason="Te laat getekend.")


def not_pitched(draft, anna, farid):
    submit_eoi(draft, by=anna)
    admit_eoi(draft, agency=farid)


def absent(draft, anna, farid):
    attended(draft, anna, farid)
    record_absence(draft, by=farid, reason="Niet gekomen.")


def attended(draft, anna, farid):
    not_pitched(draft, anna, farid)
    attend_pitch(draft, agency=farid)


SHUT = [
    (not_submitted, "geen EoI ingediend"),
    (submitted, "pitch is niet geregistreerd"),
    (inadmissible, "onontvankelijk verklaard"),
    (not_pitched, "pitch is niet geregistreerd"),
    (absent, "pitch is niet geregistreerd"),
]


@pytest.mark.parametrize(("road", "said"), SHUT, ids=[road.__name__ for road, _said in SHUT])
def test_the_dossier_stays_shut_and_the_rule_says_why(draft, anna, farid, as_, road, said):
    road(draft, anna, farid)
    before = again(draft.pk).state
    client = as_(anna)
    assert client.get(address(draft)).status_code == 409
    assert client.post(address(draft)).status_code == 409
    with pytest.raises(WrongMoment):
        start_dossier(again(draft.pk), by=anna)
    assert not Dossier.objects.exists()
    assert again(draft.pk).state == before
    (gate,) = judge(again(draft.pk), Phase.DOSSIER, OPEN).of("dossier.gate")
    assert gate.blocks
    assert said in gate.message_nl


def test_after_the_pitch_it_opens_with_or_without_feedback(draft, anna, farid, as_):
    attended(draft, anna, farid)
    assert again(draft.pk).feedback_released_at is None
    client = as_(anna)
    page = client.get(address(draft)).content.decode()
    assert "Volledig aanvraagdossier beginnen" in page
    answer = client.post(address(draft))
    assert answer.url == reverse("applications:mandates", args=[draft.reference])
    begun = again(draft.pk)
    assert begun.state == Status.DOSSIER_DRAFT
    assert begun.dossier is not None
    assert Event.objects.filter(verb="start_dossier", reference=draft.reference).count() == 1
    (gate,) = judge(begun, Phase.DOSSIER, OPEN).of("dossier.gate")
    assert not gate.blocks


def test_it_is_begun_once(draft, anna, farid, as_):
    attended(draft, anna, farid)
    client = as_(anna)
    client.post(address(draft))
    assert client.post(address(draft)).status_code == 409
    assert Dossier.objects.count() == 1


def test_only_who_may_write_begins_it(draft, anna, bram, carla, farid, as_):
    attended(draft, anna, farid)
    assert as_(carla).post(address(draft)).status_code == 404
    assert as_(bram).post(address(draft)).status_code == 403
    assert as_(farid).post(address(draft)).status_code == 403
    assert not Dossier.objects.exists()


def test_past_its_deadline_it_is_not_begun(draft, anna, farid, as_, stop_clock):
    attended(draft, anna, farid)
    stop_clock(deadline_of(draft, Phase.DOSSIER) + timedelta(seconds=1))
    answer = as_(anna).post(address(draft))
    assert answer.status_code == 409
    assert "deadline van het volledige aanvraagdossier" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_an_eoi_found_admissible_after_all_opens_the_gate_again(draft, anna, farid):
    inadmissible(draft, anna, farid)
    admit_eoi(draft, agency=farid)
    attend_pitch(draft, agency=farid)
    assert gate_facts(again(draft.pk)) == GateFacts(
        eoi_submitted=True, eoi_inadmissible=False, pitch_attended=True
    )
