"""The agency's advice: drafted, finished, reopened."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.actions.moment import lock
from applications.actions.status import change_status
from applications.models import Application
from applications.workflow import Status, Verb
from assessment.models import Advice, AdviceCriterion, Decision, DecisionList
from assessment.models.advice import Outcome
from assessment.selectors.advice import subsidy_asked
from portal.accounts.models import User
from portal.lib import clock, figures
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment
from portal.lib.texts import clean_text
from portal.records.ledger import note, recorded

LONGEST = 60_000


@recorded
def save_advice(
    application: Application,
    *,
    by: User,
    summary: str,
    outcome: str,
    amount: Decimal | None,
    conditions: str,
    criteria: Mapping[str, str],
    version: int,
) -> Advice:
    """Keep the draft; anything may still be empty. `criteria`: text per sub-criterion's code.

    Raises WrongMoment unless the dossier is being assessed, StaleVersion when a colleague saved
    in between, InvalidInput for an amount above what was asked.
    """
    locked = lock(application)
    if locked.state != Status.IN_ASSESSMENT:
        raise WrongMoment(_("The advice is written while the dossier is being assessed."))
    asked = subsidy_asked(application)
    if amount is not None and asked is not None and amount > asked:
        message = _("At most the subsidy asked: %(asked)s.") % {"asked": figures.euro(asked)}
        raise InvalidInput(message, {"amount": message})
    advice = Advice.objects.filter(application=locked).first()
    advice = advice or Advice(application=locked, drafted_by=by)
    if advice.version != version:
        raise StaleVersion(_("A colleague saved this advice in the meantime."), advice.summary)
    advice.summary, advice.conditions = clean_text(summary), clean_text(conditions)
    advice.outcome, advice.amount = outcome, amount
    advice.version, advice.updated_at = version + 1, clock.now()
    advice.full_clean()
    advice._history_user = by
    advice.save()
    for code, text in criteria.items():
        _save_criterion(advice, code, clean_text(text), by)
    return advice


@recorded
def finish_advice(application: Application, *, by: User) -> Advice:
    """The advice goes to the committee. Raises InvalidInput while something is missing."""
    advice = Advice.objects.select_for_update().filter(application=application).first()
    fields = missing_in(advice)
    if advice is None or fields:
        raise InvalidInput(_("The advice is not complete yet."), fields)
    advice.state, advice.finished_at = Advice.State.READY, clock.now()
    advice._history_user = by
    advice.save()
    change_status(application, Verb.FINISH_ADVICE, by=by)
    note("advice_finished", by=by, subject=advice, reference=application.reference)
    return advice


@recorded
def reopen_advice(application: Application, *, reason: str, by: User) -> Advice:
    """Back to the draft. Raises WrongMoment after the decision, InvalidInput without a reason."""
    frozen = Decision.objects.filter(application=application).exclude(
        decision_list__state=DecisionList.State.PREPARING
    )
    if frozen.exists():
        raise WrongMoment(_("The committee's list with this application is frozen."))
    change_status(application, Verb.REOPEN_ADVICE, by=by, reason=reason)
    advice = Advice.objects.select_for_update().get(application=application)
    advice.state, advice.finished_at = Advice.State.DRAFT, None
    advice._history_user = by
    advice._change_reason = reason.strip()[:100]
    advice.save()
    note("advice_reopened", by=by, subject=advice, reference=application.reference)
    return advice


def missing_in(advice: Advice | None) -> dict[str, str]:
    """What must still be filled in before finishing: field → sentence."""
    if advice is None or not advice.summary.strip():
        return {"summary": _("Write the overall advice.")}
    missing = {}
    if not advice.outcome:
        missing["outcome"] = _("Choose what is advised.")
    approving = advice.outcome in (Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS)
    if approving and not advice.amount:
        missing["amount"] = _("Fill in the recommended subsidy.")
    if advice.outcome == Outcome.APPROVED_WITH_CONDITIONS and not advice.conditions.strip():
        missing["conditions"] = _("Write the conditions, one per line.")
    return missing


def _save_criterion(advice: Advice, code: str, text: str, by: User) -> None:
    row = AdviceCriterion.objects.filter(advice=advice, criterion=code).first()
    if row is None and not text:
        return
    row = row or AdviceCriterion(advice=advice, criterion=code)
    if row.pk and row.text == text:
        return
    row.text = text
    row.full_clean()
    row._history_user = by
    row.save()
