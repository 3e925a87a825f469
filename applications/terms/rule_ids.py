"""The ids of every call rule, in the order in which findings are shown."""

from __future__ import annotations

BUDGET_RULES: tuple[str, ...] = (
    "budget.total_cap",
    "budget.year_cap",
    "budget.min_fte",
    "budget.other_cost_norm",
    "project.duration",
    "project.start_latest",
    "subsidy.rate",
    "subsidy.year_cap",
    "subsidy.match",
    "financing.balance",
    "cofinancing.cash_share",
    "cofinancing.in_kind_share",
    "cofinancing.activity_income_share",
    "cofinancing.direct",
    "cofinancing.in_kind_costed",
)

SHARE_RULES: tuple[str, ...] = (
    "cofinancing.cash_share",
    "cofinancing.in_kind_share",
    "cofinancing.activity_income_share",
)

APPLICATION_RULES: tuple[str, ...] = (
    "applicant.legal_personality",
    "applicant.single_executor",
    "mandates.minimum",
    "letters.minimum",
    "mandates.flemish",
    "mandates.number",
    "mandates.not_own",
    "mandates.shared",
    "eoi.sections",
    "eoi.pitch_slides",
    "eoi.deadline",
    "dossier.gate",
    "dossier.sections",
    "dossier.indicators",
    "dossier.declarations",
    "dossier.feedback_answered",
    "dossier.deadline",
    "activities.scope",
    "complementarity.spc",
)

RULE_IDS: tuple[str, ...] = BUDGET_RULES + APPLICATION_RULES

# Settings that refine a rule for one case: a network still being founded, per phase; a term
# shorter than expected.
CASE_IDS: tuple[str, ...] = (
    "applicant.in_formation_eoi",
    "applicant.in_formation_dossier",
    "project.duration_short",
)

OFF = "off"
SEVERITY_SETTINGS: tuple[str, ...] = ("blocking", "warning", "info", OFF)
