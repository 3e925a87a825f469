"""Check your answers and hand in."""

from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications import access
from applications.models import Application, Submission
from applications.packages import content_of, latest_submission, read_data
from applications.terms import Phase
from portal.completeness import Judgement, asked_supplement
from portal.errors import conflict
from portal.forms import SubmitForm
from portal.frames import receipt_address
from portal.lib import clock
from portal.lib.canonical import plain
from portal.lib.findings import Finding
from portal.package_building import build_package
from portal.parts import finding_address, part_of, part_title
from portal.submission import SubmissionRefused, handing_in, may_submit_now
from portal.submission import submit as submit_action


@dataclass(slots=True)
class BlockedPart:
    """A part of the application, its page, and what is wrong there."""

    title: str
    url: str
    findings: list[Finding] = field(default_factory=list)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, reference: str, phase: str) -> HttpResponse:
    """Everything that would be handed in, what stands in the way, a declaration, one button."""
    if phase not in set(Phase):
        raise Http404
    get = access.get_application_to_coordinate
    if request.method != "POST":
        get = access.get_application_to_read
    application, of_phase = get(request.user, reference), Phase(phase)
    previous = latest_submission(application, of_phase)
    form, refused = SubmitForm(request.POST if request.method == "POST" else None), ()
    if request.method == "POST" and form.is_valid():
        try:
            made = submit_action(
                application, of_phase, by=request.user, received_at=request.received_at
            )
        except SubmissionRefused as problem:
            refused = problem.findings
        else:
            return redirect(receipt_address(made))
    if not may_submit_now(application, of_phase):
        return _past(request, application, previous)
    judgement = handing_in(application, of_phase, clock.now())
    context = _context(request, application, judgement, previous)
    context |= {"form": form, "blocking": _by_part(application, judgement, refused)}
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/submit.html", context, status=status)


def _context(
    request: HttpRequest,
    application: Application,
    judgement: Judgement,
    previous: Submission | None,
) -> dict:
    moment = clock.now()
    supplement = asked_supplement(application, judgement.phase)
    data = build_package(
        application,
        judgement,
        receipt_number="",
        kind="supplement" if supplement else "regular",
        version=previous.version + 1 if previous else 1,
        received_at=moment,
        by=request.user,
        previous=previous,
    )
    unchanged = previous is not None and not supplement and _same(previous, judgement)
    return {
        "application": application,
        "phase": judgement.phase,
        "package": read_data(plain(data), received_at=moment),
        "previous": previous,
        "previous_url": receipt_address(previous) if previous else "",
        "unchanged": unchanged,
        "supplement": supplement,
        "warnings": judgement.warnings,
        "may_submit": access.can_coordinate(request.user, application),
    }


def _same(previous: Submission, judgement: Judgement) -> bool:
    return content_of(previous) == judgement.content


def _by_part(
    application: Application, judgement: Judgement, refused: tuple[Finding, ...]
) -> list[BlockedPart]:
    """What blocks, by the part where it is mended; last what no part can mend."""
    phase, parts = judgement.phase, {}
    for finding in refused or judgement.blocking:
        key = part_of(finding, phase)
        if key not in parts:
            title = part_title(judgement.terms, phase, key)
            parts[key] = BlockedPart(title, finding_address(application, phase, finding))
        parts[key].findings.append(finding)
    return sorted(parts.values(), key=lambda part: not part.title)


def _past(
    request: HttpRequest, application: Application, previous: Submission | None
) -> HttpResponse:
    """The step is over: the receipt when there is one, else a page that says so."""
    if previous is not None and request.method != "POST":
        return redirect(receipt_address(previous))
    message = _("This cannot be submitted now: the application has moved on.")
    return conflict(request, message, back=application.get_absolute_url())
