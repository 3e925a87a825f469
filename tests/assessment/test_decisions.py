"""The committee: a list, decisions within their limits, frozen, released once."""

import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from applications.workflow import Status
from assessment.actions.advice import reopen_advice
from assessment.actions.decisions import abstain
from assessment.actions.meeting import freeze_list, make_list, move, release_list
from assessment.documents import letter_pdf, list_pdf
from assessment.models import DecisionList
from assessment.selectors.frozen import is_intact
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.models import Event, Job, OutboxMail
from tests.assessment.committee import MEETING, advised, settle
from tests.builders import OPEN, add_collaborator
from tests.kept import kept_rows
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_meeting(django_db_setup, django_db_blocker) -> Iterator[int]:
    """The key of a list with Anna's application and Carla's, made once."""
    with kept_rows(django_db_blocker) as making:
        with making, clock.fixed(OPEN):
            anna, bram, carla, farid, greet = map(
                make_person, ("anna", "bram", "carla", "farid", "greet")
            )
            first = advised(by=anna, agency=farid)
            add_collaborator(first, bram)
            advised(by=carla, agency=farid, title="Waterhub", amount="200000.00")
            made = make_list(first.call, meeting_on=MEETING, by=greet)
        yield made.pk


@pytest.fixture
def meeting(kept_meeting, db, stop_clock) -> DecisionList:
    """The list as every test finds it."""
    stop_clock(OPEN)
    return DecisionList.objects.get(pk=kept_meeting)


@pytest.fixture
def decided(meeting, greet) -> DecisionList:
    """Both decided: Anna's approved with a condition, Carla's rejected."""
    one, two = meeting.decisions.all()
    settle(
        one,
        by=greet,
        outcome="approved_with_conditions",
        conditions=[("Vul het werkplan aan.", date(2018, 9, 1))],
    )
    settle(two, by=greet, outcome="rejected", amount=None, motivation="Te weinig =bedrijven.")
    return meeting


def page(name: str, meeting: DecisionList, *more: str) -> str:
    return reverse(f"assessment:{name}", args=[meeting.key, *more])


def test_the_list_shows_amounts_against_the_envelope(as_, meeting, katrien):
    call = meeting.call
    call.terms_data["budget_envelope"] = "400000.00"
    call.save()
    text = as_(katrien).get(page("decision_list", meeting)).content.decode()
    assert "IBN2-0001" in text
    assert "€\u00a0500.000,00" in text
    assert "boven de enveloppe" in text
    assert "Lijst bevriezen" not in text


def test_moving_changes_places(meeting, greet):
    one, two = meeting.decisions.all()
    move(two, up=True, by=greet)
    assert list(meeting.decisions.all()) == [two, one]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"motivation": " "}, "motivation"),
        ({"outcome": ""}, "outcome"),
        ({"amount": None}, "amount"),
        ({"amount": Decimal("9000000.00")}, "amount"),
        ({"outcome": "approved_with_conditions"}, "conditions"),
        ({"conditions": [("Iets.", None)]}, "conditions"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(meeting, greet, changes, field):
    decision = meeting.decisions.first()
    with pytest.raises(InvalidInput) as refused:
        settle(decision, by=greet, **changes)
    assert list(refused.value.fields) == [field]
    decision.refresh_from_db()
    assert decision.outcome == ""


def test_the_page_keeps_what_was_typed(as_, meeting, greet):
    address = page("committee_decision", meeting, "IBN2-0001")
    version = as_(greet).get(address).context["form"].initial["version"]
    typed = {
        "version": version,
        "outcome": "approved",
        "amount": "12,5x",
        "motivation": "Mijn tekst",
    }
    answer = as_(greet).post(address, typed)
    assert answer.status_code == 422
    assert "Mijn tekst" in answer.content.decode()
    done = as_(greet).post(address, typed | {"amount": "150.000"})
    assert done.status_code == 302
    assert meeting.decisions.first().amount == Decimal("150000.00")
    late = as_(greet).post(address, typed | {"amount": "1.000", "motivation": "Oude tekst"})
    assert late.status_code == 409
    assert "Oude tekst" in late.content.decode()


def test_a_member_who_abstains_no_longer_sees_the_dossier(as_, meeting, greet, katrien):
    decision = meeting.decisions.first()
    address = page("committee_decision", meeting, "IBN2-0001")
    assert "Een sterk netwerk." in as_(katrien).get(address).content.decode()
    abstain(decision, member=katrien, reason="Mijn broer werkt er.", by=greet)
    assert as_(katrien).get(address).status_code == 404
    assert as_(katrien).get(page("committee_dossier", meeting, "IBN2-0001")).status_code == 404
    shown = as_(katrien).get(page("decision_list", meeting)).content.decode()
    assert "Netwerk Slim Textiel" not in shown
    assert "€\u00a0300.000,00" not in shown
    assert "Mijn broer" in as_(greet).get(address).content.decode()


def test_freezing_asks_that_all_is_decided(as_, meeting, greet):
    answer = as_(greet).post(page("decision_list_freeze", meeting))
    assert answer.status_code == 422
    assert "IBN2-0001" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.state == "preparing"


def test_after_freezing_nothing_changes(decided, greet, katrien, farid):
    freeze_list(decided, by=greet)
    decided.refresh_from_db()
    content = json.loads(decided.content)
    assert [one["outcome"] for one in content["decisions"]] == [
        "approved_with_conditions",
        "rejected",
    ]
    assert is_intact(decided)
    decision = decided.decisions.first()
    with pytest.raises(WrongMoment):
        settle(decision, by=greet)
    with pytest.raises(WrongMoment):
        move(decision, up=False, by=greet)
    with pytest.raises(WrongMoment):
        abstain(decision, member=katrien, reason="Laat.", by=greet)
    with pytest.raises(WrongMoment):
        reopen_advice(decision.application, reason="Nog iets.", by=farid)
    decided.content = decided.content.replace("300000", "400000")
    assert not is_intact(decided)


def test_applicants_see_the_decision_after_the_release_only(as_, decided, greet, anna, bram, carla):
    address = reverse("assessment:decision", args=["IBN2-0001"])
    freeze_list(decided, by=greet)
    assert as_(anna).get(address).status_code == 404
    release_list(decided, by=greet)
    text = as_(anna).get(address).content.decode()
    assert "Het actieplan is helder." in text
    assert "Vul het werkplan aan." in text
    assert "€\u00a0300.000,00" in text
    assert "de Raad van State vragen om ze te vernietigen. Doe dat binnen zestig dagen" in text
    assert as_(carla).get(address).status_code == 404
    with pytest.raises(WrongMoment):
        release_list(decided, by=greet)
    mails = OutboxMail.objects.filter(template="decision_released")
    assert sorted(mails.values_list("to", flat=True)) == sorted(
        [anna.email, bram.email, carla.email]
    )
    states = [one.application.state for one in decided.decisions.all()]
    assert states == [Status.APPROVED_WITH_CONDITIONS, Status.REJECTED]
    assert Event.objects.filter(verb="decision_list_released").count() == 1


def test_an_application_withdrawn_after_freezing_gets_no_decision(as_, decided, greet, anna):
    from applications.actions.withdraw import withdraw_application

    freeze_list(decided, by=greet)
    application = decided.decisions.first().application
    withdraw_application(application, by=anna, reason="Wij stoppen.")
    release_list(decided, by=greet)
    application.refresh_from_db()
    assert application.state == Status.WITHDRAWN
    assert as_(anna).get(reverse("assessment:decision", args=["IBN2-0001"])).status_code == 404


def test_the_letter_is_made_and_read_by_its_own_people(
    as_, decided, greet, anna, carla, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        freeze_list(decided, by=greet)
        release_list(decided, by=greet)
    address = reverse("assessment:decision_letter", args=["IBN2-0001"])
    answer = as_(anna).get(address)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert as_(carla).get(address).status_code == 404
    assert Job.objects.filter(kind="decision_letter", state="done").count() == 2


def test_no_letter_before_the_release(decided):
    with pytest.raises(ValueError, match="not released"):
        letter_pdf(decided.decisions.first().application)


def test_the_workbook_is_provisional_until_frozen_and_holds_no_formula(as_, decided, greet):
    from openpyxl import load_workbook

    def cells() -> list[tuple]:
        answer = as_(greet).post(page("decision_list_xlsx", decided))
        book = load_workbook(io.BytesIO(answer.content))
        return list(book.active.iter_rows(values_only=True))

    before = cells()
    assert before[0][0] == "VOORLOPIG"
    freeze_list(decided, by=greet)
    after = cells()
    assert all(row[0] != "VOORLOPIG" for row in after)
    first, second = after[-2:]
    assert first[1:3] == ("IBN2-0001", "Netwerk Slim Textiel")
    assert first[7:10] == ("Goedgekeurd met voorwaarden", 300000, 300000)
    assert second[7:10] == ("Niet goedgekeurd", None, 300000)
    assert second[11] == "Te weinig =bedrijven."
    assert Event.objects.filter(verb="decision_list_exported").count() == 2


def test_the_pdf_of_the_list(as_, decided, greet, django_capture_on_commit_callbacks):
    assert list_pdf(decided, greet, "nl").startswith(b"%PDF")
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_(greet).post(page("decision_list_pdf", decided))
    job = Job.objects.get(kind="decision_list")
    assert answer.url == reverse("records:job", args=[job.ref])
    assert job.state == "done"


def test_who_gets_at_a_list(as_, decided, anna, eva, farid, hugo, ilse, jan, katrien):
    shown, export = page("decision_list", decided), page("decision_list_xlsx", decided)
    for person in (anna, eva, farid):
        assert as_(person).get(shown).status_code == 404
        assert as_(person).post(export).status_code == 404
    for person in (jan, katrien):
        assert as_(person).get(shown).status_code == 200
        assert as_(person).post(export).status_code == 403
    for person in (hugo, ilse):
        assert as_(person).post(export).status_code == 200
        assert as_(person).post(page("decision_list_freeze", decided)).status_code == 403


def test_agreement_start_and_close_follow_each_other(as_, decided, greet, farid, jan):
    freeze_list(decided, by=greet)
    release_list(decided, by=greet)
    address = reverse("assessment:project_steps", args=["IBN2-0001"])
    application = decided.decisions.first().application
    for step, state in (
        ("sign_agreement", Status.AGREEMENT),
        ("start_project", Status.RUNNING),
        ("close_project", Status.CLOSED),
    ):
        answer = as_(farid).post(address, {"on": "2017-11-30", "step": step})
        assert answer.status_code == 302
        application.refresh_from_db()
        assert application.state == state
    assert as_(farid).post(address, {"on": "2017-11-30", "step": step}).status_code == 409
    assert as_(farid).post(address, {"on": "2030-01-01", "step": step}).status_code == 422
    assert as_(jan).post(address, {"on": "2017-11-30", "step": step}).status_code == 403
