"""One decision: entered, abstained from; and what follows an approval."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.actions.status import change_status
from applications.models import Application
from applications.workflow import Verb
from assessment.models import Abstention, Decision, DecisionCondition, DecisionList
from assessment.models.advice import Outcome
from assessment.selectors.advice import subsidy_asked
from assessment.selectors.meeting import APPROVING, highest_amount
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.lib import clock, figures
from portal.lib.problems import InvalidInput, StaleVersion, WrongMoment
from portal.lib.texts import clean_text
from portal.records.ledger import note, recorded

from .meeting import lock_list

FOLLOW_UP = (Verb.SIGN_AGREEMENT, Verb.START_PROJECT, Verb.CLOSE_PROJECT)


def version_of(decision: Decision) -> int:
    """What a form carries to see that nobody saved in between."""
    return decision.history.count()


@recorded
def decide(
    decision: Decision,
    *,
    by: User,
    outcome: str,
    amount: Decimal | None,
    motivation: str,
    conditions: Iterable[tuple[str, date | None]],
    version: int,
) -> Decision:
    """Enter the committee's decision; it may be changed until the list is frozen.

    `conditions`: text and due day. A rejection has no amount. Raises InvalidInput, StaleVersion
    when somebody else saved, WrongMoment once the list is frozen.
    """
    lock_list(decision.decision_list, DecisionList.State.PREPARING)
    row = Decision.objects.select_related("application__call", "application__advice").get(
        pk=decision.pk
    )
    if version_of(row) != version:
        raise StaleVersion(_("Somebody else saved this decision meanwhile."), row.motivation)
    motivation = clean_text(motivation)
    asked_for = [(clean_text(text), due) for text, due in conditions]
    asked_for = [(text, due) for text, due in asked_for if text]
    wrong = _faults(row, outcome, amount, motivation, asked_for)
    if wrong:
        raise InvalidInput(_("The decision is not complete yet."), wrong)
    row.outcome, row.motivation = outcome, motivation
    row.amount = amount if outcome in APPROVING else None
    row.updated_by, row.updated_at = by, clock.now()
    row.full_clean()
    row._history_user = by
    row.save()
    _replace_conditions(row, asked_for if outcome in APPROVING else [], by)
    note(
        "decided",
        by=by,
        subject=row,
        reference=row.application.reference,
        outcome=outcome,
        amount=row.amount,
    )
    return row


@recorded
def abstain(decision: Decision, *, member: User, reason: str, by: User) -> Abstention:
    """Note that a member does not take part; from then on the dossier is closed to them.

    Raises InvalidInput without a reason, for somebody outside the committee, or when it is noted
    already; WrongMoment once the list is frozen.
    """
    lock_list(decision.decision_list, DecisionList.State.PREPARING)
    reason = clean_text(reason)
    if not reason:
        raise InvalidInput(_("Give a reason."), {"reason": _("Give a reason.")})
    if not member.has_role(Role.COMMITTEE_MEMBER, Role.SECRETARY):
        message = _("Choose a member of the committee.")
        raise InvalidInput(message, {"member": message})
    if decision.abstentions.filter(member=member).exists():
        message = _("This abstention is noted already.")
        raise InvalidInput(message, {"member": message})
    made = Abstention(decision=decision, member=member, reason=reason)
    made._history_user = by
    made.save()
    note(
        "abstained",
        by=by,
        subject=made,
        reference=decision.application.reference,
        member=member.pk,
    )
    return made


@recorded
def follow_up(application: Application, verb: Verb, *, on: date, by: User) -> None:
    """Agreement signed, project started, project closed. Raises WrongMoment out of order."""
    if verb not in FOLLOW_UP:
        raise WrongMoment(_("This is no step after the decision."))
    if on > figures.local(clock.now()).date():
        message = _("This day still has to come.")
        raise InvalidInput(message, {"on": message})
    change_status(application, verb, by=by, on=on)


def _faults(
    row: Decision,
    outcome: str,
    amount: Decimal | None,
    motivation: str,
    conditions: list[tuple[str, date | None]],
) -> dict[str, str]:
    wrong = {}
    if outcome not in Outcome.values:
        wrong["outcome"] = _("Choose what is decided.")
    if not motivation:
        wrong["motivation"] = _("Write the motivation: a decision is always motivated.")
    if outcome == Outcome.APPROVED_WITH_CONDITIONS and not conditions:
        wrong["conditions"] = _("Write at least one condition.")
    if outcome == Outcome.APPROVED and conditions:
        wrong["conditions"] = _(
            "With conditions the decision is “Approve with conditions”; else leave them empty."
        )
    if outcome in APPROVING:
        most, words = highest_amount(row, subsidy_asked(row.application))
        if not amount:
            wrong["amount"] = _("Fill in the subsidy that is granted.")
        elif most is not None and amount > most:
            wrong["amount"] = _("At most %(amount)s: %(words)s.") % {
                "amount": figures.euro(most),
                "words": words,
            }
    return wrong


def _replace_conditions(row: Decision, wanted: list[tuple[str, date | None]], by: User) -> None:
    known = [(one.text, one.due_on) for one in row.conditions.all()]
    if known == wanted:
        return
    for one in row.conditions.all():
        one._history_user = by
        one.delete()
    for position, (text, due) in enumerate(wanted, 1):
        made = DecisionCondition(decision=row, text=text, due_on=due, position=position)
        made._history_user = by
        made.save()
