"""What an action may refuse, as exceptions that carry a sentence for the user.

A view that does not catch one gets the right page from `portal.errors.ProblemMiddleware`:
WrongMoment becomes 409, the others 422.
"""

from collections.abc import Mapping


class Problem(Exception):
    """An action refused. `message` is translated and says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongMoment(Problem):
    """Not possible in this state or at this time (409)."""


class StaleVersion(WrongMoment):
    """Somebody else saved in between (409). `current` is what is stored now."""

    def __init__(self, message: str, current: str) -> None:
        super().__init__(message)
        self.current = current


class InvalidInput(Problem):
    """Input that an action cannot accept (422); `fields` maps a field name to a sentence."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})
