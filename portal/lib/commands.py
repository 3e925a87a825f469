"""Management commands that answer with an exit status and never with a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

REFUSED = 2


class Refusal(CommandError):
    """The command cannot do what is asked; one line says why. Exit status 2."""

    def __init__(self, line: str) -> None:
        super().__init__(line, returncode=REFUSED)


class PlainCommand(BaseCommand):
    """A command without database or checks: output on success, one line on refusal.

    Subclasses write the whole answer with :meth:`answer` and raise :class:`Refusal`.
    """

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """A parser whose own complaints are refusals too, on one line."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def refuse(message: str) -> NoReturn:
            raise Refusal(f"{subcommand}: ongeldige aanroep ({' '.join(message.split())})")

        parser.error = refuse  # type: ignore[method-assign]
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """As Django's, but a refusal is its bare line, also under ``--traceback``."""
        self._called_from_command_line = True
        try:
            options = vars(self.create_parser(argv[0], argv[1]).parse_args(argv[2:]))
            self.execute(*options.pop("args", ()), **options)
        except CommandError as error:
            print_line(str(error))
            sys.exit(error.returncode)

    def needs_ascii(self) -> bool:
        """True when standard output is no UTF-8: JSON then needs escapes to stay valid."""
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        return encoding.lower().replace("-", "") != "utf8"

    def answer(self, text: str) -> None:
        """Write ``text`` to standard output; a reader that went away is no error."""
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        try:
            self.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding), ending="")
            self.stdout.flush()
        except BrokenPipeError:
            _silence(sys.stdout)
        except OSError as error:
            _silence(sys.stdout)
            raise Refusal(f"De uitvoer kan niet geschreven worden: {error.strerror}") from None


def print_line(line: str) -> None:
    """One line on standard error, whatever its encoding; a closed one is no error."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def _silence(stream: Any) -> None:
    """Point the stream to nowhere, so that Python's own flush at exit does not complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
