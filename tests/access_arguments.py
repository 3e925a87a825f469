"""What the addresses of the access table are about, as keyword arguments."""

from typing import Any

from tests.access_world import World


def application(world: World) -> dict[str, Any]:
    """An address about Anna's application."""
    return world.reference()


def mail(world: World) -> dict[str, Any]:
    """An address about a mail that is held back."""
    return {"ref": world.held_mail.ref}


def job(world: World) -> dict[str, Any]:
    """An address about a finished job of Anna's."""
    return {"ref": world.finished_job.ref}


def pitch_slot(world: World) -> dict[str, Any]:
    """An address about a free slot of the open call."""
    return {"code": world.call.code, "key": world.pitch_slot.key}


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


def questions(world: World) -> dict[str, Any]:
    """The PDF of the questions of the call, made."""
    return {"code": world.call_with_questions.code}


def call_document(world: World) -> dict[str, Any]:
    """A document of the call."""
    return {"code": world.call_document.call.code, "key": world.call_document.key}


def talk(world: World) -> dict[str, Any]:
    """A pre-discussion that Anna asked for."""
    return {"key": world.talk.key}


def mandate(world: World) -> dict[str, Any]:
    """A company of the draft."""
    return {**world.reference(), "number": world.letter.mandate.enterprise_number}


def letter(world: World) -> dict[str, Any]:
    """A letter of a company of the draft."""
    return {**world.reference(), "key": world.letter.key}


def handed_in_mandate(world: World) -> dict[str, Any]:
    """A company of the submission, for the agency."""
    number = world.handed_in_mandate.enterprise_number
    return {"reference": world.application.reference, "number": number}


def indicator(world: World) -> dict[str, Any]:
    """An indicator of a dossier of Anna's."""
    reference = world.indicator.dossier.application.reference
    return {"reference": reference, "key": world.indicator.key}


def plan_of(world: World) -> dict[str, Any]:
    """An address about the plan of that dossier."""
    return {"reference": world.indicator.dossier.application.reference}


def activity(world: World) -> dict[str, Any]:
    """An activity of the same dossier."""
    reference = world.activity.dossier.application.reference
    return {"reference": reference, "key": world.activity.key}


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


def dossier_file(world: World) -> dict[str, Any]:
    """An address of an open file in the dossier that Eva assesses."""
    import json

    submission = world.assignment.application.submissions.get(phase="dossier")
    (found,) = (
        item["file"]["ref"]
        for item in json.loads(submission.package)["content"]["attachments"]
        if not item["confidential"]
    )
    return {**world.assessed(), "number": submission.receipt_number, "ref": found}


def jury_eoi(world: World) -> dict[str, Any]:
    """An application of which the EoI was handed in."""
    return world.assessed()


def committee_list(world: World) -> dict[str, Any]:
    """A decision list that is being prepared."""
    return {"key": world.row.decision_list.key}


def committee_row(world: World) -> dict[str, Any]:
    """A row of it."""
    return {**committee_list(world), "reference": world.row.application.reference}


def decided(world: World) -> dict[str, Any]:
    """An application with a released decision."""
    return {"reference": world.released_row.application.reference}
