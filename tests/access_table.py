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

from tests.access_arguments import (
    activity,
    application,
    assessed,
    assigned,
    attachment,
    call_document,
    committee_list,
    committee_row,
    decided,
    dossier_file,
    expert_key,
    handed_in,
    handed_in_document,
    handed_in_file,
    handed_in_mandate,
    indicator,
    invitation,
    invitation_link,
    job,
    jury_eoi,
    letter,
    mail,
    mandate,
    of_eoi,
    pitch_slot,
    plan_of,
    questions,
    scope,
    start,
    talk,
    tie,
)
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
line(
    "assessment:package_file",
    EXPERT | READERS | {"anna"},
    dossier_file,
    strangers=frozenset({"bram", "carla", "greet", "katrien", "lars"}),
)
line("assessment:jury_application", JURY, jury_eoi, strangers=SIGNED_IN)

# --- calls and the pre-discussion ----------------------------------------------------------------
line("applications:call_list", EVERYBODY)
line("applications:call", EVERYBODY, start)
line("applications:call_questions", EVERYBODY, start)
line("applications:call_questions_pdf", EVERYBODY, questions)
line("applications:call_document", EVERYBODY, call_document)
line("applications:request_talk", SIGNED_IN, start)
line("applications:own_talks", SIGNED_IN)
line("applications:talk_list", HANDLERS)
line("applications:talk", HANDLERS, talk, strangers=frozenset())
line("applications:call_manage_list", CALL_MANAGER)
line("applications:call_create", CALL_MANAGER)
line("applications:call_manage", CALL_MANAGER, start, strangers=frozenset())
line("applications:call_timeline", CALL_MANAGER, start, strangers=frozenset())
line("applications:call_limits", CALL_MANAGER, start, strangers=frozenset())
line("applications:call_document_set", CALL_MANAGER, call_document, strangers=frozenset())
line("applications:call_publish", CALL_MANAGER, start, post=True, strangers=frozenset())
line("applications:call_close", CALL_MANAGER, start, post=True, strangers=frozenset())

# --- the companies and the parts of the dossier --------------------------------------------------
line("applications:mandates", OWN, application)
line("applications:mandate", OWN, mandate)
line("applications:mandate_remove", OWN, mandate)
line("applications:mandate_count", HANDLERS, handed_in_mandate)
line("applications:letter", OWN, letter)
line("applications:letter_add", OWN, mandate, post=True)
line("applications:letter_remove", OWN, letter, post=True)
line("applications:letters_reconfirm", OWN, application, post=True)
line("applications:start_dossier", OWN, application)
line("applications:spearhead", OWN, application)
line("applications:declarations", OWN, application)
line("applications:feedback_answers", OWN, application)
line("applications:indicators", OWN, application)
line("applications:indicator_remove", OWN, indicator, post=True)
line("applications:activities", OWN, application)
line("applications:activity_remove", OWN, activity, post=True)

# --- the pitch and the agency's list -------------------------------------------------------------
PROGRAMME = READERS | JURY
line("applications:worklist", READERS)
line("applications:worklist_xlsx", READERS)
line("applications:pitch_programmes", PROGRAMME)
line("applications:pitch_programme", PROGRAMME, start, strangers=frozenset())
line("applications:pitch_slot_remove", HANDLERS, pitch_slot, post=True, strangers=frozenset())
line("applications:pitch_manage", HANDLERS, application)
line("applications:pitch", OWN | READERS, application)

# --- the committee -------------------------------------------------------------------------------
LISTS = COMMITTEE | SECRETARY | ADMINISTRATOR | CALL_MANAGER | AUDITOR
EXPORTS = SECRETARY | ADMINISTRATOR | CALL_MANAGER
OUTSIDE = frozenset({"anna", "bram", "carla", "eva", "farid", "lars"})
line("assessment:decision_lists", LISTS)
line("assessment:decision_list", LISTS, committee_list, strangers=OUTSIDE)
line("assessment:decision_take_in", SECRETARY, committee_list, post=True, strangers=OUTSIDE)
line("assessment:decision_move", SECRETARY, committee_row, post=True, strangers=OUTSIDE)
line("assessment:decision_take_off", SECRETARY, committee_row, post=True, strangers=OUTSIDE)
line("assessment:decision_list_freeze", SECRETARY, committee_list, strangers=OUTSIDE)
line("assessment:decision_list_release", SECRETARY, committee_list, strangers=OUTSIDE)
line("assessment:decision_list_xlsx", EXPORTS, committee_list, post=True, strangers=OUTSIDE)
line("assessment:decision_list_pdf", EXPORTS, committee_list, post=True, strangers=OUTSIDE)
line("assessment:committee_decision", LISTS, committee_row, strangers=OUTSIDE)
line("assessment:committee_dossier", LISTS, committee_row, strangers=OUTSIDE)
line(
    "assessment:abstention_add", COMMITTEE | SECRETARY, committee_row, post=True, strangers=OUTSIDE
)
line("assessment:decision", OWN | READERS, decided)
line("assessment:decision_letter", OWN | READERS, decided)
line("assessment:project_steps", READERS, decided, strangers=OUTSIDE - STAFF)

# --- the budget ----------------------------------------------------------------------------------
line("budgets:indicative", OWN, application)
line("budgets:plan", OWN, plan_of)
line("budgets:plan_upload", OWN, plan_of)
line("budgets:plan_xlsx", OWN, plan_of)

# --- the agency's pages of one application -------------------------------------------------------
line("applications:handling", READERS, application)
line(
    "applications:admissibility",
    HANDLERS,
    lambda world: {"reference": world.submission.application.reference, "phase": "eoi"},
)
line("applications:feedback", HANDLERS, application)
line(
    "applications:feedback_point",
    HANDLERS,
    lambda world: {"reference": world.application.reference, "number": world.feedback_point.number},
)
line("applications:supplement", HANDLERS, application)
line("applications:extension", HANDLERS, application)
