"""The pieces of which the terms of a call are made: frozen, JSON-safe, without logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Phase(StrEnum):
    """The two phases of an application."""

    EOI = "eoi"
    DOSSIER = "dossier"


class IndicatorFamily(StrEnum):
    """The two families of the call: building the ecosystem, cooperation between its actors."""

    ECOSYSTEM = "ecosystem"
    COOPERATION = "cooperation"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the portal."""

    nl: str
    en: str

    def get(self, language: str) -> str:
        """Dutch for ``nl`` and its variants, else English; Dutch where English is empty."""
        return self.nl if language.lower().startswith("nl") or not self.en else self.en


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of the call; deadlines are moments in Belgian time. Any may be unknown."""

    info_session: date | None
    pre_discussion_days: tuple[date, ...]
    eoi_deadline: datetime | None
    pitch_days: tuple[date, ...]
    feedback_from: date | None
    feedback_until: date | None
    dossier_deadline: datetime | None
    decision_date: date | None


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number of the call's rules. None: the call sets no such limit.

    Amounts in EUR, shares between 0 and 1, FTE per year, months.
    """

    total_cap: Decimal | None
    year_cap: Decimal | None
    min_fte: Decimal | None
    other_cost_norm: Decimal | None
    months_max: int | None
    months_expected: int | None
    start_latest: date | None
    subsidy_rate: Decimal | None
    subsidy_year_cap: Decimal | None
    cash_min_share: Decimal | None
    in_kind_max_share: Decimal | None
    activity_income_max_share: Decimal | None
    mandates_min: int | None
    letters_min: int | None
    indicators_per_family_min: int | None
    project_indicators_min: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """One question of a phase that is answered with text."""

    key: str
    phase: Phase
    number: str
    title: Text
    prompt: Text
    max_words: int | None
    criterion: str | None


@dataclass(frozen=True, slots=True)
class AttachmentRequirement:
    """A kind of file that a phase asks for or allows; extensions without the dot."""

    key: str
    phase: Phase
    title: Text
    extensions: tuple[str, ...]
    max_mb: int
    required: bool
    multiple: bool


@dataclass(frozen=True, slots=True)
class Criterion:
    """One sub-criterion on which experts score, with its guiding questions."""

    code: str
    title: Text
    questions: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of the assessment with its sub-criteria."""

    code: str
    title: Text
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of the scale; ``figure`` serves statistics only, never a ranking formula."""

    key: str
    label: Text
    figure: int


@dataclass(frozen=True, slots=True)
class KeyedText:
    """A text that is ticked, motivated or offered, by key (declaration, condition, document)."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class ProgrammeIndicator:
    """An indicator that the programme offers to every applicant."""

    code: str
    family: IndicatorFamily
    label: Text
    unit: Text


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """A kind of activity with its characteristics, in the call's words."""

    key: str
    title: Text
    supported: bool
    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One row of the seed's table: a spearhead cluster beside an innovative business network."""

    spearhead: Text
    network: Text


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the public asks its questions."""

    email: str
    phone: str
    websites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """The texts of the public page of the call."""

    introduction: Text
    for_whom: tuple[Text, ...]
    goals: tuple[Text, ...]
    operational_goals: tuple[Text, ...]
    characteristics: tuple[Text, ...]
    activity_kinds: tuple[ActivityKind, ...]
    legal_basis: tuple[Text, ...]
    alike: tuple[Text, ...]
    comparison: tuple[ComparisonRow, ...]
    asked_eoi: tuple[Text, ...]
    asked_dossier: tuple[Text, ...]
    contact: Contact


@dataclass(frozen=True, slots=True)
class SupportedNetwork:
    """A network that an earlier call supports: reference data, never an applicant."""

    name: str
    domain: Text
