"""Withdrawing an application."""

from applications.models import Application
from applications.notifications.collaborators import application_withdrawn
from applications.workflow import Verb
from portal.accounts.models import User
from portal.records.ledger import recorded

from .status import change_status


@recorded
def withdraw_application(application: Application, *, by: User, reason: str) -> None:
    """End the application, for good. Raises WrongMoment after the decision, InvalidInput
    without a reason. The reason stays with the application, not in the log."""
    change_status(application, Verb.WITHDRAW, by=by, reason=reason.strip())
    application_withdrawn(application, by)
