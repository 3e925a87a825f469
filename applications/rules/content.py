"""The rules on what is filled in: sections, attachments, indicators, declarations, feedback."""

from __future__ import annotations

from applications.rules.case import NO_LIMIT, Case, Fault, Words, each, idle, not_applicable
from applications.terms import AttachmentRequirement, Phase, Section
from portal.lib.findings import Finding

FAMILIES: dict[str, Words] = {
    "ecosystem": Words("opbouw ecosysteem", "building the ecosystem"),
    "cooperation": Words("samenwerking tussen actoren", "cooperation between actors"),
}


def eoi_sections(case: Case) -> list[Finding]:
    """All sections of the EoI are filled in, within their length."""
    sections = case.terms.sections_of(Phase.EOI)
    whole = Words(
        "Alle onderdelen van de EoI zijn ingevuld.", "All sections of the EoI are filled in."
    )
    faults = _section_faults(case, sections)
    return each(case, "eoi.sections", faults, whole, None if sections else NO_LIMIT)


def dossier_sections(case: Case) -> list[Finding]:
    """All sections of the dossier, and the attachments that the call requires in it."""
    sections = case.terms.sections_of(Phase.DOSSIER)
    required = _required(case, Phase.DOSSIER)
    whole = Words(
        "Alle onderdelen van het dossier zijn ingevuld.",
        "All sections of the dossier are filled in.",
    )
    faults = _section_faults(case, sections) + _attachment_faults(case, required)
    nothing = None if sections or required else NO_LIMIT
    return each(case, "dossier.sections", faults, whole, nothing)


def _section_faults(case: Case, sections: tuple[Section, ...]) -> list[Fault]:
    words = case.facts.words or {}
    faults = []
    for section in sections:
        count, most = words.get(section.key, 0), section.max_words
        place = f"sections.{section.key}"
        limit = None if most is None else str(most)
        nl, en = f"{section.number}. {section.title.nl}", f"{section.number}. {section.title.en}"
        if count == 0:
            sentence = Words(f"{nl}: nog niet ingevuld.", f"{en}: not filled in yet.")
            faults.append(Fault(place, sentence, "0", limit))
        elif most is not None and count > most:
            over = count - most
            sentence = Words(
                f"{nl}: {count} woorden, {over} meer dan de limiet van {most}. Kort de tekst in.",
                f"{en}: {count} words, {over} over the limit of {most}. Shorten the text.",
            )
            faults.append(Fault(place, sentence, str(count), limit))
    return faults


def pitch_slides(case: Case) -> list[Finding]:
    """The pitch slides, and whatever else the call requires as an attachment of the EoI."""
    required = _required(case, Phase.EOI)
    whole = Words("De presentatie is bijgevoegd.", "The slides are attached.")
    faults = _attachment_faults(case, required)
    return each(case, "eoi.pitch_slides", faults, whole, None if required else NO_LIMIT)


def _required(case: Case, phase: Phase) -> list[AttachmentRequirement]:
    return [item for item in case.terms.attachments_of(phase) if item.required]


def _attachment_faults(case: Case, required: list[AttachmentRequirement]) -> list[Fault]:
    return [
        Fault(
            f"attachments.{item.key}",
            Words(
                f"Deze bijlage ontbreekt nog: {item.title.nl}.",
                f"This attachment is still missing: {item.title.en}.",
            ),
        )
        for item in required
        if item.key not in case.facts.attachments
    ]


def indicators(case: Case) -> list[Finding]:
    """Enough indicators of each family, and enough that are project-specific."""
    rule = "dossier.indicators"
    per_family = case.terms.limits.indicators_per_family_min
    own = case.terms.limits.project_indicators_min
    severity = case.severity(rule)
    if severity is None or (per_family is None and own is None):
        return [not_applicable(rule, severity, None, None, idle(severity))]
    given = case.facts.indicators
    faults = []
    if per_family is not None:
        for family, name in FAMILIES.items():
            count = sum(item.family == family for item in given)
            if count < per_family:
                faults.append(
                    _indicator_fault(
                        family,
                        count,
                        per_family,
                        Words(f"in de familie {name.nl}", f"in the family {name.en}"),
                    )
                )
    if own is not None:
        count = sum(item.project_specific for item in given)
        if count < own:
            specific = Words("eigen aan het project", "specific to the project")
            faults.append(_indicator_fault("project", count, own, specific))
    whole = Words("Er zijn voldoende indicatoren.", "There are enough indicators.")
    return each(case, rule, faults, whole)


def _indicator_fault(key: str, count: int, least: int, where: Words) -> Fault:
    words = Words(
        f"Indicatoren {where.nl}: {count}, minstens {least}. Voeg er {least - count} toe.",
        f"Indicators {where.en}: {count}, at least {least}. Add {least - count}.",
    )
    return Fault(f"indicators.{key}", words, str(count), str(least))


def declarations(case: Case) -> list[Finding]:
    """All declarations are ticked."""
    asked = case.terms.declarations
    faults = [
        Fault(
            f"declarations.{item.key}",
            Words(
                f"Deze verklaring is nog niet aangevinkt: {item.text.nl}",
                f"This declaration is not ticked yet: {item.text.en}",
            ),
        )
        for item in asked
        if item.key not in case.facts.declarations
    ]
    whole = Words("Alle verklaringen zijn aangevinkt.", "All declarations are ticked.")
    return each(case, "dossier.declarations", faults, whole, None if asked else NO_LIMIT)


def feedback_answered(case: Case) -> list[Finding]:
    """Every point of feedback has an answer."""
    points = case.facts.feedback
    faults = [
        Fault(
            f"feedback.{point.number}",
            Words(
                f"Punt {point.number} van de feedback heeft nog geen antwoord.",
                f"Point {point.number} of the feedback has no answer yet.",
            ),
        )
        for point in points
        if not point.is_answered
    ]
    whole = Words(
        "Elk punt van de feedback heeft een antwoord.", "Every point of feedback has an answer."
    )
    nothing = None if points else Words("Er is geen feedback.", "There is no feedback.")
    return each(case, "dossier.feedback_answered", faults, whole, nothing)
