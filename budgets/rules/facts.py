"""What the budget rules look at: frozen values, built from models, a file or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """The three kinds of cofinancing."""

    CASH = "cash"
    IN_KIND = "in_kind"
    ACTIVITY_INCOME = "activity_income"


class Source(StrEnum):
    """Where a contribution comes from; only ``enterprise`` counts."""

    ENTERPRISE = "enterprise"
    RESEARCH_CENTRE = "research_centre"
    STATUTORY_CONTRIBUTION = "statutory_contribution"
    FEDERATION_FEE = "federation_fee"
    OWN_MEANS = "own_means"
    PUBLIC_BODY = "public_body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonnelLine:
    """One function: FTE and full annual cost in EUR, one value per year of the call."""

    role: str
    fte: tuple[Decimal, ...]
    annual_cost: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class CostLine:
    """One other cost or one large subcontract: amounts in EUR per year of the call."""

    label: str
    amounts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class CofinancingLine:
    """One contribution; ``enterprise_number`` is ten digits, or None where there is none."""

    contributor: str
    enterprise_number: str | None
    kind: Kind
    source: Source
    amounts: tuple[Decimal, ...]

    @property
    def counts(self) -> bool:
        """Only what comes straight from an enterprise counts."""
        return self.source is Source.ENTERPRISE


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A budget and cofinancing plan.

    ``subsidy_requested`` is None when left empty: the highest possible amount is meant. A draft
    may lack its start date and duration.
    """

    personnel: tuple[PersonnelLine, ...]
    other_costs: tuple[CostLine, ...]
    subcontracting: tuple[CostLine, ...]
    cofinancing: tuple[CofinancingLine, ...]
    subsidy_requested: tuple[Decimal, ...] | None
    start_date: date | None
    duration_months: int | None


@dataclass(frozen=True, slots=True)
class IndicativeFacts:
    """The indicative sums of an EoI, in EUR per year of the call; None: subsidy left empty."""

    costs: tuple[Decimal, ...]
    cash: tuple[Decimal, ...]
    in_kind: tuple[Decimal, ...]
    activity_income: tuple[Decimal, ...]
    subsidy: tuple[Decimal, ...] | None = None
