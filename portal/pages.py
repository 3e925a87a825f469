"""Pages about the portal itself: accessibility, contact, privacy, and the style guide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import styleguide as samples


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that Bestuursdecreet art. II.16 asks of every public site."""
    return render(request, "portal/accessibility.html")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/contact.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every shared piece on one page, for whoever builds a new one. Closed in production."""
    if settings.PRODUCTION or not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "portal/styleguide.html", samples.context(request))
