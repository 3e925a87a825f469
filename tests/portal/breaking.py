"""One way to break each rule of the dossier, on a dossier in which all rules hold.

Straight to the rows: what the pages refuse already is broken here all the same.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from applications.models import Application, CompanyMandate
from applications.terms import Phase
from budgets.models import BudgetPlan, CofinancingLine, CostLine
from portal.lib import clock
from tests.builders import enterprise_number

Break = Callable[[Application], object]


def years(value: str) -> list[Decimal]:
    return [Decimal(value)] * 3


def costs(heading: str, **values: object) -> Break:
    """Other values on the first cost line of a heading."""

    def change(application: Application) -> None:
        lines = CostLine.objects.filter(plan__application=application, heading=heading)
        CostLine.objects.filter(pk=lines.first().pk).update(**values)

    return change


def shares(cash: str, in_kind: str, income: str) -> Break:
    """Other contributions a year."""

    def change(application: Application) -> None:
        for kind, amount in (("cash", cash), ("in_kind", in_kind), ("activity_income", income)):
            lines = CofinancingLine.objects.filter(plan__application=application, kind=kind)
            lines.update(amounts=years(amount))

    return change


def plan(**values: object) -> Break:
    return lambda application: BudgetPlan.objects.filter(application=application).update(**values)


def organisation(**values: object) -> Break:
    def change(application: Application) -> None:
        type(application.organisation).objects.filter(pk=application.organisation_id).update(
            **values
        )

    return change


def letters(phase: str, **values: object) -> Break:
    """Other values on the letters of one company."""

    def change(application: Application) -> None:
        found = application.mandates.first().letters.all()
        (found.filter(phase=phase) if phase else found).update(**values)

    return change


def executor(application: Application) -> None:
    Application.objects.filter(pk=application.pk).update(executor="")


def pitch(application: Application) -> None:
    type(application.pitch).objects.filter(pk=application.pitch.pk).update(attended=False)


def section(application: Application) -> None:
    application.answers.filter(phase=Phase.DOSSIER, key="timeline").delete()


def too_long(application: Application) -> None:
    application.answers.filter(phase=Phase.DOSSIER, key="timeline").update(text="woord " * 801)


def indicator(application: Application) -> None:
    application.dossier.indicators.filter(kind="project").delete()


def declaration(application: Application) -> None:
    application.declarations.get(key="real_costs").delete()


def company(number: str, postcode: str) -> Break:
    """An eleventh company, with this number and post code."""

    def change(application: Application) -> None:
        CompanyMandate.objects.create(
            application=application,
            enterprise_number=number,
            name="Elfde",
            postcode=postcode,
            added_by=application.created_by,
        )

    return change


def answer(application: Application) -> None:
    point = application.feedback_points.first()
    type(point.answer).objects.filter(point=point).update(text=" ")


def activity(application: Application) -> None:
    application.dossier.activities.filter(scope="coordination").update(personalised=True)


def motivation(application: Application) -> None:
    type(application.dossier).objects.filter(pk=application.dossier.pk).update(spc_motivation="")


def no_number(application: Application) -> None:
    CofinancingLine.objects.filter(plan__application=application, kind="cash").update(
        enterprise_number=""
    )


def effort(application: Application) -> None:
    lines = CostLine.objects.filter(plan__application=application, heading="personnel")
    lines.update(fte=years("0.245"))


def unmatched(application: Application) -> None:
    plan(subsidy_requested=years("105000"))(application)
    shares("74999.99", "20000", "10000")(application)


def costly_others(application: Application) -> None:
    """The same total, mostly in other costs: above the norm, and the secondment exceeds wages."""
    costs("personnel", fte=years("1"), annual_cost=years("10000"))(application)
    second = CostLine.objects.filter(plan__application=application, heading="personnel").last()
    CostLine.objects.filter(pk=second.pk).update(annual_cost=years("0"))
    costs("other", amounts=years("190000"))(application)


BLOCKING: dict[str, Break] = {
    "budget.total_cap": costs("personnel", annual_cost=years("210000.01")),
    "budget.year_cap": costs("other", amounts=["130000.01", "30000", "30000"]),
    "budget.min_fte": effort,
    "project.duration": plan(duration_months=37),
    "project.start_latest": plan(start_date=date(2019, 1, 2)),
    "subsidy.rate": plan(subsidy_requested=years("105000.01")),
    "subsidy.year_cap": plan(subsidy_requested=years("150000.01")),
    "subsidy.match": unmatched,
    "financing.balance": plan(subsidy_requested=years("104999.99")),
    "cofinancing.cash_share": shares("62999.99", "32000.01", "10000"),
    "cofinancing.in_kind_share": shares("62999.99", "42000.01", "0"),
    "cofinancing.activity_income_share": shares("63000", "20999.99", "21000.01"),
    "applicant.legal_personality": organisation(legal_form="de_facto"),
    "applicant.single_executor": executor,
    "mandates.minimum": letters("", carries_mandate=False),
    "letters.minimum": letters("dossier", removed_at=clock.now()),
    "dossier.gate": pitch,
    "dossier.sections": section,
    "dossier.indicators": indicator,
    "dossier.declarations": declaration,
}
"""Beside `dossier.deadline`, which is broken by the clock."""

WARNING: dict[str, Break] = {
    "budget.other_cost_norm": costly_others,
    "project.duration": plan(duration_months=24),
    "cofinancing.direct": no_number,
    "cofinancing.in_kind_costed": costly_others,
    "mandates.flemish": company(enterprise_number(60), "1000"),
    "mandates.number": company("0123456789", "9000"),
    "mandates.not_own": company(enterprise_number(900), "9000"),
    "dossier.feedback_answered": answer,
    "activities.scope": activity,
    "complementarity.spc": motivation,
}
