"""Dossiers that stand before the committee, for its tests."""

import json
from datetime import date
from decimal import Decimal

from applications.models import Application, Submission
from applications.workflow import Status
from assessment.actions.decisions import decide, version_of
from assessment.models import Advice, Decision
from assessment.models.advice import Outcome
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.canonical import canonical_json, sha256_hex
from tests.builders import fill_eoi, make_application, submit_eoi

MEETING = date(2018, 5, 31)


def advised(
    *, by: User, agency: User, title: str = "Netwerk Slim Textiel", amount: str = "300000.00"
) -> Application:
    """An application with a dossier (the EoI's package, under the other phase) and an advice."""
    application = make_application(by=by, title=title)
    fill_eoi(application, by=by)
    application = Application.objects.get(pk=application.pk)
    data = json.loads(submit_eoi(application, by=by).package)
    number = f"{application.reference}-DOSSIER-1"
    data |= {"phase": "dossier", "receipt_number": number}
    package = canonical_json(data)
    Submission.objects.create(
        application=application,
        phase="dossier",
        version=1,
        receipt_number=number,
        package=package.decode(),
        sha256=sha256_hex(package),
        received_at=clock.now(),
        submitted_by=by,
    )
    Advice.objects.create(
        application=application,
        state=Advice.State.READY,
        summary="Een sterk netwerk.",
        outcome=Outcome.APPROVED,
        amount=Decimal(amount),
        drafted_by=agency,
    )
    Application.objects.filter(pk=application.pk).update(status=Status.ADVICE_READY.value)
    application.refresh_from_db()
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
