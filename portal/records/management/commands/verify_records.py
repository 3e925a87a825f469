"""Check that no record was changed, removed or slipped in."""

import re

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.records.selectors import Head, chain_head
from portal.records.verification import check_everything


class Command(BaseCommand):
    help = "Checks the event log and the frozen records. Exit 0: whole; 1: names each bad row."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head", metavar="N:HASH", help="a head noted earlier (receipt, daily mail)"
        )
        parser.add_argument("--files", action="store_true", help="read every stored file as well")

    def handle(self, *, head: str | None, files: bool, **options) -> None:
        faults = 0
        for fault in check_everything(_read_head(head) if head else None, files=files):
            faults += 1
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"The records are not whole: {faults} fault(s).", returncode=1)
        now = chain_head()
        self.stdout.write(f"The records are whole. {now.count} events, head {now}")


def _read_head(text: str) -> Head:
    if not re.fullmatch(r"\d{1,18}:[0-9a-f]{64}", text):
        raise CommandError("--head takes N:HASH, as printed on a receipt.", returncode=2)
    count, _, value = text.partition(":")
    return Head(int(count), value)
