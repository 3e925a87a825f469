"""The plan of an application as a workbook to edit and hand back."""

from applications.models import Application
from applications.terms import Phase
from budgets.models import BudgetPlan
from budgets.rules import evaluate
from budgets.workbook import write_plan_workbook
from budgets.workbook.writing import Stamp

from .contents import budget_content
from .facts import facts_of_plan


def plan_workbook(application: Application) -> bytes:
    """XLSX of the stored plan (or an empty one): lines, totals as formulas, limits, findings."""
    terms = application.call.terms
    content = budget_content(application, Phase.DOSSIER)
    stamp = Stamp(
        reference=application.reference,
        title=application.title,
        call=application.call.code,
        version=plan_version(application),
    )
    result = evaluate(facts_of_plan(content, terms.years), terms)
    return write_plan_workbook(content or {}, terms, result, stamp)


def plan_version(application: Application) -> int:
    """How often the stored plan was saved; 0 while there is none."""
    versions = BudgetPlan.objects.filter(application=application).values_list("version", flat=True)
    return versions.first() or 0
