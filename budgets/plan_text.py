"""The answer of ``check_plan`` as text for a terminal, in Dutch."""

from __future__ import annotations

from budgets.rules import CATALOGUE, PlanResult
from budgets.rules.sums import SUM_NAMES
from portal.lib.findings import Finding, Outcome
from portal.lib.money import format_decimal

_LABELS: dict[str, str] = {
    "personnel": "Personeelskosten",
    "other": "Overige kosten",
    "subcontracting": "Grote onderaanneming",
    "costs": "Projectbegroting (C)",
    "fte": "VTE",
    "cash": "Cash",
    "in_kind": "In natura",
    "activity_income": "Inkomsten uit activiteiten",
    "not_counted": "Telt niet mee",
    "cofinancing": "Cofinanciering (F)",
    "subsidy": "Subsidie (S)",
}

_MARKS: dict[Outcome, str] = {
    Outcome.PASS: "in orde",
    Outcome.FAIL: "FOUT",
    Outcome.WARN: "let op",
    Outcome.NOT_APPLICABLE: "n.v.t.",
}

_SEVERITIES = {"blocking": "blokkerend", "warning": "waarschuwing", "info": "ter info"}


def plan_text(result: PlanResult) -> str:
    """Sums per year, every finding, and the conclusion."""
    return "\n".join([f"Oproep {result.call}", "", *_sums(result), "", *_findings(result), ""]) + (
        f"\n{_conclusion(result)}\n"
    )


def _sums(result: PlanResult) -> list[str]:
    columns = [f"jaar {number}" for number in range(1, len(result.years) + 1)] + ["totaal"]
    rows = [f"{'':<28}" + "".join(f"{column:>18}" for column in columns)]
    for name in SUM_NAMES:
        values = [getattr(sums, name) for sums in (*result.years, result.totals)]
        cells = "".join(f"{format_decimal(value):>18}" for value in values)
        rows.append(f"{_LABELS[name]:<28}{cells}")
    return rows


def _findings(result: PlanResult) -> list[str]:
    lines: list[str] = []
    for entry in CATALOGUE:
        found = [finding for finding in result.findings if finding.rule == entry.rule]
        if found:
            lines.append(f"{entry.rule} ({_SEVERITIES[found[0].severity]}): {entry.title_nl}")
            lines += [_finding(finding) for finding in found]
    return lines


def _finding(finding: Finding) -> str:
    where = finding.place or ("totaal" if finding.year is None else f"jaar {finding.year}")
    return f"  {_MARKS[finding.outcome]:<8} {where:<16} {finding.message_nl}"


def _conclusion(result: PlanResult) -> str:
    blocking = sum(finding.blocks for finding in result.findings)
    warnings = sum(finding.outcome is Outcome.WARN for finding in result.findings)
    looks = f"{warnings} {'waarschuwing' if warnings == 1 else 'waarschuwingen'}"
    if blocking == 0:
        return f"Besluit: in orde, geen blokkerende fouten, {looks}."
    faults = f"{blocking} blokkerende {'fout' if blocking == 1 else 'fouten'}"
    return f"Besluit: niet in orde, {faults}, {looks}."
