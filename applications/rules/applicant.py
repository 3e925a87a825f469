"""The rules on the cluster organisation itself."""

from __future__ import annotations

from applications.rules.case import Case, Words, idle, judged, not_applicable
from portal.lib.findings import Finding


def legal_personality(case: Case) -> list[Finding]:
    """Legal personality; an organisation being founded is judged by the setting of the phase."""
    rule = "applicant.legal_personality"
    severity = case.severity(rule)
    if severity is None:
        return [not_applicable(rule, None, None, None, idle(None))]
    applicant = case.facts.applicant
    if applicant.has_legal_personality and not applicant.in_formation:
        words = Words(
            "De organisatie heeft rechtspersoonlijkheid.",
            "The organisation has legal personality.",
        )
        return [judged(rule, severity, None, True, (None, None), words)]
    if not applicant.in_formation:
        words = Words(
            "De aanvrager is een organisatie met rechtspersoonlijkheid. Kies een organisatie met "
            "rechtspersoonlijkheid, of geef aan dat ze in oprichting is.",
            "The applicant is an organisation with legal personality. Choose one, or say that it "
            "is being founded.",
        )
        return [judged(rule, severity, None, False, (None, None), words)]
    if not applicant.formation_is_complete:
        words = Words(
            "De organisatie is in oprichting. Vul naam, rechtsvorm, oprichter en verwachte datum "
            "in.",
            "The organisation is being founded. Fill in name, legal form, founder and expected "
            "date.",
        )
        return [judged(rule, severity, None, False, (None, None), words)]
    in_formation = case.severity(f"applicant.in_formation_{case.phase}")
    words = Words(
        "De organisatie is in oprichting en heeft nog geen rechtspersoonlijkheid. "
        "Bij het volledige dossier moet ze die hebben.",
        "The organisation is being founded and has no legal personality yet. "
        "At the full dossier it must have it.",
    )
    holds = in_formation is None
    return [judged(rule, in_formation or severity, None, holds, (None, None), words)]


def single_executor(case: Case) -> list[Finding]:
    """Exactly one executing organisation, new or host."""
    rule = "applicant.single_executor"
    severity = case.severity(rule)
    applicant = case.facts.applicant
    shown = str(applicant.executors)
    if severity is None:
        return [not_applicable(rule, None, None, shown, idle(None))]
    one = applicant.executors == 1
    if not one:
        words = Words(
            f"Er zijn {shown} uitvoerende organisaties; het moet er precies één zijn.",
            f"There are {shown} executing organisations; there must be exactly one.",
        )
    elif applicant.executor_kind not in ("new", "host"):
        words = Words(
            "Kies of de uitvoerende organisatie een nieuwe rechtspersoon of een bestaande "
            "host-organisatie is.",
            "Choose whether the executing organisation is a new legal person or an existing host "
            "organisation.",
        )
        one = False
    else:
        words = Words("Er is één uitvoerende organisatie.", "There is one executing organisation.")
    return [judged(rule, severity, None, one, (shown, "1"), words)]
