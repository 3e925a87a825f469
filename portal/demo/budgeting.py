"""The applicant's budget of the dossier: what it costs and who pays."""

from decimal import Decimal
from typing import Any

from budgets.actions.plan import save_plan
from portal.lib.keys import new_key

from .case import Case


def plan(case: Case) -> None:
    """The budget, and who pays: a line per enterprise and kind, and what the file adds."""
    given = case.initiative["plan"]
    years = case.call.terms.years
    costs = [
        _line(heading="personnel", description=text, fte=years_of(fte), annual_cost=years_of(cost))
        for text, fte, cost in given.get("personnel", ())
    ]
    for heading in ("other", "subcontracting"):
        costs += [
            _line(heading=heading, description=text, amounts=years_of(amounts))
            for text, amounts in given.get(heading, ())
        ]
    shares = [
        _line(
            contributor=company["name"],
            enterprise_number=company["number"],
            kind=kind,
            source="enterprise",
            amounts=years_of(_spread(company[kind], years)),
        )
        for kind in ("cash", "in_kind")
        for company in case.initiative.companies
        if company.get(kind)
    ]
    shares += [
        _line(contributor=text, kind=kind, source=source, amounts=years_of(amounts))
        for text, kind, source, amounts in given.get("extra", ())
    ]
    save_plan(
        case.application,
        by=case.writer(),
        version=0,
        header={
            "start_date": case.calendar.day(given["start"]),
            "duration_months": given["months"],
            "subsidy_requested": years_of(given["subsidy"])
            if "subsidy" in given
            else (None,) * years,
        },
        cost_lines=costs,
        cofinancing_lines=shares,
    )


def _line(**values: Any) -> dict[str, Any]:
    return {"key": new_key(), **values}


def years_of(values: Any) -> tuple[Decimal | None, ...]:
    """One value per year, as typed: `97 000` is 97000, an empty text is nothing yet."""
    typed = [str(value).replace(" ", "") for value in values]
    return tuple(Decimal(value) if value else None for value in typed)


def _spread(amount: Any, years: int) -> list[Any]:
    """The same amount each year, or what the file gives per year."""
    return list(amount) if isinstance(amount, list) else [amount] * years
