"""What a dossier is filled with: short texts, a few items, and a plan that keeps every rule."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from applications.actions.answers import save_answer
from applications.actions.dossier import save_declarations, save_item, save_spearhead
from applications.models import Activity, Application, Indicator
from applications.selectors.versions import version_of
from applications.terms import Phase, Section
from budgets.actions.plan import save_plan
from budgets.models import BudgetPlan
from portal.accounts.models import User
from portal.lib.keys import new_key
from tests.builders.eoi import enterprise_number


def short_text(section: Section) -> str:
    """One sentence for a section."""
    return f"Antwoord over {section.title.nl}."


def write_dossier(
    application: Application, *, by: User, text: Callable[[Section], str] = short_text
) -> None:
    """The sections, spearhead, indicators, activities and declarations."""
    terms = application.call.terms
    for section in terms.sections_of(Phase.DOSSIER):
        save_answer(application, Phase.DOSSIER, section.key, text(section), by=by, version=0)
    save_spearhead(
        application,
        by=by,
        version=version_of(application.dossier),
        in_spc_domain=True,
        spc_name="Catalisti",
        spc_conditions=["niche_group", "aligned"],
        spc_motivation="De weverijen vallen buiten de chemie; er is overlegd en afgestemd.",
    )
    for item in _items():
        save_item(application, item, by=by, version=version_of(None))
    save_declarations(application, [one.key for one in terms.declarations], by=by)


def _items() -> list[Indicator | Activity]:
    targets = [Decimal(value) for value in (12, 15, 20)]
    return [
        Indicator(
            family="ecosystem",
            kind="programme",
            code="ECO-1",
            label="Actieve leden-ondernemingen",
            unit="aantal",
            baseline="10",
            targets=targets,
            proof="Ledenregister",
        ),
        Indicator(
            family="cooperation",
            kind="project",
            label="Gedeelde proefweefgetouwen",
            unit="aantal",
            baseline="0",
            targets=targets,
            proof="Inventaris",
        ),
        Activity(
            title="Lerend netwerk van weverijen",
            description="Zes bijeenkomsten per jaar rond een gedeelde drempel.",
            scope="coordination",
            carries_costs=True,
            price="cost",
            open_to_all=True,
            personalised=False,
            distorts_market=False,
        ),
        Activity(
            title="Proeftuin sensoren in textiel",
            description="Vijf leden bouwen samen een demonstrator.",
            scope="in_cluster",
            open_to_all=True,
            personalised=False,
            distorts_market=False,
            other_support="Ontwikkelingsproject",
        ),
    ]


def fill_plan(application: Application, *, by: User) -> BudgetPlan:
    """210.000 euro a year; cash, a secondment and income bring half, the subsidy the rest."""
    company = application.mandates.order_by("pk").first()
    return save_plan(
        application,
        by=by,
        version=0,
        header={"start_date": date(2018, 9, 1), "duration_months": 36, "subsidy_requested": []},
        cost_lines=[
            _cost("personnel", "Clustermanager", "0", fte="1.00", annual_cost="110000.00"),
            _cost("personnel", "Projectmedewerker", "0", fte="0.80", annual_cost="75000.00"),
            _cost("other", "Werking en zaalhuur", "30000.00"),
            _cost(
                "subcontracting", "Studiebureau Noord", "10000.00", number=enterprise_number(700)
            ),
        ],
        cofinancing_lines=[
            _contribution("Bijdrager Zuid nv", "cash", "75000.00", enterprise_number(800)),
            _contribution(company.name, "in_kind", "20000.00", company.enterprise_number),
            _contribution("Deelnemers aan studiedagen", "activity_income", "10000.00"),
        ],
    )


def _cost(
    heading: str,
    description: str,
    amount: str,
    *,
    number: str = "",
    fte: str | None = None,
    annual_cost: str | None = None,
) -> dict:
    return {
        "key": new_key(),
        "heading": heading,
        "description": description,
        "enterprise_number": number,
        "fte": _years(fte),
        "annual_cost": _years(annual_cost),
        "amounts": _years(None if fte else amount),
    }


def _contribution(contributor: str, kind: str, amount: str, number: str = "") -> dict:
    return {
        "key": new_key(),
        "contributor": contributor,
        "enterprise_number": number,
        "kind": kind,
        "amounts": _years(amount),
    }


def _years(value: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value)] * 3
