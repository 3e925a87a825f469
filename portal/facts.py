"""From what an application holds to the facts of the application rules. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from applications.rules import (
    ActivityFacts,
    ApplicantFacts,
    ApplicationFacts,
    CompanyFacts,
    FeedbackFacts,
    GateFacts,
    IndicatorFacts,
    SpearheadFacts,
    company_facts,
)
from portal.lib.texts import count_words

Content = Mapping[str, Any]

PRICES = {"market": "market", "cost": "cost", "other": "free"}


def application_facts(
    content: Content,
    agency: Content,
    phase: str,
    *,
    gate: GateFacts,
    extension: datetime | None = None,
) -> ApplicationFacts:
    """The facts of `content` (see `application_content`) with what the agency decided.

    Built from the data alone, so that a frozen package can be judged again later.
    """
    spearhead = content.get("spearhead") or {}
    motivated = bool((spearhead.get("spc_motivation") or "").strip())
    return ApplicationFacts(
        applicant=_applicant(content),
        companies=tuple(
            _company(company, agency["counted"], phase) for company in content["companies"]
        ),
        words={key: count_words(text) for key, text in content["answers"].items()},
        attachments=tuple(sorted({item["requirement"] for item in content["attachments"]})),
        indicators=tuple(
            IndicatorFacts(item["family"], item["kind"] == "project")
            for item in content.get("indicators", ())
        ),
        declarations=tuple(content.get("declarations", ())),
        activities=tuple(map(_activity, content.get("activities", ()))),
        feedback=tuple(
            FeedbackFacts(item["number"], bool(item["answer"].strip()))
            for item in content.get("feedback", ())
        ),
        spearhead=SpearheadFacts(
            in_domain=spearhead.get("in_spc_domain"),
            motivated=tuple(spearhead.get("spc_conditions") or ()) if motivated else (),
        ),
        gate=gate,
        extension=extension,
    )


def _applicant(content: Content) -> ApplicantFacts:
    organisation = content["organisation"]
    executor = content["application"]["executor"]
    if organisation is None:
        return ApplicantFacts(False, executors=0, executor_kind=executor)
    needed = ("name", "legal_form", "founder", "expected_on")
    return ApplicantFacts(
        has_legal_personality=organisation["has_legal_personality"],
        in_formation=organisation["in_formation"],
        formation_is_complete=all(organisation[name] for name in needed),
        enterprise_number=organisation["enterprise_number"] or None,
        executor_kind=executor,
    )


def _company(company: Content, counted: Content, phase: str) -> CompanyFacts:
    return company_facts(
        name=company["name"],
        enterprise_number=company["enterprise_number"],
        postcode=company["postcode"],
        counted=counted.get(company["enterprise_number"], {}).get("counted"),
        letters=((letter["phase"], letter["carries_mandate"]) for letter in company["letters"]),
        phase=phase,
    )


def _activity(item: Content) -> ActivityFacts:
    other = item["other_support"].strip()
    return ActivityFacts(
        name=item["title"],
        kind=item["scope"],
        has_costs=item["carries_costs"],
        is_personalised=bool(item["personalised"]),
        is_open=item["open_to_all"] is not False,
        distorts_market=bool(item["distorts_market"]),
        price_basis=PRICES.get(item["price"], ""),
        has_price_reason=bool(item["price_reason"].strip()),
        seeks_other_support=bool(other),
        names_other_support=bool(other),
    )
