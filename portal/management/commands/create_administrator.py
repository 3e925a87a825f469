"""`manage.py create_administrator`: the first person of a new portal, who lets the others in."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import LANGUAGES
from portal.notifications import days_to_set_a_password
from portal.staffing import create_administrator


class Command(BaseCommand):
    help = (
        "Makes an account with the role of administrator and prints the personal link that sets "
        "its password. The first sign-in asks to set up a second factor."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address to sign in with")
        parser.add_argument("--given-name", required=True)
        parser.add_argument("--family-name", required=True)
        parser.add_argument("--language", default="nl", choices=[code for code, _name in LANGUAGES])
        parser.add_argument(
            "--mail", action="store_true", help="send the link to the address; print none"
        )

    def handle(
        self,
        *,
        email: str,
        given_name: str,
        family_name: str,
        language: str,
        mail: bool,
        **options,
    ) -> None:
        try:
            person, address = create_administrator(
                email, given_name, family_name, language=language, mail=mail
            )
        except ValidationError as error:
            raise CommandError("\n".join(_sentences(error))) from error
        self.stdout.write(f"{person} ({person.email}) is an administrator now.")
        if mail:
            self.stdout.write("The link that sets the password is in the outbox.")
            return
        self.stdout.write(
            f"This link sets the password, once and within {days_to_set_a_password()} days:\n"
            f"{address}"
        )


def _sentences(error: ValidationError) -> list[str]:
    """`email: …`, one line per fault."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        f"{name}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]
