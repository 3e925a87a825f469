"""The letters desk: every enterprise, its letters, why it does not count, and how many do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Application, CompanyMandate, LetterOfIntent, Submission
from applications.rules import (
    ApplicantFacts,
    ApplicationFacts,
    CompanyFacts,
    company_facts,
    is_flemish,
)
from applications.rules.case import Case
from applications.rules.companies import is_own, letters_minimum, mandates_minimum
from applications.terms import Phase
from portal.lib import clock
from portal.lib.findings import Finding
from portal.records.models import Scan


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """One enterprise: its letters in force by phase, the earlier ones, what keeps it back."""

    mandate: CompanyMandate
    letter: LetterOfIntent | None
    eoi_letter: LetterOfIntent | None
    earlier: tuple[LetterOfIntent, ...]
    has_mandate: bool
    reasons: tuple[str, ...]

    @property
    def may_reconfirm(self) -> bool:
        return self.letter is None and self.eoi_letter is not None


@dataclass(frozen=True, slots=True)
class Desk:
    """The lines, and what the two rules on the minimum say (actual and limit as text)."""

    phase: Phase
    lines: tuple[CompanyLine, ...]
    letters: Finding
    mandates: Finding

    @property
    def to_reconfirm(self) -> list[CompanyLine]:
        return [line for line in self.lines if line.may_reconfirm]


def desk_of(application: Application, phase: Phase) -> Desk:
    """Every enterprise of the application as the rules see it in `phase`. Two queries."""
    applicant = _applicant(application)
    lines, facts = [], []
    mandates = application.mandates.prefetch_related("letters__file", "letters__added_by")
    for mandate in mandates.order_by("name", "enterprise_number"):
        letters = list(mandate.letters.all())
        held = [one for one in letters if one.removed_at is None]
        sound = [one for one in held if one.file.scan != Scan.INFECTED]
        if phase == Phase.EOI:
            sound = [one for one in sound if one.phase == Phase.EOI]
        fact = _facts(mandate, sound, phase)
        facts.append(fact)
        by_phase = {one.phase: one for one in held}
        lines.append(
            CompanyLine(
                mandate,
                by_phase.get(phase),
                by_phase.get(Phase.EOI) if phase == Phase.DOSSIER else None,
                tuple(one for one in letters if one.removed_at),
                fact.has_mandate,
                tuple(_reasons(fact, applicant, by_phase.get(phase))),
            )
        )
    whole = ApplicationFacts(applicant=applicant, companies=tuple(facts))
    case = Case(whole, application.call.terms, phase, clock.now())
    return Desk(phase, tuple(lines), letters_minimum(case)[0], mandates_minimum(case)[0])


def line_of(application: Application, phase: Phase, number: str) -> CompanyLine | None:
    """The line of one enterprise, or None."""
    lines = desk_of(application, phase).lines
    return next((one for one in lines if one.mandate.enterprise_number == number), None)


def was_handed_in(mandate: CompanyMandate) -> bool:
    """Does a package that was handed in name this enterprise?"""
    return Submission.objects.filter(
        application=mandate.application_id, package__contains=mandate.enterprise_number
    ).exists()


def letter_was_handed_in(letter: LetterOfIntent) -> bool:
    """Is this letter part of a package that was handed in?"""
    return Submission.objects.filter(
        application=letter.mandate.application_id, package__contains=letter.file.sha256
    ).exists()


def _applicant(application: Application) -> ApplicantFacts:
    organisation = application.organisation
    if organisation is None:
        return ApplicantFacts(False, executors=0)
    return ApplicantFacts(
        organisation.has_legal_personality,
        enterprise_number=organisation.enterprise_number or None,
    )


def _facts(mandate: CompanyMandate, letters: list[LetterOfIntent], phase: Phase) -> CompanyFacts:
    return company_facts(
        name=mandate.name,
        enterprise_number=mandate.enterprise_number,
        postcode=mandate.postcode,
        counted=mandate.counted_by_staff,
        letters=((one.phase, one.carries_mandate) for one in letters),
        phase=phase,
    )


def _reasons(
    fact: CompanyFacts, applicant: ApplicantFacts, letter: LetterOfIntent | None
) -> list[str]:
    found = []
    if is_own(fact, applicant):
        found.append(_("This is the applicant's own number."))
    if not is_flemish(fact):
        found.append(
            _("No establishment in the Flemish Region.")
            if fact.postcodes
            else _("The post code of an establishment in the Flemish Region is missing.")
        )
    if not fact.has_letter:
        infected = letter is not None and letter.file.scan == Scan.INFECTED
        found.append(_("The letter contains a virus.") if infected else _("No letter yet."))
    if not fact.has_mandate:
        found.append(_("No letter contains the mandate."))
    return found
