"""`flush` as in Django; in the suite it may empty the append-only tables as well."""

from django.conf import settings
from django.core.management.commands.flush import Command as FlushCommand

from portal.records.protection import unprotect


class Command(FlushCommand):
    def handle(self, **options) -> None:
        if not settings.TESTING:
            return super().handle(**options)  # the database refuses
        with unprotect(options["database"]):
            return super().handle(**options)
