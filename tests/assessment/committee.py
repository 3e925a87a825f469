"""Dossiers that stand before the committee, for its tests."""

from datetime import date
from decimal import Decimal

from applications.actions.status import change_status
from applications.models import Application
from applications.workflow import Verb
from assessment.actions.decisions import decide, version_of
from assessment.models import Advice, Decision
from assessment.models.advice import Outcome
from portal.accounts.models import User
from tests.assessment.world import make_admissible

MEETING = date(2018, 5, 31)


def advised(
    *, by: User, agency: User, title: str = "Netwerk Slim Textiel", amount: str = "300000.00"
) -> Application:
    """An application with a dossier handed in, found admissible, and an advice that is ready."""
    application = make_admissible(by=by, title=title)
    Advice.objects.create(
        application=application,
        state=Advice.State.READY,
        summary="Een sterk netwerk.",
        outcome=Outcome.APPROVED,
        amount=Decimal(amount),
        drafted_by=agency,
    )
    for verb in (Verb.START_ASSESSMENT, Verb.FINISH_ADVICE):
        change_status(application, verb, by=agency)
    return application


def settle(decision: Decision, *, by: User, **changes) -> Decision:
    """Approve it with 300.000 euro, or what `changes` say."""
    decision.refresh_from_db()
    given = {
        "outcome": "approved",
        "amount": Decimal("300000.00"),
        "motivation": "Het actieplan is helder.",
        "conditions": [],
    }
    return decide(decision, by=by, version=version_of(decision), **{**given, **changes})
