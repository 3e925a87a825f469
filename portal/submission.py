"""Handing in: judge, freeze, number, answer. The one action that needs all apps."""

from datetime import datetime

from django.utils.translation import gettext as _

from applications.actions.moment import lock
from applications.actions.status import change_status
from applications.models import Application, Submission, SupplementRequest
from applications.packages import content_of, latest_submission, only_parts
from applications.terms import Phase
from applications.workflow import EDITABLE, SUBMIT_VERBS, Status, Verb
from portal import notifications
from portal.accounts.models import User
from portal.completeness import Content, Judgement, asked_supplement, draft_content, judge
from portal.document_jobs import enqueue_documents
from portal.lib import clock, figures
from portal.lib.canonical import canonical_json, sha256_hex
from portal.lib.findings import Finding
from portal.lib.problems import Problem, WrongMoment
from portal.package_building import build_package
from portal.records.ledger import recorded
from portal.records.selectors import chain_head


class SubmissionRefused(Problem):
    """Blocking rules are broken (422). `findings` are those that block."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(_("This cannot be submitted yet: a rule of the call is not met."))
        self.findings = findings

    @property
    def is_late(self) -> bool:
        """Is it the deadline, and nothing else, that stands in the way?"""
        return all(finding.rule.endswith(".deadline") for finding in self.findings)


@recorded
def submit(
    application: Application, phase: Phase, *, by: User, received_at: datetime
) -> Submission:
    """Hand in `phase` as it stands; the caller has asked access.

    `received_at`: the server's clock when the request came in, cut to the second. A second
    request with the same contents gives the same submission: a double click, a replay, two
    coordinators at once. Raises SubmissionRefused with the blocking findings, and WrongMoment
    when the application is past this step or the term of a supplement is over.
    """
    locked = lock(application)
    received_at = received_at.replace(microsecond=0)
    previous = latest_submission(locked, phase)
    supplement = asked_supplement(locked, phase)
    content = _content(locked, phase, previous, supplement)
    if previous is not None and supplement is None and content_of(previous) == content:
        return previous
    if supplement is None and locked.state not in EDITABLE[phase]:
        raise WrongMoment(_("This cannot be submitted now: the application has moved on."))
    if supplement is not None and received_at > supplement.due_at:
        term = figures.deadline(supplement.due_at)
        raise WrongMoment(_("The term for the supplement was %(term)s.") % {"term": term})
    judgement = judge(locked, phase, received_at, content)
    if judgement.blocking:
        raise SubmissionRefused(judgement.blocking)
    kind = Submission.Kind.SUPPLEMENT if supplement else Submission.Kind.REGULAR
    submission = _freeze(locked, judgement, kind, previous, by, received_at)
    if supplement is not None:
        _close(supplement, by)
    change_status(
        application,
        Verb.SUBMIT_SUPPLEMENT if supplement else SUBMIT_VERBS[phase],
        by=by,
        receipt=submission.receipt_number,
        version=submission.version,
        sha256=submission.sha256,
    )
    notifications.submission_received(submission)
    enqueue_documents(submission, by)
    return submission


def handing_in(application: Application, phase: Phase, moment: datetime) -> Judgement:
    """The judgement on exactly what `submit` would freeze at `moment`."""
    previous = latest_submission(application, phase)
    supplement = asked_supplement(application, phase)
    return judge(application, phase, moment, _content(application, phase, previous, supplement))


def _content(
    application: Application,
    phase: Phase,
    previous: Submission | None,
    supplement: SupplementRequest | None,
) -> Content:
    """The draft; under a supplement what was handed in, with only the named parts renewed."""
    now = draft_content(application, phase)
    if supplement is None or previous is None:
        return now
    return only_parts(content_of(previous), now, supplement.parts)


def _freeze(
    application: Application,
    judgement: Judgement,
    kind: Submission.Kind,
    previous: Submission | None,
    by: User,
    received_at: datetime,
) -> Submission:
    phase = judgement.phase
    version = previous.version + 1 if previous else 1
    number = f"{application.reference}-{phase.value.upper()}-{version}"
    package = canonical_json(
        build_package(
            application,
            judgement,
            receipt_number=number,
            kind=kind.value,
            version=version,
            received_at=received_at,
            by=by,
            previous=previous,
        )
    )
    return Submission.objects.create(
        application=application,
        phase=phase.value,
        kind=kind,
        version=version,
        receipt_number=number,
        package=package.decode("utf-8"),
        sha256=sha256_hex(package),
        record_head=str(chain_head()),
        received_at=received_at,
        submitted_by=by,
    )


def _close(supplement: SupplementRequest, by: User) -> None:
    supplement.closed_at = clock.now()
    supplement._history_user = by
    supplement.save(update_fields=["closed_at"])


def may_submit_now(application: Application, phase: Phase) -> bool:
    """Does the state ask for this phase to be handed in (again)? The rules judge the deadline."""
    if application.state in EDITABLE[phase]:
        return True
    return phase == Phase.DOSSIER and application.state == Status.SUPPLEMENT_REQUESTED
