"""The agency's advice."""

from decimal import Decimal

import pytest
from django.urls import reverse

from applications.workflow import Status
from assessment import access
from assessment.models import Advice
from tests.assessment.world import assign, make_expert, score_all


@pytest.fixture
def dossier(application, farid):
    """A dossier with two assessments that differ."""
    score_all(assign(application, make_expert(by=farid), by=farid), "kritisch")
    score_all(assign(application, make_expert("otto", by=farid), by=farid), "zeer_goed")
    application.refresh_from_db()
    return application


def _address(application) -> str:
    return reverse("assessment:advice", args=[application.reference])


FULL = {
    "version": "0",
    "summary": "Goedkeuren.",
    "outcome": "approved_with_conditions",
    "amount": "250.000,00",
    "conditions": "Werk het plan bij.",
    "criterion_I.1": "De noodzaak is aangetoond.",
}


def test_scores_stand_beside_each_other_with_spread_and_signal(dossier, farid, as_):
    text = as_(farid).get(_address(dossier)).content.decode()
    assert text.count("Sterk team.") == 16
    assert "ver uiteen" in text
    assert "een signaal" in text
    assert "315.000,00" in text  # the subsidy asked is the first proposal


def test_a_draft_saves_half_done_and_finishing_names_what_is_missing(dossier, farid, as_):
    client = as_(farid)
    page = client.post(_address(dossier), {"version": "0", "summary": "Begin", "finish": "1"})
    assert page.status_code == 422
    assert "Kies wat u adviseert." in page.content.decode()
    assert Advice.objects.get().summary == "Begin"  # nothing typed is lost
    dossier.refresh_from_db()
    assert dossier.state == Status.IN_ASSESSMENT


def test_finished_it_goes_to_the_committee_and_comes_back_with_a_reason(
    dossier, farid, katrien, as_
):
    assert not access.can_read_advice(katrien, dossier)
    client = as_(farid)
    client.post(_address(dossier), FULL | {"finish": "1"})
    dossier.refresh_from_db()
    advice = Advice.objects.get()
    assert dossier.state == Status.ADVICE_READY
    assert (advice.state, advice.amount) == (Advice.State.READY, Decimal("250000.00"))
    assert advice.criteria.get().text == "De noodzaak is aangetoond."
    assert access.can_read_advice(katrien, dossier)
    assert client.post(_address(dossier), FULL | {"version": "1"}).status_code == 409
    address = reverse("assessment:advice_reopen", args=[dossier.reference])
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Bedrag nakijken."})
    dossier.refresh_from_db()
    assert dossier.state == Status.IN_ASSESSMENT
    assert not access.visible_advice(katrien).exists()


@pytest.mark.parametrize(
    ("amount", "status"), [("315.000,00", 302), ("315.000,01", 422), ("12,5x", 422)]
)
def test_no_more_than_was_asked(dossier, farid, as_, amount, status):
    page = as_(farid).post(_address(dossier), FULL | {"amount": amount})
    assert page.status_code == status
    if status == 422:
        assert "De noodzaak is aangetoond." in page.content.decode()
        assert not Advice.objects.exists()


def test_a_colleagues_advice_is_not_overwritten(dossier, farid, ilse, as_):
    as_(ilse).post(_address(dossier), FULL | {"summary": "Tekst van Ilse"})
    page = as_(farid).post(_address(dossier), FULL | {"summary": "Tekst van Farid"})
    assert page.status_code == 409
    text = page.content.decode()
    assert "Tekst van Ilse" in text
    assert "Tekst van Farid" in text
    assert Advice.objects.get().summary == "Tekst van Ilse"


def test_readers_read_and_others_see_nothing(dossier, jan, eva, katrien, anna, as_):
    assert as_(jan).get(_address(dossier)).status_code == 200
    assert as_(jan).post(_address(dossier), FULL).status_code == 403
    for person in (eva, katrien, anna):
        assert as_(person).get(_address(dossier)).status_code == 404
