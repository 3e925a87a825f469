"""The data of applications. One module per subject; import from here."""

from .answers import Answer, Attachment, DeclarationGiven
from .application import Application, Collaborator, CollaboratorInvitation
from .call import Call, CallDocument, SupportedNetwork
from .checks import AdmissibilityCheck, DeadlineExtension, SupplementRequest
from .companies import CompanyMandate, LetterOfIntent
from .organisation import LegalForm, Organisation
from .phases import Activity, Dossier, ExpressionOfInterest, Indicator
from .pitch import FeedbackAnswer, FeedbackPoint, Pitch, PitchSlot
from .prediscussion import PreDiscussion
from .submission import Submission, SubmissionDocument

__all__ = [
    "Activity",
    "AdmissibilityCheck",
    "Answer",
    "Application",
    "Attachment",
    "Call",
    "CallDocument",
    "Collaborator",
    "CollaboratorInvitation",
    "CompanyMandate",
    "DeadlineExtension",
    "DeclarationGiven",
    "Dossier",
    "ExpressionOfInterest",
    "FeedbackAnswer",
    "FeedbackPoint",
    "Indicator",
    "LegalForm",
    "LetterOfIntent",
    "Organisation",
    "Pitch",
    "PitchSlot",
    "PreDiscussion",
    "Submission",
    "SubmissionDocument",
    "SupplementRequest",
    "SupportedNetwork",
]
