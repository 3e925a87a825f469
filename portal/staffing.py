"""People and roles with what they leave behind: the event, the mail. For administrators."""

from django.conf import settings

from portal import notifications
from portal.accounts.actions import create_person
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.accounts.selectors import password_path
from portal.records.ledger import note, recorded


@recorded
def create_administrator(
    email: str, given_name: str, family_name: str, *, language: str = "nl", mail: bool = False
) -> tuple[User, str]:
    """Somebody who may give every role, made by nobody; and the link that sets their password.

    The link works once and for `PASSWORD_RESET_TIMEOUT` seconds; it asks for no second factor,
    which the first sign-in does. `mail` sends it to them too. Raises ValidationError as
    `create_person` does.
    """
    person = create_person(
        email, given_name, family_name, language=language, roles=(Role.ADMINISTRATOR,)
    )
    address = settings.PORTAL_ORIGIN.rstrip("/") + password_path(person)
    note("administrator_created", by=None, subject=person)
    if mail:
        notifications.administrator_created(person, address)
    return person, address
