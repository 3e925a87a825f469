"""Each stage of the demo shows what it promises, with an initiative for every ending."""

from copy import deepcopy
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from applications.models import Application, FeedbackAnswer, PitchSlot
from applications.terms import Phase
from applications.workflow import Status
from assessment.models import Assessment, Assignment, ConflictOfInterest, DecisionList
from portal.accounts.models import User
from portal.completeness import judge
from portal.demo import world
from portal.demo.case import Case, Play
from portal.demo.initiatives import Initiative, initiatives
from portal.demo.story import Application as Applying
from portal.demo.timeline import SCENES, Calendar, Stage
from portal.demo.verdict import Verdict
from portal.demo.world import build, divide
from portal.lib import clock
from portal.records.models import Event, Job, OutboxMail
from portal.records.verbs import verb_label


def variation(place: int, ending: str = "decided", **changes) -> Initiative:
    """The first initiative under another name, with another ending and other parts of its file."""
    data = deepcopy(initiatives()[0].data)
    data |= {"serial": place, "name": f"Netwerk {place}", "ending": ending}
    data["coordinator"]["email"] = f"coordinator{place}@netwerk.example"
    for key, values in changes.items():
        data.setdefault(key, {}).update(values)
    return Initiative(f"variation-{place}", data)


@pytest.fixture
def played(db, monkeypatch):
    """Build a stage with the first initiative and these variations; statuses by name."""

    def play(stage: Stage, *more: Initiative) -> dict[str, str]:
        monkeypatch.setattr(world, "initiatives", lambda: (initiatives()[0], *more))
        build([stage])
        call_command("verify_records", stdout=StringIO())
        return dict(Application.objects.values_list("title", "status"))

    return play


FIRST = "Netwerk Slim Textiel"


def test_pitch_days_are_under_way(played):
    statuses = played(
        Stage.PITCH,
        variation(1, "inadmissible_eoi", admissibility={"reason": "Drie brieven zonder naam."}),
        variation(2),
    )
    assert statuses == {
        FIRST: Status.PITCH_SCHEDULED,
        "Netwerk 1": Status.EOI_INADMISSIBLE,
        "Netwerk 2": Status.EOI_ADMISSIBLE,
    }
    refused = Application.objects.get(title="Netwerk 1")
    assert refused.admissibility_checks.get().reason == "Drie brieven zonder naam."
    today = clock.now().astimezone(clock.BRUSSELS).date()
    days = {slot.starts_at.astimezone(clock.BRUSSELS).date() for slot in PitchSlot.objects.all()}
    assert days == {today, today + timedelta(days=1)}
    assert PitchSlot.objects.filter(pitch__isnull=True, starts_at__gt=clock.now()).exists()


def test_dossiers_are_being_written(played):
    costly = {"other": [["Kantoor", [250000, 24000, 24000]]]}
    statuses = played(
        Stage.DOSSIER,
        variation(1),
        variation(2, "absent", pitch={"reason": "Ziek, zonder bericht."}),
        variation(3, "withdrawn", withdrawal={"reason": "De federatie neemt het over."}),
        variation(4, "no_dossier", plan=costly),
        variation(5),
    )
    assert statuses == {
        FIRST: Status.DOSSIER_DRAFT,
        "Netwerk 1": Status.DOSSIER_SUBMITTED,
        "Netwerk 2": Status.PITCH_ABSENT,
        "Netwerk 3": Status.WITHDRAWN,
        "Netwerk 4": Status.DOSSIER_DRAFT,
        "Netwerk 5": Status.DOSSIER_DRAFT,
    }
    first = Application.objects.get(title=FIRST)
    assert first.feedback_released_at and first.budget_plan.cofinancing_lines.count() == 15
    assert FeedbackAnswer.objects.filter(point__application=first).count() == 1
    deadline = first.call.terms.timeline.dossier_deadline
    assert timedelta(days=9) < deadline - clock.now() < timedelta(days=17)
    extension = Application.objects.get(title="Netwerk 5").extensions.get()
    assert extension.until > deadline
    short = Application.objects.get(title="Netwerk 4")
    blocking = {one.rule for one in judge(short, Phase.DOSSIER, clock.now()).blocking}
    assert "budget.year_cap" in blocking


def test_the_assessment_is_running(played):
    asked = {"parts": ["timeline"], "reason": "Geen mijlpalen.", "answer": "Een gids in mei."}
    statuses = played(
        Stage.ASSESSMENT,
        variation(1, decision={"outcome": "rejected"}),
        variation(2, "supplement", supplement=asked),
    )
    assert statuses == {
        FIRST: Status.IN_ASSESSMENT,
        "Netwerk 1": Status.IN_ASSESSMENT,
        "Netwerk 2": Status.SUPPLEMENT_REQUESTED,
    }
    states = Assessment.objects.values_list("state", flat=True)
    assert set(states) == {Assessment.State.SUBMITTED, Assessment.State.DRAFT}
    busy = Assessment.objects.get(state=Assessment.State.DRAFT)
    assert busy.scores.count() == 4
    answers = set(Assignment.objects.values_list("state", flat=True))
    assert answers == {"invited", "accepted", "declined"}
    found = ConflictOfInterest.objects.get(origin=ConflictOfInterest.Origin.FOUND)
    assert found.state == ConflictOfInterest.State.OPEN and found.application.title == FIRST
    declared = ConflictOfInterest.objects.get(origin=ConflictOfInterest.Origin.DECLARED)
    assert declared.state == ConflictOfInterest.State.CONFIRMED
    request = Application.objects.get(title="Netwerk 2").supplement_requests.get()
    assert request.parts == ["section:timeline"] and request.due_at > clock.now()


def test_the_committee_has_decided(played):
    asked = {"parts": ["timeline"], "reason": "Geen mijlpalen.", "answer": "Een gids in mei."}
    conditions = {"outcome": "approved_with_conditions", "share": 0.8, "conditions": ["Een plan."]}
    statuses = played(
        Stage.DECIDED,
        variation(1, decision={"outcome": "rejected"}),
        variation(2, "supplement", supplement=asked, decision=conditions),
        variation(3),
    )
    assert statuses == {
        FIRST: Status.AGREEMENT,
        "Netwerk 1": Status.REJECTED,
        "Netwerk 2": Status.APPROVED_WITH_CONDITIONS,
        "Netwerk 3": Status.ADVICE_READY,
    }
    released = DecisionList.objects.get(state=DecisionList.State.RELEASED)
    assert released.sha256 and released.decisions.count() == 3
    coming = DecisionList.objects.get(state=DecisionList.State.PREPARING)
    assert coming.decisions.get().application.title == "Netwerk 3"
    assert coming.meeting_on > clock.now().date()
    letters = OutboxMail.objects.filter(template="decision_released")
    assert {mail.user.email for mail in letters} >= {
        "anna@slimtextiel.example",
        "coordinator1@netwerk.example",
        "coordinator2@netwerk.example",
    }
    assert Job.objects.filter(kind="decision_letter").count() == 3
    completed = Application.objects.get(title="Netwerk 2")
    assert completed.submissions.filter(phase="dossier").count() == 2
    assert completed.answers.get(phase="dossier", key="timeline").text.endswith("Een gids in mei.")
    assert completed.decision.conditions.get().text == "Een plan."
    assert completed.decision.abstentions.get().member.given_name == "Katrien"
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert len(verbs) > 40 and not [verb for verb in verbs if verb_label(verb) == verb]


# -- pure ------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", Stage)
def test_no_step_falls_on_a_day_that_may_be_today(stage):
    """Whatever the day and the hour on which the demo is made, it shows the same."""
    moments = []

    class Listening:
        def at(self, moment, step):
            moments.append(moment)

    cast = {"farid": User(), "ilse": User()}
    play = Play(Calendar(0), cast, "X")
    cases = [
        Case(variation(place, ending), User(), play, place, rank=place, extended=place == 3)
        for place, ending in enumerate(["decided", "supplement", "withdrawn", "decided"] * 4)
    ]
    cases[5].books_late = True
    Applying(Listening(), play, cases).tell()
    Verdict(Listening(), play, cases, [None] * 5, None).tell()
    scene = SCENES[stage]
    last = scene.day + timedelta(days=6 if scene.whole_weeks else 0)
    assert len(moments) > 300
    assert not [one for one in moments if scene.day <= one.date() <= last]


@pytest.mark.parametrize("day", range(14))
@pytest.mark.parametrize("stage", Stage)
def test_today_lies_where_the_stage_says(stage, day):
    today, scene = date(2026, 11, 23) + timedelta(days=day), SCENES[stage]
    calendar = Calendar.of(stage, today)
    assert scene.day <= today - timedelta(days=calendar.shift) <= scene.day + timedelta(days=6)
    deadline = calendar.at("2017-12-12 12:00")
    assert deadline.hour == 12 and (deadline.weekday() == 1 or not scene.whole_weeks)


def test_every_initiative_shows_an_early_moment_and_the_first_shows_all():
    early = {Stage.EOI, Stage.PITCH, Stage.DOSSIER}
    endings = ["inadmissible_eoi", "absent", "withdrawn", "no_dossier", "supplement", "decided"]
    chosen = [variation(0), *(variation(n, one) for n, one in enumerate(endings * 2, 1))]
    chosen[-1].data["companies"] = chosen[-1].data["companies"][:9]
    shares = divide(chosen)
    shown = {one.slug: {s for s in Stage if one in shares[s]} for one in chosen}
    assert shown["variation-0"] == set(Stage)
    assert all(len(shown[one.slug] & early) == 1 for one in chosen[1:])
    assert shown["variation-1"] == {Stage.PITCH}
    assert shown["variation-2"] == shown["variation-3"] == shown["variation-4"] == {Stage.DOSSIER}
    assert shown["variation-5"] - early == {Stage.ASSESSMENT}
    assert shown["variation-6"] - early == {Stage.DECIDED, Stage.ASSESSMENT}
    assert shown["variation-12"] == {Stage.EOI, Stage.DECIDED}
