"""How each state reads, for the applicant and for staff, and whose turn it is. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from .status import Status


class Turn(StrEnum):
    """Who must act now."""

    APPLICANT = "applicant"
    AGENCY = "agency"
    EXPERTS = "experts"
    COMMITTEE = "committee"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Label:
    nl: str
    en: str

    def text(self, language: str) -> str:
        return self.en if language == "en" else self.nl


@dataclass(frozen=True)
class StatusInfo:
    """How a status reads: words for the applicant and for staff, tone, whose turn it is.

    `tone`: draft, waiting, good, bad, warning or closed (colour and icon hang on it).
    """

    applicant: Label
    staff: Label
    tone: str
    turn: Turn


LOOKS: dict[str, tuple[str, str]] = {
    "draft": ("warning", "pen"),
    "waiting": ("info", "clock"),
    "good": ("success", "check"),
    "bad": ("error", "cross"),
    "warning": ("warning", "warning"),
    "closed": ("neutral", "lock"),
}
"""Tone of the look and icon, per tone of a status."""

STATUS_INFO: dict[Status, StatusInfo] = {
    Status.EOI_DRAFT: StatusInfo(
        Label("EoI nog niet ingediend", "EoI not submitted yet"),
        Label("EoI in opmaak", "EoI being drafted"),
        "draft",
        Turn.APPLICANT,
    ),
    Status.EOI_SUBMITTED: StatusInfo(
        Label("EoI ingediend", "EoI submitted"),
        Label("EoI te controleren", "EoI to check"),
        "waiting",
        Turn.AGENCY,
    ),
    Status.EOI_ADMISSIBLE: StatusInfo(
        Label("EoI ontvankelijk, pitch nog in te plannen", "EoI admissible, pitch to be scheduled"),
        Label("EoI ontvankelijk", "EoI admissible"),
        "good",
        Turn.AGENCY,
    ),
    Status.EOI_INADMISSIBLE: StatusInfo(
        Label("EoI niet ontvankelijk", "EoI not admissible"),
        Label("EoI onontvankelijk", "EoI inadmissible"),
        "bad",
        Turn.NOBODY,
    ),
    Status.PITCH_SCHEDULED: StatusInfo(
        Label("Pitch ingepland", "Pitch scheduled"),
        Label("Pitch ingepland", "Pitch scheduled"),
        "waiting",
        Turn.APPLICANT,
    ),
    Status.PITCH_ATTENDED: StatusInfo(
        Label("Dossier nog niet ingediend", "Dossier not submitted yet"),
        Label("Pitch gehouden", "Pitch held"),
        "draft",
        Turn.APPLICANT,
    ),
    Status.PITCH_ABSENT: StatusInfo(
        Label("Niet deelgenomen aan de pitch", "Did not take part in the pitch"),
        Label("Afwezig op de pitch", "Absent at the pitch"),
        "bad",
        Turn.NOBODY,
    ),
    Status.DOSSIER_DRAFT: StatusInfo(
        Label("Dossier nog niet ingediend", "Dossier not submitted yet"),
        Label("Dossier in opmaak", "Dossier being drafted"),
        "draft",
        Turn.APPLICANT,
    ),
    Status.DOSSIER_SUBMITTED: StatusInfo(
        Label("Dossier ingediend", "Dossier submitted"),
        Label("Dossier te controleren", "Dossier to check"),
        "waiting",
        Turn.AGENCY,
    ),
    Status.SUPPLEMENT_REQUESTED: StatusInfo(
        Label("Aanvulling gevraagd", "Supplement requested"),
        Label("Aanvulling gevraagd", "Supplement requested"),
        "warning",
        Turn.APPLICANT,
    ),
    Status.DOSSIER_ADMISSIBLE: StatusInfo(
        Label("Dossier ontvankelijk", "Dossier admissible"),
        Label("Dossier ontvankelijk", "Dossier admissible"),
        "good",
        Turn.AGENCY,
    ),
    Status.DOSSIER_INADMISSIBLE: StatusInfo(
        Label("Dossier niet ontvankelijk", "Dossier not admissible"),
        Label("Dossier onontvankelijk", "Dossier inadmissible"),
        "bad",
        Turn.NOBODY,
    ),
    Status.IN_ASSESSMENT: StatusInfo(
        Label("In beoordeling", "Being assessed"),
        Label("In beoordeling", "In assessment"),
        "waiting",
        Turn.EXPERTS,
    ),
    Status.ADVICE_READY: StatusInfo(
        Label("In beoordeling", "Being assessed"),
        Label("Advies klaar", "Advice ready"),
        "waiting",
        Turn.COMMITTEE,
    ),
    Status.APPROVED: StatusInfo(
        Label("Goedgekeurd", "Approved"),
        Label("Goedgekeurd", "Approved"),
        "good",
        Turn.AGENCY,
    ),
    Status.APPROVED_WITH_CONDITIONS: StatusInfo(
        Label("Goedgekeurd met voorwaarden", "Approved with conditions"),
        Label("Goedgekeurd met voorwaarden", "Approved with conditions"),
        "good",
        Turn.APPLICANT,
    ),
    Status.REJECTED: StatusInfo(
        Label("Niet goedgekeurd", "Not approved"),
        Label("Niet goedgekeurd", "Not approved"),
        "bad",
        Turn.NOBODY,
    ),
    Status.WITHDRAWN: StatusInfo(
        Label("Ingetrokken", "Withdrawn"),
        Label("Ingetrokken", "Withdrawn"),
        "closed",
        Turn.NOBODY,
    ),
    Status.NOT_HANDED_IN: StatusInfo(
        Label("Niet ingediend voor de deadline", "Not submitted before the deadline"),
        Label("Niet ingediend", "Not handed in"),
        "closed",
        Turn.NOBODY,
    ),
    Status.AGREEMENT: StatusInfo(
        Label("Overeenkomst", "Agreement"),
        Label("Overeenkomst", "Agreement"),
        "good",
        Turn.AGENCY,
    ),
    Status.RUNNING: StatusInfo(
        Label("In uitvoering", "Running"),
        Label("In uitvoering", "Running"),
        "good",
        Turn.APPLICANT,
    ),
    Status.CLOSED: StatusInfo(
        Label("Afgesloten", "Closed"), Label("Afgesloten", "Closed"), "closed", Turn.NOBODY
    ),
}
