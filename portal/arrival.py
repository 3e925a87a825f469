"""The moment a request counts as received: before its body is read and before any lock."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.lib import clock


class ArrivalMiddleware:
    """Sets `request.received_at` (aware, UTC, cut to the second).

    A trusted proxy may pass the arrival time as epoch seconds in the header named by
    ARRIVAL_HEADER; off by default. A value that is no number, or later than our own
    clock, is not believed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        received: Any = request
        received.received_at = self._arrival(request).replace(microsecond=0)
        return self.get_response(request)

    def _arrival(self, request: HttpRequest) -> datetime:
        moment = clock.now()
        if settings.ARRIVAL_HEADER:
            try:
                passed = float(request.headers.get(settings.ARRIVAL_HEADER, ""))
                return min(moment, datetime.fromtimestamp(passed, UTC))
            except (ValueError, OverflowError, OSError):
                return moment
        return moment
