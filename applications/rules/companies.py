"""The rules on the enterprises that back the application: who counts, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from applications.rules.case import Case, Fault, Words, each, idle, judged, not_applicable
from applications.rules.facts import ApplicantFacts, CompanyFacts
from portal.lib.enterprise import (
    EnterpriseNumberError,
    format_enterprise_number,
    parse_enterprise_number,
)
from portal.lib.findings import Finding
from portal.lib.postcodes import is_flemish_postcode

NO_COMPANIES = Words("Er zijn nog geen ondernemingen.", "There are no enterprises yet.")


def company_facts(
    *,
    name: str,
    enterprise_number: str,
    postcode: str,
    counted: bool | None,
    letters: Iterable[tuple[str, bool]],
    phase: str,
) -> CompanyFacts:
    """What the rules look at. ``letters``: of each letter in force its phase, and whether it
    carries the mandate. ``counted``: what staff says of it as Flemish; None: no word."""
    held = list(letters)
    # staff may also find that an establishment is not what the post code says
    shown = postcode and counted is not False
    return CompanyFacts(
        name=name,
        enterprise_number=enterprise_number,
        postcodes=(postcode,) if shown else (),
        counted_by_staff=bool(counted),
        has_mandate=any(carries for _phase, carries in held),
        has_letter=any(of == phase for of, _carries in held),
    )


def valid_number(company: CompanyFacts) -> str | None:
    """The ten digits of the company's number, or None when it is no enterprise number."""
    try:
        return parse_enterprise_number(company.enterprise_number)
    except EnterpriseNumberError:
        return None


def is_flemish(company: CompanyFacts) -> bool:
    """An establishment in the Flemish Region, or counted by staff with a reason."""
    return company.counted_by_staff or any(map(is_flemish_postcode, company.postcodes))


def is_own(company: CompanyFacts, applicant: ApplicantFacts) -> bool:
    """The company is the applicant itself."""
    if applicant.enterprise_number is None:
        return False
    try:
        own = parse_enterprise_number(applicant.enterprise_number)
    except EnterpriseNumberError:
        return False
    return valid_number(company) == own


def counts(company: CompanyFacts, applicant: ApplicantFacts) -> bool:
    """Whether a mandate or letter of this company counts towards the minimum."""
    return (
        valid_number(company) is not None and is_flemish(company) and not is_own(company, applicant)
    )


def counted(case: Case, has: Callable[[CompanyFacts], bool]) -> int:
    """How many distinct enterprises that count have what ``has`` asks."""
    facts = case.facts
    return len(
        {
            valid_number(company)
            for company in facts.companies
            if has(company) and counts(company, facts.applicant)
        }
    )


def mandates_minimum(case: Case) -> list[Finding]:
    """At least the minimum of distinct Flemish enterprises gave a mandate."""
    subject = Words("mandaten van Vlaamse ondernemingen", "mandates of Flemish enterprises")
    minimum = case.terms.limits.mandates_min
    return _minimum(case, "mandates.minimum", subject, minimum, lambda item: item.has_mandate)


def letters_minimum(case: Case) -> list[Finding]:
    """At least the minimum of letters of intent from distinct Flemish enterprises."""
    subject = Words(
        "intentiebrieven van Vlaamse ondernemingen", "letters of intent of Flemish enterprises"
    )
    minimum = case.terms.limits.letters_min
    return _minimum(case, "letters.minimum", subject, minimum, lambda item: item.has_letter)


def _minimum(
    case: Case,
    rule: str,
    subject: Words,
    minimum: int | None,
    has: Callable[[CompanyFacts], bool],
) -> list[Finding]:
    severity = case.severity(rule)
    number = counted(case, has)
    if severity is None or minimum is None:
        return [not_applicable(rule, severity, None, str(number), idle(severity))]
    given = sum(map(has, case.facts.companies))
    nl = f"{number} van de {minimum} {subject.nl}."
    en = f"{number} of the {minimum} {subject.en}."
    if given > number:
        nl += f" {given - number} {'telt' if given - number == 1 else 'tellen'} niet mee."
        en += f" {given - number} {'does' if given - number == 1 else 'do'} not count."
    if number < minimum:
        gap = minimum - number
        nl += f" Er {'ontbreekt' if gap == 1 else 'ontbreken'} er nog {gap}. Nodig nog "
        nl += "een onderneming uit." if gap == 1 else "ondernemingen uit."
        en += f" {gap} more {'is' if gap == 1 else 'are'} needed. Invite "
        en += "another enterprise." if gap == 1 else "more enterprises."
    figures = (str(number), str(minimum))
    return [judged(rule, severity, None, number >= minimum, figures, Words(nl, en))]


def _shown(company: CompanyFacts) -> str:
    number = valid_number(company)
    shown = format_enterprise_number(number) if number else company.enterprise_number
    return f"{company.name} ({shown})" if shown else company.name


def _faults(
    case: Case, wrong: Callable[[CompanyFacts], bool], words: Callable[[CompanyFacts], Words]
) -> list[Fault]:
    return [
        Fault(f"companies[{index}]", words(company))
        for index, company in enumerate(case.facts.companies)
        if wrong(company)
    ]


def _each(
    case: Case,
    rule: str,
    wrong: Callable[[CompanyFacts], bool],
    words: Callable[[CompanyFacts], Words],
    whole: Words,
) -> list[Finding]:
    nothing = None if case.facts.companies else NO_COMPANIES
    return each(case, rule, _faults(case, wrong, words), whole, nothing)


def flemish(case: Case) -> list[Finding]:
    """Every enterprise has an establishment in the Flemish Region; others are not counted."""

    def words(company: CompanyFacts) -> Words:
        if not company.postcodes:
            return Words(
                f"{_shown(company)}: vul de postcode van een vestiging in het Vlaamse Gewest in. "
                "Zonder telt de onderneming niet mee.",
                f"{_shown(company)}: fill in the post code of an establishment in the Flemish "
                "Region. Without it the enterprise is not counted.",
            )
        return Words(
            f"{_shown(company)} heeft geen vestiging in het Vlaamse Gewest en telt niet mee.",
            f"{_shown(company)} has no establishment in the Flemish Region and is not counted.",
        )

    whole = Words(
        "Alle ondernemingen hebben een vestiging in het Vlaamse Gewest.",
        "All enterprises have an establishment in the Flemish Region.",
    )
    return _each(case, "mandates.flemish", lambda company: not is_flemish(company), words, whole)


def number(case: Case) -> list[Finding]:
    """Every enterprise number passes its check digits."""
    return _each(
        case,
        "mandates.number",
        lambda company: valid_number(company) is None,
        lambda company: Words(
            f"{_shown(company)}: dit ondernemingsnummer is niet geldig. Kijk het na; "
            "zonder geldig nummer telt de onderneming niet mee.",
            f"{_shown(company)}: this enterprise number is not valid. Check it; without a valid "
            "number the enterprise is not counted.",
        ),
        Words("Alle ondernemingsnummers zijn geldig.", "All enterprise numbers are valid."),
    )


def not_own(case: Case) -> list[Finding]:
    """The applicant does not count as its own backer."""
    return _each(
        case,
        "mandates.not_own",
        lambda company: is_own(company, case.facts.applicant),
        lambda company: Words(
            f"{_shown(company)} is de aanvrager zelf en telt niet mee.",
            f"{_shown(company)} is the applicant itself and is not counted.",
        ),
        Words(
            "De aanvrager staat niet bij de ondernemingen.",
            "The applicant is not among the enterprises.",
        ),
    )


def shared(case: Case) -> list[Finding]:
    """For staff: the enterprise backs another application of this call."""
    return _each(
        case,
        "mandates.shared",
        lambda company: bool(company.shared_with),
        lambda company: Words(
            f"{_shown(company)} steunt ook {', '.join(company.shared_with)}.",
            f"{_shown(company)} also backs {', '.join(company.shared_with)}.",
        ),
        Words(
            "Geen enkele onderneming steunt een andere aanvraag van deze oproep.",
            "No enterprise backs another application of this call.",
        ),
    )
