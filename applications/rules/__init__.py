"""The rules on the application, its mandates and its phases (pure): facts in, findings out."""

from applications.rules.catalogue import CATALOGUE
from applications.rules.companies import company_facts, counts, is_flemish
from applications.rules.engine import evaluate, evaluate_shared
from applications.rules.facts import (
    ActivityFacts,
    ApplicantFacts,
    ApplicationFacts,
    CompanyFacts,
    FeedbackFacts,
    GateFacts,
    IndicatorFacts,
    SpearheadFacts,
)

__all__ = [
    "CATALOGUE",
    "ActivityFacts",
    "ApplicantFacts",
    "ApplicationFacts",
    "CompanyFacts",
    "FeedbackFacts",
    "GateFacts",
    "IndicatorFacts",
    "SpearheadFacts",
    "company_facts",
    "counts",
    "evaluate",
    "evaluate_shared",
    "is_flemish",
]
