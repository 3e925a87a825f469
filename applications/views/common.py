"""What the applicant's pages share: who may open them, and where saving leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from applications import access
from applications.models import Application
from applications.selectors.deadlines import is_open
from applications.selectors.pages import next_address
from applications.terms import Phase
from portal.lib import clock
from portal.lib.problems import WrongMoment


def get_application_for(request: HttpRequest, reference: str) -> Application:
    """To read on GET, to edit on POST. 404 to strangers, 403 to who may not."""
    if request.method == "POST":
        return access.get_application_to_edit(request.user, reference)
    return access.get_application_to_read(request.user, reference)


def require_phase(application: Application, phase: Phase) -> None:
    """Raises WrongMoment (409) while the dossier has not been begun."""
    if phase == Phase.DOSSIER and not hasattr(application, "dossier"):
        raise WrongMoment(_("The full dossier opens after the pitch."))


def may_write(request: HttpRequest, application: Application, phase: Phase, part: str) -> bool:
    """Does the page show its form, or the same fields to read?"""
    return access.can_edit(request.user, application) and is_open(
        application, phase, clock.now(), part
    )


def after_saving(
    request: HttpRequest, application: Application, phase: Phase, page: str
) -> HttpResponse:
    """Stay on the page, or go on to the next one with the button "Save and continue"."""
    if "continue" in request.POST:
        return redirect(next_address(application, phase, page))
    return redirect(request.path)
