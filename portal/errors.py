"""Pages for what cannot go on: refused, not found, wrong moment, an expired form, a fault."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from portal.lib.problems import Problem, WrongMoment

LONG_TEXT = 20
"""From this length on a posted value is worth showing back for copying."""

_SECRETS = ("password", "csrfmiddlewaretoken", "code", "token", "secret")


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text of a refused form, shown back so that nothing typed is lost."""

    name: str
    value: str


def conflict(request: HttpRequest, message: str, *, back: str = "") -> HttpResponse:
    """The 409 page: what was asked does not fit the state the thing is in now.

    `message` is a translated sentence; `back` an address to return to.
    """
    texts = typed_texts(request) if request.method == "POST" else []
    context = {"message": message, "back": back, "texts": texts}
    return render(request, "409.html", context, status=409)


class ProblemMiddleware:
    """Turns a Problem that a view did not catch into its page: 409 for the moment, else 422."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, WrongMoment):
            return conflict(request, exception.message)
        if isinstance(exception, Problem):
            context = {"message": exception.message, "texts": typed_texts(request)}
            return render(request, "422.html", context, status=422)
        return None


def typed_texts(request: HttpRequest) -> list[TypedText]:
    """The long texts of a posted form, without anything secret."""
    return [
        TypedText(name, value)
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in _SECRETS)
        for value in values
        if len(value) >= LONG_TEXT
    ]


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or comes from elsewhere: nothing was saved, its texts are shown."""
    return render(request, "403_csrf.html", {"texts": typed_texts(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the reason given to PermissionDenied is shown, when there is one."""
    return render(request, "403.html", {"message": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither database nor session."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
