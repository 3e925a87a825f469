"""Until when an application may be written and handed in."""

from datetime import datetime

from applications.models import Application, SupplementRequest
from applications.terms import Phase
from applications.workflow import EDITABLE, Status


def extension_until(application: Application, phase: Phase) -> datetime | None:
    """The latest named extension of `phase` for this application, or None."""
    moments = [e.until for e in application.extensions.all() if e.phase == phase]
    return max(moments, default=None)


def deadline_of(application: Application, phase: Phase) -> datetime | None:
    """The deadline that holds for this application: the call's, or a later named extension."""
    general = application.call.terms.deadline(phase)
    own = extension_until(application, phase)
    if general is None or own is None:
        return own or general
    return max(general, own)


def open_supplement(application: Application) -> SupplementRequest | None:
    """The supplement request that still waits for an answer, or None."""
    return next((s for s in application.supplement_requests.all() if s.closed_at is None), None)


def current_phase(application: Application) -> Phase:
    """The furthest phase begun: the dossier once it exists."""
    return Phase.DOSSIER if hasattr(application, "dossier") else Phase.EOI


def is_open(application: Application, phase: Phase, moment: datetime, part: str = "") -> bool:
    """May the applicant write in `phase` (its `part`) at `moment`?

    While a supplement is asked, only its named parts are open, until its own term. `part` is a
    name as in `SupplementRequest.parts` (`section:timeline`, `budget`); empty means "anything".
    """
    if application.state == Status.SUPPLEMENT_REQUESTED and phase == Phase.DOSSIER:
        request = open_supplement(application)
        if request is None or moment > request.due_at:
            return False
        return not part or part in request.parts
    deadline = deadline_of(application, phase)
    return application.state in EDITABLE[phase] and (deadline is None or moment <= deadline)


def next_deadline(application: Application) -> datetime | None:
    """The deadline the applicant has to keep now, or None when nothing is asked."""
    if application.state == Status.SUPPLEMENT_REQUESTED:
        request = open_supplement(application)
        return request.due_at if request else None
    if application.state in EDITABLE[Phase.EOI]:
        return deadline_of(application, Phase.EOI)
    if application.state in EDITABLE[Phase.DOSSIER] or application.state == Status.PITCH_ATTENDED:
        return deadline_of(application, Phase.DOSSIER)
    return None
