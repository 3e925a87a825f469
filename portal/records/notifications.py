"""The one mail of the records themselves."""

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.accounts.selectors import people_with_role
from portal.lib import clock

from .models import OutboxMail
from .outbox import queue_mail
from .selectors import chain_head


def mail_chain_head() -> int:
    """Tell every auditor where the log stands; once a day each. Returns the number of auditors."""
    auditors = people_with_role(Role.AUDITOR)
    for auditor in auditors:
        queue_chain_head(auditor)
    return len(auditors)


def queue_chain_head(to: User, *, hold: bool = False) -> OutboxMail:
    """Today's head to one person; the same mail when asked for twice."""
    moment = clock.now()
    day = moment.astimezone(clock.BRUSSELS).date()
    return queue_mail(
        "records/chain_head",
        to=to,
        context={"head": chain_head(), "moment": moment},
        key=f"chain-head:{day}:{to.pk}",
        hold=hold,
    )
