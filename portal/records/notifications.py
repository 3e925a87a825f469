"""The one mail of the records themselves."""

from portal.accounts.roles import Role
from portal.accounts.selectors import people_with_role
from portal.lib import clock

from .outbox import queue_mail
from .selectors import chain_head


def mail_chain_head() -> int:
    """Tell every auditor where the log stands; once a day each. Returns the number of auditors."""
    head, moment = chain_head(), clock.now()
    day = moment.astimezone(clock.BRUSSELS).date()
    auditors = people_with_role(Role.AUDITOR)
    for auditor in auditors:
        queue_mail(
            "records/chain_head",
            to=auditor,
            context={"head": head, "moment": moment},
            key=f"chain-head:{day}:{auditor.pk}",
        )
    return len(auditors)
