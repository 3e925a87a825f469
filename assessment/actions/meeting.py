"""The committee's list: made, filled, ordered, frozen, released."""

from datetime import date

from django.utils.translation import gettext as _

from applications.actions.status import change_status
from applications.models import Call
from applications.workflow import Status, Verb
from assessment import notifications
from assessment.models import Decision, DecisionList
from assessment.models.advice import Outcome
from assessment.selectors.frozen import frozen_content
from assessment.selectors.meeting import waiting_applications
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.canonical import canonical_json, sha256_hex
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.jobs import enqueue
from portal.records.ledger import note, recorded

VERBS = {
    Outcome.APPROVED: Verb.APPROVE,
    Outcome.APPROVED_WITH_CONDITIONS: Verb.APPROVE_WITH_CONDITIONS,
    Outcome.REJECTED: Verb.REJECT,
}


def lock_list(decision_list: DecisionList, state: DecisionList.State) -> DecisionList:
    """The list, locked. Raises WrongMoment unless it is in `state`."""
    locked = (
        DecisionList.objects.select_for_update(of=("self",))
        .select_related("call")
        .get(pk=decision_list.pk)
    )
    if locked.state != state:
        raise WrongMoment(
            _("This list is %(state)s: nothing in it changes any more.")
            % {"state": locked.get_state_display().lower()}
            if state == DecisionList.State.PREPARING
            else _("This is not possible now: the list has another state.")
        )
    return locked


@recorded
def make_list(call: Call, *, meeting_on: date, by: User) -> DecisionList:
    """A list for one meeting with every application whose advice is ready.

    Raises InvalidInput while another list of the call is being prepared.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.decision_lists.filter(state=DecisionList.State.PREPARING).exists():
        message = _("A list of this call is being prepared already.")
        raise InvalidInput(message, {"call": message})
    made = DecisionList(call=call, meeting_on=meeting_on, made_by=by)
    made.full_clean(exclude=["frozen_by", "released_by"])
    made._history_user = by
    made.save()
    note("decision_list_made", by=by, subject=made, call=call.code, meeting_on=meeting_on)
    take_in(made, by=by)
    return made


@recorded
def take_in(decision_list: DecisionList, *, by: User) -> int:
    """Put every application whose advice is ready at the end of the list; how many were new."""
    locked = lock_list(decision_list, DecisionList.State.PREPARING)
    last = max((one.position for one in locked.decisions.all()), default=0)
    number = 0
    for number, application in enumerate(waiting_applications(locked.call), 1):
        decision = Decision(
            decision_list=locked, application=application, position=last + number, updated_by=by
        )
        decision._history_user = by
        decision.save()
        note("decision_taken_in", by=by, subject=decision, reference=application.reference)
    return number


@recorded
def move(decision: Decision, *, up: bool, by: User) -> None:
    """Change places with the row above or below; at the end nothing happens."""
    locked = lock_list(decision.decision_list, DecisionList.State.PREPARING)
    rows = list(locked.decisions.all())
    here = next(i for i, one in enumerate(rows) if one.pk == decision.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for position, one in enumerate(rows, 1):
        if one.position != position:
            one.position = position
            one._history_user = by
            one.save(update_fields=["position"])
    note(
        "decision_moved",
        by=by,
        subject=decision,
        reference=decision.application.reference,
        position=there + 1,
    )


@recorded
def take_off(decision: Decision, *, by: User) -> None:
    """Take an application off the list; its advice stays."""
    lock_list(decision.decision_list, DecisionList.State.PREPARING)
    reference = decision.application.reference
    note("decision_taken_off", by=by, subject=decision, reference=reference)
    decision._history_user = by
    decision.delete()


@recorded
def freeze_list(decision_list: DecisionList, *, by: User) -> DecisionList:
    """Close the list for good under a hash. Raises InvalidInput while something is undecided."""
    locked = lock_list(decision_list, DecisionList.State.PREPARING)
    rows = list(locked.decisions.select_related("application"))
    if not rows:
        raise InvalidInput(_("There is nothing on this list."))
    open_rows = [one.application.reference for one in rows if not one.outcome]
    if open_rows:
        raise InvalidInput(
            _("Not decided yet: %(references)s.") % {"references": ", ".join(open_rows)}
        )
    gone = [
        one.application.reference for one in rows if one.application.state != Status.ADVICE_READY
    ]
    if gone:
        raise InvalidInput(
            _("Take these off the list first, their advice is not ready any more: %(references)s.")
            % {"references": ", ".join(gone)}
        )
    locked.frozen_by, locked.frozen_at = by, clock.now()
    content = canonical_json(frozen_content(locked))
    locked.content, locked.sha256 = content.decode("utf-8"), sha256_hex(content)
    locked.state = DecisionList.State.FROZEN
    locked._history_user = by
    locked.save()
    note("decision_list_frozen", by=by, subject=locked, key=locked.key, sha256=locked.sha256)
    return locked


@recorded
def release_list(decision_list: DecisionList, *, by: User) -> DecisionList:
    """On one moment: status of every application, one mail per person, the letters.

    One that was withdrawn after the freezing keeps that state and gets no decision. Raises
    WrongMoment unless the list is frozen; nothing is released when one cannot be.
    """
    locked = lock_list(decision_list, DecisionList.State.FROZEN)
    locked.released_by, locked.released_at = by, clock.now()
    locked.state = DecisionList.State.RELEASED
    locked._history_user = by
    locked.save()
    for decision in locked.decisions.select_related("application__call"):
        application = decision.application
        if application.state == Status.WITHDRAWN:
            continue
        change_status(
            application, VERBS[Outcome(decision.outcome)], by=by, decision_list=locked.key
        )
        notifications.decision_released(decision)
        enqueue(
            "assessment.documents.make_letter",
            application.reference,
            key=letter_key(application.reference),
            kind="decision_letter",
            reference=application.reference,
            by=by,
        )
    note("decision_list_released", by=by, subject=locked, key=locked.key, sha256=locked.sha256)
    return locked


def letter_key(reference: str) -> str:
    """One letter per application."""
    return f"decision_letter:{reference}"
