"""The states of an application. Pure."""

from enum import StrEnum


class Status(StrEnum):
    EOI_DRAFT = "eoi_draft"
    EOI_SUBMITTED = "eoi_submitted"
    EOI_ADMISSIBLE = "eoi_admissible"
    EOI_INADMISSIBLE = "eoi_inadmissible"
    PITCH_SCHEDULED = "pitch_scheduled"
    PITCH_ATTENDED = "pitch_attended"
    PITCH_ABSENT = "pitch_absent"
    DOSSIER_DRAFT = "dossier_draft"
    DOSSIER_SUBMITTED = "dossier_submitted"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    DOSSIER_ADMISSIBLE = "dossier_admissible"
    DOSSIER_INADMISSIBLE = "dossier_inadmissible"
    IN_ASSESSMENT = "in_assessment"
    ADVICE_READY = "advice_ready"
    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NOT_HANDED_IN = "not_handed_in"
    AGREEMENT = "agreement"
    RUNNING = "running"
    CLOSED = "closed"
