"""`manage.py demo`: fill an empty database with the demo world."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.demo.people import PASSWORD, TOTP_SECRET, WITH_TOTP, accounts
from portal.demo.world import build, exists

STAGES = ("eoi", "all")


class Command(BaseCommand):
    help = "Make the demo world: a call around today, its people and fictitious initiatives."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stage", choices=STAGES, default="all")
        parser.add_argument("--initiatives", type=int, help="make at most this many")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo world is not for production.")
        if exists():
            self.stdout.write("De demowereld bestaat al; er is niets gewijzigd.")
        else:
            with transaction.atomic():
                number = build(options["initiatives"])
            self.stdout.write(f"Demowereld gemaakt met {number} initiatieven.")
        self._print_accounts()

    def _print_accounts(self) -> None:
        self.stdout.write(f"\nWachtwoord van iedereen: {PASSWORD}")
        for email, capacity in accounts():
            self.stdout.write(f"  {email:<40} {capacity}")
        self.stdout.write(f"\nTOTP-geheim van {WITH_TOTP}: {TOTP_SECRET}")
