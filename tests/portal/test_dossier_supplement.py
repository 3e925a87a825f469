"""A supplement to the dossier: named parts, a term of its own, a version of its own."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions.closing import GRACE, close_due_drafts
from applications.actions.supplement import ask_supplement
from applications.models import Submission
from applications.packages import content_of, latest_submission, package_data
from applications.selectors.deadlines import is_open
from applications.terms import Phase
from applications.workflow import Status
from portal.lib import clock
from portal.lib.problems import WrongMoment
from portal.records.models import Event
from portal.submission import SubmissionRefused, handing_in
from tests.builders import again, attach, fill_plan, submit_dossier
from tests.portal.steps import NEW, SECOND, deadline, door, dossiers, hand_in, section_page, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(dossier, anna, farid, stop_clock):
    """Handed in; after the deadline the agency asks for the timeline, the budget and statutes."""
    submit_dossier(dossier, by=anna)
    stop_clock(deadline(dossier) + timedelta(days=5))
    ask_supplement(
        again(dossier),
        by=farid,
        parts=["section:timeline", "budget", "attachment:statutes"],
        reason="De tijdslijn noemt geen mijlpalen en jaar 2 klopt niet.",
        due_at=clock.now() + timedelta(days=7),
    )
    return again(dossier)


def due(application):
    return application.supplement_requests.get().due_at


def test_only_the_parts_that_were_asked_can_be_written(asked, anna, as_):
    client = as_(anna)
    data = {"version": "1", "text": NEW}
    assert client.post(section_page(asked), data).status_code == 302
    assert client.post(section_page(asked, "support"), data).status_code == 409
    for page in ("spearhead", "indicators", "activities", "declarations", "feedback_answers"):
        address = reverse(f"applications:{page}", args=[asked.reference])
        posted = {"version": "0", "title": "x", "label": "x", "family": "ecosystem"}
        posted |= {"answer-1": "Anders", "version-1": "1"}
        answer = client.post(address, posted)
        assert answer.status_code == 409, page
        assert "data-warn-leave" not in client.get(address).content.decode(), page
    assert is_open(again(asked), Phase.DOSSIER, clock.now(), "attachment:statutes")
    assert not is_open(again(asked), Phase.DOSSIER, clock.now(), "letters")
    assert asked.answers.get(phase="dossier", key="support").text != NEW


def test_the_new_package_differs_in_the_named_parts_only(asked, anna, as_):
    old = latest_submission(asked, Phase.DOSSIER)
    write(asked, anna)
    asked.budget_plan.delete()
    fill_plan(again(asked), by=anna)
    attach(asked, "statuten.pdf", by=anna, requirement="statutes")
    # around the pages: what was not asked for does not travel along
    asked.answers.filter(phase="dossier", key="support").update(text="Stiekem veranderd.")
    asked.declarations.get(key="real_costs").delete()
    attach(asked, "ongevraagd.pdf", by=anna)
    client = as_(anna)
    assert "Stiekem" not in client.get(door(asked)).content.decode()
    assert client.post(door(asked), {"declared": "on"}).status_code == 302
    new = latest_submission(asked, Phase.DOSSIER)
    assert (new.version, new.kind) == (2, Submission.Kind.SUPPLEMENT)
    assert package_data(new)["kind"] == "supplement"
    assert package_data(new)["previous_sha256"] == old.sha256
    before, after = content_of(old), content_of(new)
    assert {name for name in after if after[name] != before[name]} == {
        "answers",
        "budget",
        "attachments",
    }
    texts = after["answers"].items() - before["answers"].items()
    assert dict(texts) == {"timeline": NEW}
    names = [[item["file"]["name"] for item in one["attachments"]] for one in (before, after)]
    assert names == [["openbaar.pdf", "geheim.pdf"], ["openbaar.pdf", "geheim.pdf", "statuten.pdf"]]
    assert again(asked).state == Status.DOSSIER_SUBMITTED
    assert asked.supplement_requests.get().closed_at == clock.now()
    assert Event.objects.filter(verb="submit_supplement").count() == 1


def test_within_the_term_and_a_replay_gives_the_same_receipt(asked, anna, stop_clock):
    write(asked, anna)
    stop_clock(due(asked))
    made = hand_in(asked, anna)
    assert made.version == 2
    assert hand_in(asked, anna) == made
    assert len(dossiers()) == 2


def test_what_came_in_within_the_term_is_taken_though_its_turn_comes_late(asked, anna, stop_clock):
    write(asked, anna)
    stop_clock(due(asked) + GRACE)
    assert close_due_drafts() == 0
    assert hand_in(asked, anna, at=due(asked)).version == 2


def test_after_the_term_it_is_refused_and_the_first_version_stands(asked, anna, stop_clock):
    write(asked, anna)
    stop_clock(due(asked) + SECOND)
    with pytest.raises(WrongMoment) as refused:
        hand_in(asked, anna)
    assert "De termijn voor de aanvulling was" in refused.value.message
    with pytest.raises(WrongMoment):
        write(asked, anna, "Nog later.")
    stop_clock(due(asked) + GRACE + SECOND)
    assert close_due_drafts() == 1
    assert again(asked).state == Status.DOSSIER_SUBMITTED
    assert len(dossiers()) == 1
    with pytest.raises(SubmissionRefused):
        hand_in(asked, anna)


def test_a_supplement_that_breaks_a_rule_is_refused(asked, anna):
    asked.budget_plan.cofinancing_lines.filter(kind="cash").delete()
    judgement = handing_in(again(asked), Phase.DOSSIER, clock.now())
    assert {one.rule for one in judgement.blocking} >= {"cofinancing.cash_share"}
    with pytest.raises(SubmissionRefused):
        hand_in(asked, anna)
    assert again(asked).state == Status.SUPPLEMENT_REQUESTED
