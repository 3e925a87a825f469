"""Builders for the assessment: a dossier handed in and admissible, experts, scores."""

from datetime import timedelta

from django.db import connection

from applications.actions.status import change_status
from applications.models import Application, Attachment, Dossier, Submission
from applications.terms import Phase
from applications.workflow import Status, Verb
from assessment.actions.assignments import accept_assignment, invite_experts
from assessment.actions.experts import add_affiliation, add_expert
from assessment.actions.scores import save_score, submit_assessment
from assessment.models import Assignment, Expert
from assessment.selectors.assignments import today
from budgets.models import BudgetPlan, CofinancingLine, CostLine
from portal.accounts.models import User
from portal.completeness import judge
from portal.lib import clock
from portal.lib.canonical import canonical_json, sha256_hex
from portal.package_building import build_package
from portal.records.files import store_bytes
from tests.builders import add_companies, enterprise_number, fill_eoi, make_application
from tests.samples import pdf


def make_dossier(
    *, by: User, status: Status = Status.DOSSIER_SUBMITTED, first: int = 1, **fields
) -> Application:
    """A dossier that was handed in by `by`, with companies, a plan, texts and two files."""
    application = fill_eoi(make_application(by=by, **fields), by=by)
    Dossier.objects.create(application=application)
    for section in application.call.terms.sections_of(Phase.DOSSIER):
        application.answers.create(
            phase="dossier",
            key=section.key,
            text=f"Antwoord over {section.title.nl}.",
            updated_by=by,
        )
    add_companies(application, by=by, phase="dossier", first=first)
    plan = BudgetPlan.objects.create(
        application=application, duration_months=36, start_date=clock.now().date()
    )
    CostLine.objects.create(
        plan=plan, heading="other", description="Werking", amounts=["200000.00"] * 3
    )
    CostLine.objects.create(
        plan=plan,
        heading="subcontracting",
        description="Studiebureau Noord",
        enterprise_number=enterprise_number(700),
        amounts=["10000.00"] * 3,
    )
    CofinancingLine.objects.create(
        plan=plan,
        contributor="Bijdrager Zuid nv",
        enterprise_number=enterprise_number(800),
        kind="cash",
        amounts=["105000.00"] * 3,
    )
    for name, confidential in (("openbaar.pdf", False), ("geheim.pdf", True)):
        stored = store_bytes(pdf(name), name=name, content_type="application/pdf", by=by)
        Attachment.objects.create(
            application=application,
            phase="dossier",
            requirement="dossier_other",
            file=stored,
            confidential=confidential,
            uploaded_by=by,
        )
    Application.objects.filter(pk=application.pk).update(status=Status.DOSSIER_DRAFT.value)
    application = Application.objects.get(pk=application.pk)
    freeze(application, by=by)
    change_status(application, Verb.SUBMIT_DOSSIER, by=by)
    if status != Status.DOSSIER_SUBMITTED:
        change_status(application, Verb.FIND_DOSSIER_ADMISSIBLE, by=by, reason="In orde.")
    return Application.objects.get(pk=application.pk)


def freeze(application: Application, *, by: User, phase: Phase = Phase.DOSSIER) -> Submission:
    """The package of now as a submission, whatever the rules say of it."""
    version = application.submissions.filter(phase=phase.value).count() + 1
    number = f"{application.reference}-{phase.value.upper()}-{version}"
    package = canonical_json(
        build_package(
            application,
            judge(application, phase, clock.now()),
            receipt_number=number,
            kind="regular",
            version=version,
            received_at=clock.now(),
            by=by,
            previous=None,
        )
    )
    return Submission.objects.create(
        application=application,
        phase=phase.value,
        version=version,
        receipt_number=number,
        package=package.decode(),
        sha256=sha256_hex(package),
        record_head="0",
        received_at=clock.now(),
        submitted_by=by,
    )


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
