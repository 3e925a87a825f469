"""What a reader of a package gets: frozen values, ready for a template."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from applications.terms import CallTerms, Phase
from portal.lib.findings import Finding

from .tables import ReadTable


class Audience(StrEnum):
    """Who reads. Experts get neither confidential files nor contact data of companies."""

    FULL = "full"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of the package; `url` is empty where there is no page to get it from."""

    ref: str
    name: str
    size: int
    sha256: str
    url: str
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ReadSection:
    """One text with its question; `criterion` is the code it is judged on, or None."""

    key: str
    number: str
    title: str
    prompt: str
    text: str
    words: int
    max_words: int | None
    criterion: str | None

    @property
    def anchor(self) -> str:
        return f"section-{self.key}"


@dataclass(frozen=True, slots=True)
class ReadLetter:
    phase: str
    signatory: str
    signed_on: str
    carries_mandate: bool
    file: ReadFile


@dataclass(frozen=True, slots=True)
class ReadCompany:
    name: str
    number: str
    place: str
    size: str
    sector: str
    contact: str
    letters: tuple[ReadLetter, ...]


@dataclass(frozen=True, slots=True)
class ReadAttachments:
    title: str
    files: tuple[ReadFile, ...]


@dataclass(frozen=True, slots=True)
class ReadActivity:
    title: str
    description: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReadFeedback:
    number: int
    kind: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """Everything a reader of a submission sees. Empty lists where a phase has no such part."""

    receipt_number: str
    reference: str
    title: str
    acronym: str
    call_title: str
    phase: Phase
    phase_label: str
    version: int
    is_supplement: bool
    received_at: datetime
    submitted_by: str
    sha256: str
    terms: CallTerms
    organisation: tuple[Row, ...]
    initiative: tuple[Row, ...]
    sections: tuple[ReadSection, ...]
    companies: tuple[ReadCompany, ...]
    attachments: tuple[ReadAttachments, ...]
    sums: ReadTable
    budget: tuple[ReadTable, ...]
    budget_rows: tuple[Row, ...]
    indicators: ReadTable | None
    activities: tuple[ReadActivity, ...]
    spearhead: tuple[Row, ...]
    declarations: tuple[str, ...]
    feedback: tuple[ReadFeedback, ...]
    findings: list[Finding] = field(default_factory=list)
