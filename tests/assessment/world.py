"""Builders for the assessment: a dossier handed in and admissible, experts, scores."""

from datetime import timedelta

from django.db import connection

from applications.actions.status import change_status
from applications.models import Application
from applications.workflow import Status, Verb
from assessment.actions.assignments import accept_assignment, invite_experts
from assessment.actions.experts import add_affiliation, add_expert
from assessment.actions.scores import save_score, submit_assessment
from assessment.models import Assignment, Expert
from assessment.selectors.assignments import today
from portal.accounts.models import User
from tests.builders import fill_dossier, fill_eoi, make_application, submit_dossier


def make_dossier(
    *, by: User, status: Status = Status.DOSSIER_SUBMITTED, first: int = 1, **fields
) -> Application:
    """A dossier handed in by `by`, its companies numbered from `first`; found admissible when
    `status` says so."""
    application = fill_eoi(make_application(by=by, **fields), by=by, first=first)
    application = fill_dossier(application, by=by)
    submit_dossier(application, by=by)
    if status != Status.DOSSIER_SUBMITTED:
        change_status(application, Verb.FIND_DOSSIER_ADMISSIBLE, by=by, reason="In orde.")
    return Application.objects.get(pk=application.pk)


def make_admissible(*, by: User, **fields) -> Application:
    """As above, found admissible: experts may be invited."""
    return make_dossier(by=by, status=Status.DOSSIER_ADMISSIBLE, **fields)


def make_expert(name: str = "eva", *, by: User, tie: str = "", number: str = "") -> Expert:
    """Somebody of the pool; `eva` is the one of the cast. `tie`, `number`: a tie of theirs."""
    emails = {"eva": "eva@university.example"}
    expert = add_expert(
        emails.get(name, f"{name}@expert.example"),
        name.title(),
        "Deskundige",
        by=by,
        expertise="Textiel en composieten",
        languages="nl, en",
    )
    if tie or number:
        add_affiliation(expert, by=by, organisation_name=tie or "Band", enterprise_number=number)
    return expert


def invite(application: Application, expert: Expert, *, by: User) -> Assignment:
    """Invited, to be done in three weeks."""
    invite_experts(application, [expert], due_on=today() + timedelta(days=21), by=by)
    return Assignment.objects.get(application=application, expert=expert)


def assign(application: Application, expert: Expert, *, by: User) -> Assignment:
    """Invited and accepted."""
    assignment = invite(application, expert, by=by)
    assert accept_assignment(assignment, by=expert.user)
    return Assignment.objects.select_related("expert", "application__call", "assessment").get(
        pk=assignment.pk
    )


def score_all(assignment: Assignment, grade: str = "goed", *, submit: bool = True) -> None:
    """The same grade on every sub-criterion, handed in unless told otherwise."""
    by = assignment.expert.user
    for criterion in assignment.application.call.terms.criteria:
        save_score(
            assignment,
            criterion.code,
            by=by,
            grade=grade,
            points_for="Sterk team.",
            points_against="Weinig cijfers.",
            motivation=f"Motivatie bij {criterion.code}.",
            confidence=2,
        )
    if submit:
        submit_assessment(assignment, by=by)


def query_count(client, address: str) -> int:
    """How many queries a page takes."""
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
