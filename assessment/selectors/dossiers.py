"""The frozen dossier as an expert reads it, and what of it speaks to one sub-criterion."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from applications.models import Application, Submission
from applications.packages import Audience, ReadPackage, latest_submission, read_package
from applications.packages.reading import ReadSection
from applications.terms import Phase


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """The applicant's own sections on a sub-criterion, and all the other sections."""

    sections: tuple[ReadSection, ...]
    others: tuple[ReadSection, ...]


def expert_dossier(application: Application) -> ReadPackage:
    """The dossier that counts, without confidential files and contact data. Raises Http404."""
    return read_for(_latest(application, Phase.DOSSIER), Audience.EXPERT)


def eoi_for_jury(application: Application) -> ReadPackage:
    """The EoI that counts, with the pitch slides, as the jury reads it. Raises Http404."""
    return read_for(_latest(application, Phase.EOI), Audience.EXPERT)


def read_for(submission: Submission, audience: Audience) -> ReadPackage:
    """A package whose files are offered by this app's own checked address."""
    reference = submission.application.reference

    def address(ref: str) -> str:
        return reverse("assessment:package_file", args=[reference, submission.receipt_number, ref])

    return read_package(submission, audience=audience, address=address)


def for_criterion(package: ReadPackage, code: str) -> CriterionPart:
    """What of the dossier was written on sub-criterion `code`."""
    return CriterionPart(
        tuple(one for one in package.sections if one.criterion == code),
        tuple(one for one in package.sections if one.criterion != code),
    )


def _latest(application: Application, phase: Phase) -> Submission:
    submission = latest_submission(application, phase)
    if submission is None:
        raise Http404
    return submission
