"""The terms of a call: every number, date and text that a call decides, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from applications.terms.codec import TermsError, decode, encode
from applications.terms.parts import (
    AttachmentRequirement,
    Axis,
    Criterion,
    Grade,
    KeyedText,
    Limits,
    Phase,
    ProgrammeIndicator,
    PublicPage,
    Section,
    SupportedNetwork,
    Text,
    Timeline,
)
from applications.terms.rule_ids import (
    CASE_IDS,
    OFF,
    RULE_IDS,
    SEVERITY_SETTINGS,
    SHARE_RULES,
)
from portal.lib.findings import Severity


@dataclass(frozen=True, slots=True)
class CallTerms:
    """What the rules, the forms and the public page need to know of a call.

    ``severities`` holds a setting for every rule id (and for the cases in ``CASE_IDS``),
    ``year_severities`` the per-year setting of the share rules; ``off`` switches a rule off.
    ``unofficial`` lists the places whose value is ours because the call document gives none.
    """

    code: str
    title: Text
    reference_prefix: str
    years: int
    timeline: Timeline
    limits: Limits
    severities: dict[str, str]
    year_severities: dict[str, str]
    sections: tuple[Section, ...]
    attachments: tuple[AttachmentRequirement, ...]
    axes: tuple[Axis, ...]
    grades: tuple[Grade, ...]
    declarations: tuple[KeyedText, ...]
    indicators: tuple[ProgrammeIndicator, ...]
    spc_conditions: tuple[KeyedText, ...]
    mandate_text: Text
    letter_text: Text
    public: PublicPage
    documents: tuple[KeyedText, ...]
    supplement_working_days: int
    budget_envelope: Decimal | None
    supported_networks: tuple[SupportedNetwork, ...]
    unofficial: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse terms that no rule could judge. Raises TermsError with the place."""
        if not 1 <= self.years <= 50:
            raise TermsError("years", "expected 1 to 50")
        _check_settings("severities", self.severities, RULE_IDS + CASE_IDS)
        _check_settings("year_severities", self.year_severities, SHARE_RULES)
        for name in ("cash_min_share", "in_kind_max_share", "activity_income_max_share"):
            share = getattr(self.limits, name)
            if share is not None and not 0 <= share <= 1:
                raise TermsError(f"limits.{name}", "expected a share between 0 and 1")
        rate = self.limits.subsidy_rate
        if rate is not None and not 0 <= rate <= 1:
            raise TermsError("limits.subsidy_rate", "expected a rate between 0 and 1")
        self._check_keys()
        for name in Limits.__slots__:
            value = getattr(self.limits, name)
            if isinstance(value, int | Decimal) and value < 0:
                raise TermsError(f"limits.{name}", "may not be negative")

    def _check_keys(self) -> None:
        """What is looked up by key must have one key each."""
        groups: dict[str, list[object]] = {
            "sections": [(item.phase, item.key) for item in self.sections],
            "attachments": [(item.phase, item.key) for item in self.attachments],
            "axes": [item.code for item in self.criteria],
            "grades": [item.key for item in self.grades],
            "declarations": [item.key for item in self.declarations],
            "indicators": [item.code for item in self.indicators],
            "spc_conditions": [item.key for item in self.spc_conditions],
            "documents": [item.key for item in self.documents],
        }
        for place, keys in groups.items():
            for index, key in enumerate(keys):
                if key in keys[:index]:
                    raise TermsError(f"{place}[{index}]", "this key stands there twice")
        for index, section in enumerate(self.sections):
            if section.criterion is not None and section.criterion not in groups["axes"]:
                raise TermsError(f"sections[{index}].criterion", "unknown criterion")

    # -- reading ---------------------------------------------------------------------------

    def severity(self, rule: str, *, per_year: bool = False) -> Severity | None:
        """The severity of ``rule`` in this call; None when it is switched off.

        ``per_year`` asks for a share rule's severity in each single year. KeyError when unknown.
        """
        settings = self.year_severities if per_year else self.severities
        return None if settings[rule] == OFF else Severity(settings[rule])

    def sections_of(self, phase: str) -> tuple[Section, ...]:
        """The text sections of ``eoi`` or ``dossier``, in order."""
        return tuple(section for section in self.sections if section.phase == phase)

    def section(self, phase: str, key: str) -> Section:
        """One section. Raises KeyError when the phase has no such section."""
        for section in self.sections_of(phase):
            if section.key == key:
                return section
        raise KeyError(key)

    def attachments_of(self, phase: str) -> tuple[AttachmentRequirement, ...]:
        """The kinds of file that a phase asks for or allows."""
        return tuple(item for item in self.attachments if item.phase == phase)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All sub-criteria, axis by axis."""
        return tuple(criterion for axis in self.axes for criterion in axis.criteria)

    def criterion(self, code: str) -> Criterion:
        """One sub-criterion by its code (``I.1``). Raises KeyError when unknown."""
        for criterion in self.criteria:
            if criterion.code == code:
                return criterion
        raise KeyError(code)

    def deadline(self, phase: str) -> datetime | None:
        """The deadline of a phase, in Belgian time; None while the call has no dates."""
        timeline = self.timeline
        return timeline.eoi_deadline if phase == Phase.EOI else timeline.dossier_deadline

    def is_official(self, place: str) -> bool:
        """False when the value at ``place`` is ours, not the call document's."""
        return place not in self.unofficial

    @property
    def is_publishable(self) -> bool:
        """A call without its two deadlines can be previewed and copied, not published."""
        timeline = self.timeline
        return timeline.eoi_deadline is not None and timeline.dossier_deadline is not None

    # -- other terms -----------------------------------------------------------------------

    def with_timeline(self, timeline: Timeline) -> CallTerms:
        """The same call on other dates."""
        return replace(self, timeline=timeline)

    def shifted(self, days: int) -> CallTerms:
        """All dates moved by whole days, the latest start too; a deadline keeps its hour."""
        step = timedelta(days=days)

        def day(value: date | None) -> date | None:
            return None if value is None else value + step

        def moment(value: datetime | None) -> datetime | None:
            # Arithmetic on a zoned datetime moves the clock on the wall: noon stays noon.
            return None if value is None else value + step

        old = self.timeline
        timeline = Timeline(
            info_session=day(old.info_session),
            pre_discussion_days=tuple(item + step for item in old.pre_discussion_days),
            eoi_deadline=moment(old.eoi_deadline),
            pitch_days=tuple(item + step for item in old.pitch_days),
            feedback_from=day(old.feedback_from),
            feedback_until=day(old.feedback_until),
            dossier_deadline=moment(old.dossier_deadline),
            decision_date=day(old.decision_date),
        )
        limits = replace(self.limits, start_latest=day(self.limits.start_latest))
        return replace(self, timeline=timeline, limits=limits)

    # -- storing ---------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe and complete: what a submission freezes."""
        return encode(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CallTerms:
        """Read back :meth:`to_dict` or a preset. Raises TermsError that names the place."""
        return decode(cls, data)


def _check_settings(place: str, settings: Mapping[str, str], known: tuple[str, ...]) -> None:
    for key, value in settings.items():
        if key not in known:
            raise TermsError(f"{place}.{key}", "unknown rule")
        if value not in SEVERITY_SETTINGS:
            allowed = ", ".join(SEVERITY_SETTINGS)
            raise TermsError(f"{place}.{key}", f"expected one of {allowed}")
    for key in known:
        if key not in settings:
            raise TermsError(f"{place}.{key}", "missing")
