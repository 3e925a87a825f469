"""The first page: what the portal is for a visitor, one's own work for everybody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.selectors.starting import open_calls
from applications.terms import Phase
from portal.home import sections_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Signed in: "what must I do now". Otherwise the open calls and what happens here."""
    calls = [(call, call.terms.deadline(Phase.EOI)) for call in open_calls()]
    if not request.user.is_authenticated:
        return render(request, "portal/welcome.html", {"calls": calls})
    context = {"sections": sections_for(request.user), "calls": calls}
    context["shows_calls"] = not request.user.roles
    return render(request, "portal/home.html", context)
