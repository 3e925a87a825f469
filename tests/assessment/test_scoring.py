"""Scoring: drafts that save, handing in, independence, confidential files, reopening."""

import json

import pytest
from django.urls import reverse

from applications.packages import latest_submission
from applications.terms import Phase
from assessment.actions.scores import save_score
from assessment.models import Assessment, Score
from portal.lib.problems import StaleVersion
from portal.records.models import OutboxMail
from tests.assessment.world import assign, make_admissible, make_expert, score_all


@pytest.fixture
def desk(application, farid):
    """An accepted assignment of Eva on Anna's dossier."""
    return assign(application, make_expert(by=farid), by=farid)


def _score(assignment, code="I.1") -> str:
    return reverse("assessment:score", args=[assignment.application.reference, code])


def _overview(assignment) -> str:
    return reverse("assessment:assignment", args=[assignment.application.reference])


def test_the_page_shows_the_own_section_the_questions_and_the_plan(desk, as_):
    text = as_(desk.expert.user).get(_score(desk, "I.2")).content.decode()
    terms = desk.application.call.terms
    own = next(s for s in terms.sections_of(Phase.DOSSIER) if s.criterion == "I.2")
    assert f"Antwoord over {own.title.nl}." in text
    language = desk.expert.user.language
    assert terms.criterion("I.2").questions[0].get(language)[:30] in text
    assert as_(desk.expert.user).get(_score(desk, "IX.9")).status_code == 404


def test_half_a_score_is_a_fine_draft_and_history_keeps_every_version(desk, as_):
    client = as_(desk.expert.user)
    answer = client.post(_score(desk), {"version": 0, "grade": "goed", "continue": "1"})
    assert answer.headers["Location"] == _score(desk, "I.2")
    client.post(_score(desk), {"version": 1, "grade": "kritisch", "motivation": "Toch niet."})
    score = Score.objects.get()
    assert (score.grade, score.version) == ("kritisch", 2)
    old = list(score.history.order_by("history_id").values_list("grade", flat=True))
    assert old == ["goed", "kritisch"]


def test_a_save_in_passing_answers_with_the_next_version(desk, as_):
    data = {"version": 0, "motivation": "Half af"}
    page = as_(desk.expert.user).post(_score(desk), data, headers={"HX-Request": "true"})
    text = page.content.decode()
    assert 'name="version" value="1"' in text
    assert "<html" not in text
    assert Score.objects.get().motivation == "Half af"


def test_two_windows_lose_nothing(desk, as_):
    save_score(desk, "I.1", by=desk.expert.user, motivation="Eerste venster", version=0)
    page = as_(desk.expert.user).post(_score(desk), {"version": 0, "motivation": "Tweede venster"})
    assert page.status_code == 409
    text = page.content.decode()
    assert "Eerste venster" in text
    assert "Tweede venster" in text
    with pytest.raises(StaleVersion):
        save_score(desk, "I.1", by=desk.expert.user, motivation="Derde", version=0)


def test_an_unknown_grade_is_refused_and_the_text_kept(desk, as_):
    data = {"version": 0, "grade": "fantastisch", "motivation": "Wat ik schreef"}
    page = as_(desk.expert.user).post(_score(desk), data)
    assert page.status_code == 422
    assert "Wat ik schreef" in page.content.decode()
    assert not Score.objects.exists()


def test_handing_in_waits_for_every_grade_and_motivation(desk, as_):
    score_all(desk, submit=False)
    last = Score.objects.get(criterion="II.2")
    save_score(desk, "II.2", by=desk.expert.user, grade="goed", version=last.version)
    client = as_(desk.expert.user)
    refused = client.post(_overview(desk), {"submit": "1", "general_remark": "Mooi dossier"})
    assert refused.status_code == 422
    assert "II.2" in refused.content.decode()
    assert "Mooi dossier" in refused.content.decode()
    last.refresh_from_db()
    save_score(
        desk, "II.2", by=desk.expert.user, grade="goed", motivation="Ja", version=last.version
    )
    client.post(_overview(desk), {"submit": "1", "general_remark": "Mooi dossier"})
    assessment = Assessment.objects.get()
    assert assessment.state == Assessment.State.SUBMITTED
    assert assessment.general_remark == "Mooi dossier"
    assert client.post(_score(desk), {"version": 9, "grade": "goed"}).status_code == 409


def test_staff_opens_it_again_with_a_reason(desk, farid, as_):
    score_all(desk)
    address = reverse("assessment:assessment_read", args=[desk.application.reference, desk.key])
    client = as_(farid)
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Criterium I.4 mist cijfers."})
    assert Assessment.objects.get().state == Assessment.State.DRAFT
    mail = OutboxMail.objects.get(template="assessment_reopened")
    assert "Criterium I.4 mist cijfers." in mail.body


def test_an_expert_sees_nothing_of_another(desk, farid, as_):
    other = assign(desk.application, make_expert("otto", by=farid), by=farid)
    score_all(other)
    client = as_(desk.expert.user)
    for address in (
        _overview(desk),
        _score(desk),
        reverse("assessment:assignments"),
        reverse("assessment:dossier", args=[desk.application.reference]),
    ):
        text = client.get(address).content.decode()
        assert "Otto" not in text
        assert "Motivatie bij" not in text
    for name, args in (
        ("expert_panel", [desk.application.reference]),
        ("advice", [desk.application.reference]),
        ("assessment_read", [desk.application.reference, other.key]),
        ("assessment_matrix", [desk.application.call.code]),
        ("expert_list", []),
    ):
        assert client.get(reverse(f"assessment:{name}", args=args)).status_code == 404


def test_confidential_files_and_contacts_are_not_there_for_experts(desk, as_):
    client = as_(desk.expert.user)
    text = client.get(reverse("assessment:dossier", args=[desk.application.reference]))
    assert "openbaar.pdf" in text.content.decode()
    assert "geheim.pdf" not in text.content.decode()
    submission = latest_submission(desk.application, Phase.DOSSIER)
    files = {
        item["file"]["name"]: item["file"]["ref"]
        for item in json.loads(submission.package)["content"]["attachments"]
    }

    def get(name: str):
        args = [desk.application.reference, submission.receipt_number, files[name]]
        return client.get(reverse("assessment:package_file", args=args))

    assert get("openbaar.pdf").headers["Content-Disposition"].startswith("attachment")
    assert get("geheim.pdf").status_code == 404


def test_other_dossiers_and_the_eoi_are_closed_to_an_expert(desk, anna, as_):
    other = make_admissible(by=anna, first=40, title="Ander netwerk")
    eoi = latest_submission(other, Phase.EOI)
    client = as_(desk.expert.user)
    for name in ("assignment", "dossier", "invitation"):
        address = reverse(f"assessment:{name}", args=[other.reference])
        assert client.get(address).status_code == 404
    assert client.get(f"/aanvragen/{other.reference}/").status_code == 404
    ref = json.loads(eoi.package)["content"]["companies"][0]["letters"][0]["file"]["ref"]
    args = [other.reference, eoi.receipt_number, ref]
    assert client.get(reverse("assessment:package_file", args=args)).status_code == 404


def test_the_jury_reads_the_eoi_and_not_the_dossier(desk, anna, lars, as_):
    eoi = latest_submission(desk.application, Phase.EOI)
    client = as_(lars)
    page = client.get(reverse("assessment:jury_application", args=[desk.application.reference]))
    assert "pitch.pptx" in page.content.decode()
    dossier = latest_submission(desk.application, Phase.DOSSIER)
    for submission, status in ((eoi, 200), (dossier, 404)):
        content = json.loads(submission.package)["content"]
        ref = content["attachments"][0]["file"]["ref"]
        args = [desk.application.reference, submission.receipt_number, ref]
        answer = client.get(reverse("assessment:package_file", args=args))
        assert answer.status_code == status


def test_the_applicant_never_learns_who(desk, anna, as_):
    score_all(desk)
    client = as_(anna)
    text = client.get(f"/aanvragen/{desk.application.reference}/").content.decode()
    assert "Eva Deskundige" not in text
    for name in ("assignment", "expert_panel", "advice"):
        address = reverse(f"assessment:{name}", args=[desk.application.reference])
        assert client.get(address).status_code == 404
    assert not OutboxMail.objects.filter(to=anna.email, body__contains="Eva Deskundige").exists()


def test_a_save_in_passing_renews_how_far_all_are(desk, as_):
    client = as_(desk.expert.user)
    form = {"grade": "goed", "motivation": "Omdat.", "version": 0}
    answer = client.post(_score(desk), form, headers={"HX-Request": "true"})
    assert (answer.context["complete"], len(answer.context["states"])) == (1, 8)
    text = answer.content.decode()
    assert 'id="criterion-steps"' in text and 'hx-swap-oob="true"' in text
    assert text.count("task-complete") == 1
    assert 'aria-current="step"' in text


def test_the_next_dossier_goes_round_past_what_is_handed_in(desk, anna, farid, as_):
    expert = desk.expert
    others = [
        assign(make_admissible(by=anna, title=title, first=20), expert, by=farid)
        for title in ("Tweede", "Derde")
    ]
    second, third = others
    client = as_(expert.user)

    def following(assignment):
        found = client.get(_overview(assignment)).context["next_dossier"]
        return found and found.application.reference

    assert following(desk) == second.application.reference
    assert following(third) == desk.application.reference
    score_all(second)
    assert following(desk) == third.application.reference
    score_all(third)
    assert following(desk) is None
    assert following(second) == desk.application.reference


def test_the_overview_offers_one_thing_first(desk, as_):
    client, address = as_(desk.expert.user), _overview(desk)
    first = client.get(address).content.decode()
    assert first.count("btn-primary") == 1
    assert f'class="btn btn-primary" href="{_score(desk)}"' in first
    score_all(desk, submit=False)
    ready = client.get(address).content.decode()
    assert ready.count("btn-primary") == 1
    assert 'class="btn btn-primary" type="submit" name="submit"' in ready
