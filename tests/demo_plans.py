"""The plan of a fictitious initiative as a document for ``check_plan``."""

from typing import Any

from portal.demo.initiatives import Initiative

YEARS = 3


def plan_document(one: Initiative) -> dict[str, Any]:
    """The plan of a file in the JSON form of ``check_plan``: enterprises first, then extra."""
    given = one["plan"]
    lines = [
        {
            "contributor": company["name"],
            "enterprise_number": company["number"],
            "kind": kind,
            "source": "enterprise",
            "amounts": [company[kind]] * YEARS,
        }
        for kind in ("cash", "in_kind")
        for company in one.companies
        if company.get(kind)
    ]
    lines += [
        {"contributor": name, "kind": kind, "source": source, "amounts": amounts}
        for name, kind, source, amounts in given.get("extra", ())
    ]
    return {
        "start_date": given["start"].isoformat(),
        "duration_months": given["months"],
        "personnel": [
            {"role": role, "fte": fte, "annual_cost": cost}
            for role, fte, cost in given["personnel"]
        ],
        "other_costs": [{"description": text, "amounts": sums} for text, sums in given["other"]],
        "subcontracting": [
            {"subcontractor": text, "amounts": sums} for text, sums in given["subcontracting"]
        ],
        "cofinancing": lines,
    }
