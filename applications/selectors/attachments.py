"""The files of an application under the requirements of its call."""

from collections import defaultdict
from dataclasses import dataclass

from applications.models import Application, Attachment, Submission
from applications.terms import AttachmentRequirement, Phase


@dataclass(frozen=True, slots=True)
class RequiredFiles:
    """One requirement with its files in the draft, and those removed or replaced."""

    requirement: AttachmentRequirement
    present: tuple[Attachment, ...]
    earlier: tuple[Attachment, ...]


def files_of(application: Application, phase: Phase) -> list[RequiredFiles]:
    """Every requirement of the phase in the call's order. Two queries."""
    present, earlier = defaultdict(list), defaultdict(list)
    rows = application.attachments.filter(phase=phase).select_related("file", "uploaded_by")
    for attachment in rows:
        (earlier if attachment.removed_at else present)[attachment.requirement].append(attachment)
    return [
        RequiredFiles(one, tuple(present[one.key]), tuple(earlier[one.key]))
        for one in application.call.terms.attachments_of(phase)
    ]


def was_submitted(attachment: Attachment) -> bool:
    """Is the file part of a package that was handed in?"""
    return Submission.objects.filter(
        application=attachment.application_id,
        phase=attachment.phase,
        package__contains=attachment.file.sha256,
    ).exists()
