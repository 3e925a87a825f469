"""The rules on the dates of the project: duration and latest start."""

from __future__ import annotations

from budgets.rules.case import Case, Words, idle, judged, not_applicable
from portal.lib.daywords import day_words
from portal.lib.findings import Finding, Severity


def duration(case: Case) -> list[Finding]:
    """Months ≤ maximum, else it fails; fewer than expected asks for a look."""
    rule = "project.duration"
    limits = case.terms.limits
    severity = case.severity(rule)
    longest, expected = limits.months_max, limits.months_expected
    months = case.plan.duration_months if case.plan else None
    shown = None if months is None else str(months)
    if severity is None or (longest is None and expected is None):
        return [not_applicable(rule, severity, None, shown, idle(severity))]
    limit = longest if longest is not None else expected
    if months is None:
        words = Words("Er is nog geen looptijd ingevuld.", "No duration has been filled in yet.")
        return [not_applicable(rule, severity, None, None, words)]
    too_long = longest is not None and months > longest
    short = case.severity("project.duration_short")
    if not too_long and expected is not None and months < expected and short is not None:
        return [_short(rule, short, months, expected)]
    words = Words(
        f"De looptijd is {months} maanden. Het maximum is {limit} maanden.",
        f"The duration is {months} months. The maximum is {limit} months.",
    )
    if longest is None:
        words = Words(
            f"De looptijd is {months} maanden.",
            f"The duration is {months} months.",
        )
    if longest is not None and too_long:
        excess = months - longest
        words = Words(
            f"{words.nl} Dat is {excess} te veel: verkort de looptijd.",
            f"{words.en} That is {excess} too many: shorten the duration.",
        )
    return [judged(rule, severity, None, not too_long, (str(months), str(limit)), words)]


def _short(rule: str, severity: Severity, months: int, expected: int) -> Finding:
    gap = expected - months
    words = Words(
        f"De looptijd is {months} maanden, {gap} minder dan de verwachte {expected}. "
        "Kijk na of dat de bedoeling is.",
        f"The duration is {months} months, {gap} fewer than the expected {expected}. "
        "Check whether that is intended.",
    )
    return judged(rule, severity, None, False, (str(months), str(expected)), words)


def start_latest(case: Case) -> list[Finding]:
    """Start ≤ latest start."""
    rule = "project.start_latest"
    severity = case.severity(rule)
    latest = case.terms.limits.start_latest
    start = case.plan.start_date if case.plan else None
    shown = None if start is None else start.isoformat()
    if severity is None or latest is None:
        return [not_applicable(rule, severity, None, shown, idle(severity))]
    if start is None:
        words = Words(
            "Er is nog geen startdatum ingevuld.", "No start date has been filled in yet."
        )
        return [not_applicable(rule, severity, None, None, words)]
    words = Words(
        f"Het project start op {day_words(start, 'nl')}. "
        f"De uiterste startdatum is {day_words(latest, 'nl')}.",
        f"The project starts on {day_words(start, 'en')}. "
        f"The latest start is {day_words(latest, 'en')}.",
    )
    if start > latest:
        late = (start - latest).days
        words = Words(
            f"{words.nl} Dat is {late} {'dag' if late == 1 else 'dagen'} te laat: "
            "kies een vroegere startdatum.",
            f"{words.en} That is {late} {'day' if late == 1 else 'days'} too late: "
            "choose an earlier start.",
        )
    figures = (start.isoformat(), latest.isoformat())
    return [judged(rule, severity, None, start <= latest, figures, words)]
