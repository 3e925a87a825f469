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


def start(world: World) -> dict[str, Any]:
    """An address about the open call."""
    return {"code": world.call.code}


def of_eoi(world: World) -> dict[str, Any]:
    """An address about the EoI of Anna's application."""
    return {**world.reference(), "phase": "eoi"}


def scope(world: World) -> dict[str, Any]:
    """An address about its first section."""
    return {**of_eoi(world), "key": "scope"}


def attachment(world: World) -> dict[str, Any]:
    """An address about a file in its draft."""
    return {**world.reference(), "key": world.attachment.key}


def invitation(world: World) -> dict[str, Any]:
    """An address about an invitation to Dries, who has no account."""
    return {**world.reference(), "key": world.invitation.key}


def invitation_link(world: World) -> dict[str, Any]:
    """Dries's personal link."""
    return {"token": world.invitation_token}


def handed_in(world: World) -> dict[str, Any]:
    """An address about Anna's submission."""
    number = world.submission.receipt_number
    return {"reference": world.application.reference, "number": number}


def handed_in_file(world: World) -> dict[str, Any]:
    """The slides in Anna's package."""
    from applications.packages import content_of

    ref = content_of(world.submission)["attachments"][0]["file"]["ref"]
    return {**handed_in(world), "ref": ref}


def handed_in_document(world: World) -> dict[str, Any]:
    """Anna's receipt as PDF."""
    return {**handed_in(world), "kind": "receipt", "language": "nl"}


# --- portal --------------------------------------------------------------------------------------
line("home", EVERYBODY)
line("verify", EVERYBODY)
line("submit", OWN, of_eoi)
line("rule_panel", OWN | READERS, application)
line("archive", OWN | READERS, application)
line("receipt", OWN | READERS, handed_in)
line("receipt_retry", OWN | READERS, handed_in, post=True)
line("submission", OWN | READERS, handed_in)
line("submission_data", OWN | READERS, handed_in)
line("submission_file", OWN | READERS, handed_in_file)
line("submission_document", OWN | READERS, handed_in_document)
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

# --- the applicant's pages -----------------------------------------------------------------------
BRAM = {"person": "bram@slimtextiel.example"}
line("applications:start", SIGNED_IN, start)
line("applications:application_list", SIGNED_IN)
line("applications:application", OWN | READERS, application)
line("applications:organisation", OWN, application)
line("applications:organisation_choose", OWN, application, post=True)
line("applications:initiative", OWN, application)
line("applications:section", OWN, scope)
line("applications:section_versions", OWN, scope)
line("applications:attachments", OWN, of_eoi)
line("applications:attachment", OWN, attachment)
line("applications:attachment_remove", OWN, attachment, post=True)
line("applications:attachment_confidential", OWN, attachment, post=True)
line("applications:collaborators", OWN, application)
line(
    "applications:collaborator_role",
    COORDINATOR,
    application,
    post=True,
    data={**BRAM, "role": "reader"},
)
line("applications:collaborator_remove", OWN, application, post=True, data=BRAM)
line("applications:invitation_revoke", COORDINATOR, invitation, post=True)
line("applications:invitation", VISITOR, invitation_link, strangers=frozenset())
line("applications:withdraw", COORDINATOR, application)

# --- experts, scores, advice ---------------------------------------------------------------------
STRANGERS = frozenset({"anna", "bram", "carla", "eva", "greet", "katrien", "lars"})


def assessed(world: World) -> dict[str, Any]:
    """An address about the application that Eva assesses."""
    return world.assessed()


def assigned(world: World) -> dict[str, Any]:
    """An address about Eva's assignment, for the agency."""
    return {**world.assessed(), "key": world.assignment.key}


def expert_key(world: World) -> dict[str, Any]:
    """An address about Eva in the pool."""
    return {"key": world.assignment.expert.key}


def tie(world: World) -> dict[str, Any]:
    """An address about a tie of Eva's."""
    return {"affiliation": world.assignment.expert.affiliations.get().key}


line("assessment:expert_list", READERS)
line("assessment:expert_add", HANDLERS)
line("assessment:expert", READERS, expert_key, strangers=STRANGERS)
line(
    "assessment:affiliation_remove",
    HANDLERS,
    lambda world: {**expert_key(world), **tie(world)},
    post=True,
    strangers=STRANGERS,
)
line("assessment:assessment_matrix", READERS, lambda world: {"code": world.call.code})
line("assessment:expert_panel", READERS, assessed, strangers=STRANGERS)
line("assessment:assessment_start", HANDLERS, assessed, post=True, strangers=STRANGERS)
line("assessment:conflicts_check", HANDLERS, assessed, post=True, strangers=STRANGERS)
line(
    "assessment:conflict",
    HANDLERS,
    lambda world: {
        **world.assessed(),
        "key": world.assignment.application.conflicts.get().key,
    },
    strangers=STRANGERS,
)
line("assessment:assignment_remind", HANDLERS, assigned, post=True, strangers=STRANGERS)
line("assessment:assignment_withdraw", HANDLERS, assigned, strangers=STRANGERS)
line("assessment:assessment_read", READERS, assigned, strangers=STRANGERS)
line("assessment:advice", READERS, assessed, strangers=STRANGERS)
line("assessment:advice_reopen", HANDLERS, assessed, strangers=STRANGERS)
line("assessment:assignments", EXPERT)
line("assessment:assignment", EXPERT, assessed, strangers=SIGNED_IN)
line("assessment:invitation", EXPERT, assessed, strangers=SIGNED_IN)
line("assessment:dossier", EXPERT, assessed, strangers=SIGNED_IN)
line(
    "assessment:score",
    EXPERT,
    lambda world: {**world.assessed(), "code": "I.1"},
    strangers=SIGNED_IN,
)
line("assessment:expert_profile", EXPERT, lambda world: expert_key(world) and {})
line("assessment:own_affiliation_remove", EXPERT, tie, post=True, strangers=SIGNED_IN)


def dossier_file(world: World) -> dict[str, Any]:
    """An address of an open file in the dossier that Eva assesses."""
    import json

    submission = world.assignment.application.submissions.get()
    (found,) = (
        item["file"]["ref"]
        for item in json.loads(submission.package)["content"]["attachments"]
        if not item["confidential"]
    )
    return {**world.assessed(), "number": submission.receipt_number, "ref": found}


line(
    "assessment:package_file",
    EXPERT | READERS | {"anna"},
    dossier_file,
    strangers=frozenset({"bram", "carla", "greet", "katrien", "lars"}),
)


def jury_eoi(world: World) -> dict[str, Any]:
    """An application of which the EoI was handed in."""
    from applications.terms import Phase
    from tests.assessment.world import freeze

    freeze(world.assignment.application, by=world.people["anna"], phase=Phase.EOI)
    return world.assessed()


line("assessment:jury_application", JURY, jury_eoi, strangers=SIGNED_IN)
