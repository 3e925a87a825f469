"""What the application rules look at: frozen values, built by selectors or by hand.

Every type here can be stored as JSON with ``applications.terms.encode`` and read with ``decode``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ApplicantFacts:
    """The cluster organisation.

    ``executors`` counts the executing organisations; ``executor_kind`` is ``new`` or ``host``
    (empty: not chosen yet). ``formation_is_complete``: name, form, founder and expected date of an
    organisation that is still being founded.
    """

    has_legal_personality: bool
    in_formation: bool = False
    formation_is_complete: bool = False
    enterprise_number: str | None = None
    executors: int = 1
    executor_kind: str = ""


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """One enterprise that backs the application.

    ``postcodes`` are those of its establishments; ``counted_by_staff``: staff counts it as Flemish
    with a reason. ``has_mandate``: given through the company's link, or in an uploaded letter that
    carries it. ``has_letter``: a letter of intent for the phase judged; in the dossier a new one,
    or a kept one that was re-confirmed. ``shared_with``: references of other applications.
    """

    name: str
    enterprise_number: str
    postcodes: tuple[str, ...] = ()
    counted_by_staff: bool = False
    has_mandate: bool = False
    has_letter: bool = False
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator: ``ecosystem`` or ``cooperation``, of the programme or of the project."""

    family: str
    project_specific: bool


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """One activity.

    ``kind`` is ``coordination``, ``in_cluster`` or empty; ``price_basis`` is ``market``, ``cost``,
    ``free`` or empty, with ``has_price_reason`` when free. ``seeks_other_support`` is what an
    in-cluster activity says; ``names_other_support`` whether it names the measure.
    """

    name: str
    kind: str = ""
    has_costs: bool = False
    is_personalised: bool = False
    is_open: bool = True
    distorts_market: bool = False
    price_basis: str = ""
    has_price_reason: bool = False
    seeks_other_support: bool = False
    names_other_support: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackFacts:
    """One numbered point of feedback after the pitch."""

    number: int
    is_answered: bool


@dataclass(frozen=True, slots=True)
class SpearheadFacts:
    """``in_domain``: in a spearhead cluster's domain (None: not said). ``motivated``: the keys of
    the conditions that are ticked and motivated."""

    in_domain: bool | None = None
    motivated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What opens the dossier."""

    eoi_submitted: bool = False
    eoi_inadmissible: bool = False
    pitch_attended: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """An application in the phase that is judged.

    ``words`` counts the words per section key of that phase, ``attachments`` holds the keys of
    complete files (a file that waits for its virus scan counts), ``declarations`` the keys that
    are ticked, ``extension`` a named extension of the deadline of that phase.
    """

    applicant: ApplicantFacts
    companies: tuple[CompanyFacts, ...] = ()
    words: dict[str, int] | None = None
    attachments: tuple[str, ...] = ()
    indicators: tuple[IndicatorFacts, ...] = ()
    declarations: tuple[str, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    feedback: tuple[FeedbackFacts, ...] = ()
    spearhead: SpearheadFacts = SpearheadFacts()
    gate: GateFacts = GateFacts()
    extension: datetime | None = None
