"""The budget and cofinancing rules of a call (pure): facts and terms in, findings out."""

from budgets.rules.catalogue import CATALOGUE
from budgets.rules.engine import INDICATIVE_RULES, PlanResult, evaluate
from budgets.rules.facts import (
    CofinancingLine,
    CostLine,
    IndicativeFacts,
    Kind,
    PersonnelLine,
    PlanFacts,
    Source,
)
from budgets.rules.indexation import indexed
from budgets.rules.lines import SOURCE_WORDS
from budgets.rules.sums import SUM_NAMES, YearSums, highest_subsidy

__all__ = [
    "CATALOGUE",
    "INDICATIVE_RULES",
    "SOURCE_WORDS",
    "SUM_NAMES",
    "CofinancingLine",
    "CostLine",
    "IndicativeFacts",
    "Kind",
    "PersonnelLine",
    "PlanFacts",
    "PlanResult",
    "Source",
    "YearSums",
    "evaluate",
    "highest_subsidy",
    "indexed",
]
