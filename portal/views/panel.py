"""The rule panel and the task list on their own, renewed after a save."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from applications import access
from applications.terms import Phase
from portal.frames import frame_for


@login_required
@require_safe
def rule_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """For htmx; without it the overview of the application."""
    application = access.get_application(request.user, reference)
    if not request.htmx:
        return redirect(application.get_absolute_url())
    phase = request.GET.get("phase", "")
    if phase not in set(Phase):
        raise Http404
    here = request.htmx.current_url_abs_path or ""
    frame = frame_for(application, request.user, phase, here=here.partition("?")[0])
    return render(request, "portal/_panel.html", {"frame": frame})
