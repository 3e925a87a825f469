"""Conflicts of interest: found on number and name, blocking everywhere, judged with a reason."""

import pytest
from django.urls import reverse

from assessment.actions.assignments import accept_assignment
from assessment.actions.conflicts import check_conflicts, decide_conflict
from assessment.actions.experts import add_affiliation
from assessment.models import Assignment, ConflictOfInterest
from assessment.rules import Party, Tie, find_matches, plain_name
from portal.lib.problems import InvalidInput, WrongMoment
from tests.assessment.world import assign, invite, make_expert
from tests.builders import enterprise_number

PARTIES = [
    Party("0316380841", "Slim Textiel vzw", "organisation"),
    Party("0999990024", "Weverij Nova BV", "mandate"),
    Party("0999990024", "Weverij Nova BV", "contributor"),
    Party("", "Studiebureau Noord", "subcontractor"),
]


@pytest.mark.parametrize(
    ("tie", "capacities", "by_number"),
    [
        (Tie("0999990024", "Iets anders"), ("mandate", "contributor"), True),
        (Tie("", "WEVERIJ NOVA nv"), ("mandate", "contributor"), False),
        (Tie("", "studiebureau  noord, bvba"), ("subcontractor",), False),
        (Tie("0316380841", ""), ("organisation",), True),
    ],
)
def test_a_tie_is_found_once_with_every_capacity(tie, capacities, by_number):
    (match,) = find_matches([tie], PARTIES)
    assert match.capacities == capacities
    assert match.by_number is by_number


@pytest.mark.parametrize(
    "tie", [Tie("", "Weverij"), Tie("0202239951", "Weverij Nova BV"), Tie("", "")]
)
def test_another_body_is_no_match(tie):
    assert find_matches([tie], PARTIES) == []


def test_plain_names_leave_the_legal_form_out():
    assert plain_name("Wéverij Nova N.V.") == plain_name("weverij nova") == "weverij nova"
    assert plain_name("De Stichting") == "de stichting"  # nothing would be left


@pytest.mark.parametrize("place", [900, 3, 700, 800])
def test_applicant_company_subcontractor_and_contributor_are_all_seen(application, farid, place):
    expert = make_expert(by=farid, number=enterprise_number(place))
    (found,) = check_conflicts(application, [expert], by=farid)
    assert found.enterprise_number == enterprise_number(place)
    assert found.state == ConflictOfInterest.State.OPEN
    assert check_conflicts(application, [expert], by=farid) == []  # on record once


def test_who_works_on_the_application_has_a_conflict(application, anna, farid):
    expert = make_expert(by=farid)
    application.collaborators.create(user=expert.user, role="reader", added_by=anna)
    (found,) = check_conflicts(application, [expert], by=farid)
    assert "werkt aan" in found.ground


def test_an_open_conflict_keeps_an_expert_from_being_invited_until_cleared(application, farid, as_):
    expert = make_expert(by=farid, number=enterprise_number(3))
    with pytest.raises(Assignment.DoesNotExist):
        invite(application, expert, by=farid)
    conflict = ConflictOfInterest.objects.get()
    address = reverse("assessment:conflict", args=[application.reference, conflict.key])
    client = as_(farid)
    refused = client.post(address, {"verdict": "cleared", "reason": ""})
    assert refused.status_code == 422
    client.post(address, {"verdict": "cleared", "reason": "Alleen lid van dezelfde federatie."})
    conflict.refresh_from_db()
    assert (conflict.state, conflict.decided_by) == ("cleared", farid)
    assert invite(application, expert, by=farid).state == Assignment.State.INVITED


def test_a_tie_added_later_closes_the_dossier_at_once(application, farid, as_):
    expert = make_expert(by=farid)
    assign(application, expert, by=farid)
    client = as_(expert.user)
    address = reverse("assessment:assignment", args=[application.reference])
    assert client.get(address).status_code == 200
    client.post(
        reverse("assessment:expert_profile"),
        {
            "add_affiliation": "1",
            "organisation_name": "Weverij 4",
            "enterprise_number": enterprise_number(4),
        },
    )
    assert ConflictOfInterest.objects.get().state == ConflictOfInterest.State.OPEN
    for name in ("assignment", "dossier", "invitation"):
        page = client.get(reverse(f"assessment:{name}", args=[application.reference]))
        assert page.status_code == 404
    listed = client.get(reverse("assessment:assignments")).content.decode()
    assert application.reference not in listed
    assert application.title not in listed


def test_a_company_that_comes_after_the_invitation_is_seen_on_accepting(application, anna, farid):
    expert = make_expert(by=farid, number=enterprise_number(77))
    assignment = invite(application, expert, by=farid)
    application.mandates.create(
        enterprise_number=enterprise_number(77), name="Later bv", added_by=anna
    )
    assert accept_assignment(assignment, by=expert.user) is False
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.INVITED
    assert ConflictOfInterest.objects.get().state == ConflictOfInterest.State.OPEN


def test_nobody_judges_their_own_conflict(application, farid):
    expert = make_expert(by=farid, number=enterprise_number(3))
    (conflict,) = check_conflicts(application, [expert], by=farid)
    with pytest.raises(InvalidInput):
        decide_conflict(conflict, confirmed=False, reason="Geen.", by=expert.user)


def test_a_tie_cannot_end_before_it_begins(farid, as_):
    expert = make_expert(by=farid)
    page = as_(farid).post(
        reverse("assessment:expert", args=[expert.key]),
        {
            "add_affiliation": "1",
            "organisation_name": "Universiteit",
            "since": "2017-05-01",
            "until": "2016-05-01",
        },
    )
    assert page.status_code == 422
    assert "Universiteit" in page.content.decode()
    assert not expert.affiliations.exists()


def test_a_confirmed_conflict_ends_the_scoring(application, farid):
    from assessment.actions.scores import save_score

    expert = make_expert(by=farid)
    assignment = assign(application, expert, by=farid)
    add_affiliation(expert, by=farid, organisation_name="X", enterprise_number=enterprise_number(5))
    with pytest.raises(WrongMoment):
        save_score(assignment, "I.1", by=expert.user, grade="goed")
