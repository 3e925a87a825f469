"""Who reviews, scores, advises and decides."""

from .advice import Advice, AdviceCriterion
from .decision import Abstention, Decision, DecisionCondition, DecisionList
from .experts import Affiliation, Assignment, ConflictOfInterest, Expert
from .scores import Assessment, Score

__all__ = [
    "Abstention",
    "Advice",
    "AdviceCriterion",
    "Affiliation",
    "Assessment",
    "Assignment",
    "ConflictOfInterest",
    "Decision",
    "DecisionCondition",
    "DecisionList",
    "Expert",
    "Score",
]
