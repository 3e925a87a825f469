"""The rules on being on time, and on the gate to the second phase."""

from __future__ import annotations

from datetime import datetime

from applications.rules.case import Case, Words, idle, judged, not_applicable
from applications.terms import BRUSSELS
from portal.lib.daywords import moment_words
from portal.lib.findings import Finding


def to_the_second(moment: datetime) -> datetime:
    """The moment cut to the second, in Belgian time: 12:00:00.9 counts as 12:00:00."""
    return moment.replace(microsecond=0).astimezone(BRUSSELS)


def latest(case: Case) -> datetime | None:
    """The deadline that holds for this application: a named extension can only lengthen it."""
    deadline = case.terms.deadline(case.phase)
    extension = case.facts.extension
    if deadline is None or extension is None:
        return deadline
    return max(deadline, extension)


def deadline(case: Case) -> list[Finding]:
    """Received ≤ deadline of the phase, or a named extension."""
    rule = f"{case.phase}.deadline"
    severity = case.severity(rule)
    received = to_the_second(case.moment)
    limit = latest(case)
    if severity is None or limit is None:
        return [not_applicable(rule, severity, None, received.isoformat(), idle(severity))]
    nl, en = moment_words(limit, "nl"), moment_words(limit, "en")
    extended = case.facts.extension is not None and limit == case.facts.extension
    if extended:
        nl, en = f"{nl} (verlengd)", f"{en} (extended)"
    holds = received <= limit
    if holds:
        words = Words(f"Op tijd: indienen kan tot {nl}.", f"On time: submit by {en}.")
    else:
        words = Words(
            f"Te laat: indienen kon tot {nl}. Ontvangen: {moment_words(received, 'nl')}.",
            f"Too late: the deadline was {en}. Received: {moment_words(received, 'en')}.",
        )
    figures = (received.isoformat(), to_the_second(limit).isoformat())
    return [judged(rule, severity, None, holds, figures, words)]


def gate(case: Case) -> list[Finding]:
    """An EoI was submitted and not found inadmissible, and the pitch was attended."""
    rule = "dossier.gate"
    severity = case.severity(rule)
    if severity is None:
        return [not_applicable(rule, None, None, None, idle(None))]
    facts = case.facts.gate
    holds = False
    if not facts.eoi_submitted:
        words = Words(
            "Er is geen EoI ingediend. Zonder EoI is er geen volledig dossier mogelijk.",
            "No EoI was submitted. Without an EoI no full dossier is possible.",
        )
    elif facts.eoi_inadmissible:
        words = Words(
            "De EoI is onontvankelijk verklaard. Een volledig dossier is niet mogelijk.",
            "The EoI was found inadmissible. A full dossier is not possible.",
        )
    elif not facts.pitch_attended:
        words = Words(
            "De deelname aan de pitch is niet geregistreerd. Het dossier gaat open na de pitch.",
            "Attendance at the pitch is not recorded. The dossier opens after the pitch.",
        )
    else:
        holds = True
        words = Words(
            "De EoI is ingediend en er is deelgenomen aan de pitch.",
            "The EoI was submitted and the pitch was attended.",
        )
    return [judged(rule, severity, None, holds, (None, None), words)]
