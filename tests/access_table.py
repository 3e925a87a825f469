"""Who gets through at which address: one line for every named URL of the portal.

    line("applications:start", APPLICANTS)                       # GET, no arguments
    line("applications:eoi", OWN | READERS, application)         # a thing of Anna's and Bram's
    line("applications:submit_eoi", {"anna"}, application, post=True)

Who is let in may get any answer but 403, 404 and the sign-in page; everybody else gets one of
these. Carla, an applicant of another organisation, gets exactly 404 at a thing that is not hers,
as does whoever the line's `strangers` names. `post=True` is for addresses that take only POST; the
body in `data` need not be valid (400, 409 and 422 count as let in).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from tests.access_world import World

VISITOR = frozenset({"visitor"})
APPLICANTS = frozenset({"anna", "bram", "carla"})
OWN = frozenset({"anna", "bram"})
COORDINATOR = frozenset({"anna"})
EXPERT = frozenset({"eva"})
STAFF = frozenset({"farid"})
SECRETARY = frozenset({"greet"})
ADMINISTRATOR = frozenset({"hugo"})
CALL_MANAGER = frozenset({"ilse"})
AUDITOR = frozenset({"jan"})
COMMITTEE = frozenset({"katrien"})
JURY = frozenset({"lars"})
HANDLERS = STAFF | CALL_MANAGER
READERS = HANDLERS | ADMINISTRATOR | AUDITOR
SIGNED_IN = APPLICANTS | EXPERT | READERS | SECRETARY | COMMITTEE | JURY
EVERYBODY = VISITOR | SIGNED_IN


@dataclass(frozen=True)
class Line:
    """One address and who is let in."""

    name: str
    who: frozenset[str]
    arguments: Callable[[World], dict[str, Any]] | None = None
    post: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    strangers: frozenset[str] = frozenset({"carla"})


LINES: list[Line] = []


def line(
    name: str,
    who: Collection[str],
    arguments: Callable[[World], dict[str, Any]] | None = None,
    **options: Any,
) -> None:
    """Add a line. `arguments(world)` gives the keyword arguments of the address."""
    LINES.append(Line(name, frozenset(who), arguments, **options))


def application(world: World) -> dict[str, Any]:
    """An address about Anna's application."""
    return world.reference()


def mail(world: World) -> dict[str, Any]:
    """An address about a mail that is held back."""
    return {"ref": world.held_mail.ref}


def job(world: World) -> dict[str, Any]:
    """An address about a finished job of Anna's."""
    return {"ref": world.finished_job.ref}


# --- portal --------------------------------------------------------------------------------------
line("accessibility", EVERYBODY)
line("contact", EVERYBODY)
line("privacy", EVERYBODY)
line("styleguide", ())  # open in the demo and while developing only

# --- people --------------------------------------------------------------------------------------
line("accounts:profile", SIGNED_IN)
line("accounts:set_language", EVERYBODY, post=True, data={"language": "nl"})

# --- records -------------------------------------------------------------------------------------
AGENCY = HANDLERS | ADMINISTRATOR
line("records:event_list", AUDITOR | ADMINISTRATOR)
line("records:outbox", AGENCY)
line("records:mail", AGENCY, mail, strangers=frozenset())  # the page is a role's: 403
line("records:release_mail", AGENCY, mail, post=True, strangers=frozenset())
line("records:retry_mail", AGENCY, mail, post=True, strangers=frozenset())
line("records:job", {"anna"} | AGENCY, job)
line("records:job_result", {"anna"} | AGENCY, job)
line("records:retry_job", {"anna"} | AGENCY, job, post=True)
