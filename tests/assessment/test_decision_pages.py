"""The committee's pages: the next decision, the envelope, the page that asks, the neighbours."""

from decimal import Decimal

import pytest

from assessment.access.committee import visible_decisions
from assessment.actions.decisions import abstain
from assessment.selectors.meeting import meeting_of, neighbours
from tests.assessment.committee import settle
from tests.assessment.test_decisions import (  # noqa: F401
    decided,
    kept_meeting,
    meeting,
    page,
)

pytestmark = pytest.mark.django_db


def read(as_, person, address: str) -> str:
    return " ".join(as_(person).get(address).content.decode().split())


def test_the_list_leads_to_the_next_decision_and_then_to_freezing(as_, meeting, greet):  # noqa: F811
    one, two = meeting.decisions.all()
    settle(one, by=greet)
    shown = read(as_, greet, page("decision_list", meeting))
    assert shown.count("btn-primary") == 1
    following = page("committee_decision", meeting, two.application.reference)
    assert f'class="btn btn-primary" href="{following}"' in shown
    settle(two, by=greet, outcome="rejected", amount=None)
    shown = read(as_, greet, page("decision_list", meeting))
    freezing = page("decision_list_freeze", meeting)
    assert f'class="btn btn-primary" href="{freezing}"' in shown
    assert "Goedgekeurd" in shown and "Niet goedgekeurd" in shown


def test_sums_say_what_is_granted_advised_and_taken_of_the_envelope(meeting, greet):  # noqa: F811
    meeting.call.terms_data["budget_envelope"] = "1000000.00"
    meeting.call.save()
    settle(meeting.decisions.first(), by=greet, amount=Decimal("250000.00"))
    found = meeting_of(meeting, visible_decisions(greet, meeting))
    assert (found.granted, found.advised) == (Decimal("250000.00"), Decimal("500000.00"))
    assert found.total == Decimal("450000.00")
    assert found.share == Decimal("0.45")
    assert found.next_open.reference == "IBN2-0002"


def test_what_is_closed_to_a_reader_is_in_no_sum_and_is_no_next_one(meeting, greet, katrien):  # noqa: F811
    one, two = meeting.decisions.all()
    abstain(one, member=katrien, reason="Familie.", by=greet)
    settle(one, by=greet)
    seen = visible_decisions(katrien, meeting)
    found = meeting_of(meeting, seen)
    assert (found.granted, found.seen) == (Decimal(0), 1)
    assert found.advised == Decimal("200000.00")
    assert found.next_open.decision == two
    assert neighbours(two, seen) == ("", "")
    assert neighbours(two, visible_decisions(greet, meeting)) == ("IBN2-0001", "")


def test_freezing_asks_with_what_is_on_the_list(as_, meeting, greet):  # noqa: F811
    freezing = page("decision_list_freeze", meeting)
    shown = read(as_, greet, freezing)
    assert "Nog niet over elke aanvraag is beslist" in shown
    assert '<button class="btn btn-primary" type="submit">Bevriezen' not in shown
    one, two = meeting.decisions.all()
    settle(one, by=greet)
    settle(two, by=greet, outcome="rejected", amount=None)
    shown = read(as_, greet, freezing)
    assert "<dt>Goedgekeurd</dt><dd>1</dd>" in shown
    assert "<dt>Niet goedgekeurd</dt><dd>1</dd>" in shown
    assert "€ 300.000,00" in shown
    assert '<button class="btn btn-primary" type="submit">Bevriezen' in shown


def test_releasing_asks_on_the_same_page(as_, decided, greet):  # noqa: F811
    assert as_(greet).post(page("decision_list_freeze", decided)).status_code == 302
    shown = read(as_, greet, page("decision_list_release", decided))
    assert "<dt>Goedgekeurd met voorwaarden</dt><dd>1</dd>" in shown
    assert '<button class="btn btn-primary" type="submit">Vrijgeven' in shown
