"""`manage.py demo`: fill an empty database with the demo world."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from applications.models import Call
from portal.demo.people import PASSWORD, TOTP_SECRET, WITH_TOTP, accounts
from portal.demo.timeline import SCENES, Stage
from portal.demo.world import build, exists

STAGES = (*(stage.value for stage in Stage), "all")


class Command(BaseCommand):
    help = (
        "Make the demo world around today: its people and fictitious initiatives, at one stage "
        "of the call, or (all) with a call for each stage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stage", choices=STAGES, default="all")
        parser.add_argument("--initiatives", type=int, help="take at most this many")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo world is not for production.")
        if exists():
            self.stdout.write("De demowereld bestaat al; er is niets gewijzigd.")
        else:
            chosen = options["stage"]
            stages = list(Stage) if chosen == "all" else [Stage(chosen)]
            with transaction.atomic():
                number = build(stages, options["initiatives"])
            self.stdout.write(f"Demowereld gemaakt met {number} aanvragen.")
            self.stdout.write("De pdf's en mails komen zodra de werker draait, in enkele minuten.")
        self._print_calls()
        self._print_accounts()

    def _print_calls(self) -> None:
        """Which moment each call shows, and what can be tried there."""
        self.stdout.write("\nDe data van deze oproepen zijn verschoven; wat er te proberen valt:")
        for call in Call.objects.filter(is_demo=True).order_by("created_at"):
            self.stdout.write(f"  {call.code}: {call.title_nl}")
            for scene in SCENES.values():
                if call.title_nl.endswith(scene.nl):
                    self.stdout.write(f"      {scene.to_try}")

    def _print_accounts(self) -> None:
        self.stdout.write(f"\nWachtwoord van iedereen: {PASSWORD}")
        for email, capacity, where in accounts():
            self.stdout.write(f"  {email:<34} {capacity:<17} {where}".rstrip())
        self.stdout.write(f"\nTOTP-geheim van {WITH_TOTP}: {TOTP_SECRET}")
