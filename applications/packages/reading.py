"""A package as pages and documents show it: in the reader's language, ready for a template."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.models import Submission
from applications.terms import CallTerms, Phase
from portal.lib import figures
from portal.lib.findings import Finding
from portal.lib.texts import count_words

from .data import package_data
from .labels import (
    EXECUTORS,
    INITIATIVES,
    LEGAL_FORMS,
    PHASES,
    POINTS,
    PRICES,
    SCOPES,
    SIZES,
    word,
    yes_no,
)
from .shapes import (
    Audience,
    ReadActivity,
    ReadAttachments,
    ReadCompany,
    ReadFeedback,
    ReadFile,
    ReadLetter,
    ReadPackage,
    ReadSection,
    Row,
)
from .tables import budget_tables, indicator_table, sums_table

Data = dict[str, Any]
Address = Callable[[str], str]


def read_package(
    submission: Submission,
    *,
    audience: Audience = Audience.FULL,
    address: Address | None = None,
) -> ReadPackage:
    """The package in the active language. `address` gives the page of a file by its `ref`."""
    return read_data(
        package_data(submission),
        received_at=submission.received_at,
        sha256=submission.sha256,
        audience=audience,
        address=address,
    )


def read_data(
    data: Data,
    *,
    received_at: datetime,
    sha256: str = "",
    audience: Audience = Audience.FULL,
    address: Address | None = None,
) -> ReadPackage:
    """As :func:`read_package`, from a package's data: also of what is about to be handed in."""
    content, terms = data["content"], CallTerms.from_dict(data["terms"])
    phase = Phase(data["phase"])
    read_file = _reader(address)
    plan = content.get("budget") or {}
    return ReadPackage(
        receipt_number=data["receipt_number"],
        reference=data["reference"],
        title=content["application"]["title"],
        acronym=content["application"]["acronym"],
        call_title=data["call"]["title"]["en" if _english() else "nl"],
        phase=phase,
        phase_label=word(PHASES, phase.value),
        version=data["version"],
        is_supplement=data["kind"] == "supplement",
        received_at=received_at,
        submitted_by=data["submitted_by"],
        sha256=sha256,
        terms=terms,
        organisation=_organisation(content),
        initiative=_initiative(content),
        sections=_sections(content, terms, phase),
        companies=tuple(_company(company, audience, read_file) for company in content["companies"]),
        attachments=_attachments(content, terms, phase, audience, read_file),
        sums=sums_table(data["sums"], phase),
        budget=budget_tables(plan, terms.years) if phase == Phase.DOSSIER else (),
        budget_rows=_budget_rows(plan) if phase == Phase.DOSSIER else (),
        indicators=indicator_table(content.get("indicators") or [], terms.years),
        activities=tuple(map(_activity, content.get("activities") or [])),
        spearhead=_spearhead(content, terms),
        declarations=tuple(
            item.text.get(_language())
            for item in terms.declarations
            if item.key in content.get("declarations", ())
        ),
        feedback=_feedback(content, data["agency"]),
        findings=[Finding.from_dict(item) for item in data["findings"]],
    )


def _language() -> str:
    return get_language() or "nl"


def _english() -> bool:
    return _language().startswith("en")


def _rows(*pairs: tuple[str, str | None]) -> tuple[Row, ...]:
    return tuple(Row(name, value) for name, value in pairs if value)


def _day(text: str | None) -> str:
    return figures.day(date.fromisoformat(text), weekday=False) if text else ""


def _reader(address: Address | None) -> Callable[[Data, bool], ReadFile]:
    def read(data: Data, confidential: bool = False) -> ReadFile:
        url = address(data["ref"]) if address else ""
        return ReadFile(data["ref"], data["name"], data["size"], data["sha256"], url, confidential)

    return read


def _organisation(content: Data) -> tuple[Row, ...]:
    body, application = content["organisation"] or {}, content["application"]
    place = f"{body.get('postcode', '')} {body.get('municipality', '')}".strip()
    return _rows(
        (_("Name of the cluster"), application["title"]),
        (_("Acronym"), application["acronym"]),
        (_("Executing organisation"), word(EXECUTORS, application["executor"])),
        (_("Organisation"), body.get("name")),
        (_("Legal form"), word(LEGAL_FORMS, body.get("legal_form"))),
        (_("Enterprise number"), figures.enterprise_number(body.get("enterprise_number"))),
        (_("Being founded"), yes_no(True) if body.get("in_formation") else ""),
        (_("Founder"), body.get("founder")),
        (_("Expected date of foundation"), _day(body.get("expected_on"))),
        (_("Address"), ", ".join(part for part in (body.get("street"), place) if part)),
        (_("Website"), body.get("website")),
    )


def _initiative(content: Data) -> tuple[Row, ...]:
    data = content.get("initiative") or {}
    return _rows(
        (_("Kind of initiative"), word(INITIATIVES, data.get("initiative"))),
        (_("Which existing initiative"), data.get("differentiates")),
        (_("Existing organisations in the domain"), data.get("existing_organisations")),
        (_("What they leave open"), data.get("left_open")),
        (_("Why this is no federation or pure network organisation"), data.get("no_federation")),
    )


def _sections(content: Data, terms: CallTerms, phase: Phase) -> tuple[ReadSection, ...]:
    language, answers = _language(), content["answers"]
    return tuple(
        ReadSection(
            section.key,
            section.number,
            section.title.get(language),
            section.prompt.get(language),
            answers.get(section.key, ""),
            count_words(answers.get(section.key, "")),
            section.max_words,
            section.criterion,
        )
        for section in terms.sections_of(phase)
    )


def _company(company: Data, audience: Audience, read_file: Callable) -> ReadCompany:
    contact = ""
    if audience is Audience.FULL:
        given = (company.get("contact_name"), company.get("contact_email"))
        contact = ", ".join(part for part in given if part)
    return ReadCompany(
        name=company["name"],
        number=figures.enterprise_number(company["enterprise_number"]),
        place=f"{company['postcode']} {company['municipality']}".strip(),
        size=word(SIZES, company["size"]),
        sector=company["sector"],
        contact=contact,
        letters=tuple(
            ReadLetter(
                phase=word(PHASES, letter["phase"]),
                signatory=", ".join(
                    part
                    for part in (letter["signatory_name"], letter["signatory_function"])
                    if part
                ),
                signed_on=_day(letter["signed_on"]),
                carries_mandate=letter["carries_mandate"],
                file=read_file(letter["file"]),
            )
            for letter in company["letters"]
        ),
    )


def _attachments(
    content: Data, terms: CallTerms, phase: Phase, audience: Audience, read_file: Callable
) -> tuple[ReadAttachments, ...]:
    found = []
    for asked in terms.attachments_of(phase):
        files = tuple(
            read_file(item["file"], item["confidential"])
            for item in content["attachments"]
            if item["requirement"] == asked.key
            and (audience is Audience.FULL or not item["confidential"])
        )
        if files:
            found.append(ReadAttachments(asked.title.get(_language()), files))
    return tuple(found)


def _budget_rows(plan: Data) -> tuple[Row, ...]:
    months = plan.get("duration_months")
    return _rows(
        (_("Start date"), _day(plan.get("start_date"))),
        (_("Duration"), _("%(n)s months") % {"n": months} if months else ""),
    )


def _activity(item: Data) -> ReadActivity:
    return ReadActivity(
        item["title"],
        item["description"],
        _rows(
            (_("Kind of activity"), word(SCOPES, item["scope"])),
            (_("Carries costs in the budget"), yes_no(item["carries_costs"])),
            (_("Price for participants"), word(PRICES, item["price"])),
            (_("Why not paid"), item["price_reason"]),
            (_("Open to all members"), yes_no(item["open_to_all"])),
            (_("Personalised service to one enterprise"), yes_no(item["personalised"])),
            (_("Could distort the market"), yes_no(item["distorts_market"])),
            (_("Other support measure sought"), item["other_support"]),
        ),
    )


def _spearhead(content: Data, terms: CallTerms) -> tuple[Row, ...]:
    data = content.get("spearhead") or {}
    ticked = [
        item.text.get(_language())
        for item in terms.spc_conditions
        if item.key in (data.get("spc_conditions") or ())
    ]
    return _rows(
        (_("In the domain of a spearhead cluster"), yes_no(data.get("in_spc_domain"))),
        (_("Which spearhead cluster"), data.get("spc_name")),
        (_("Conditions that hold"), "\n".join(ticked)),
        (_("Motivation"), data.get("spc_motivation")),
    )


def _feedback(content: Data, agency: Data) -> tuple[ReadFeedback, ...]:
    answers = {item["number"]: item["answer"] for item in content.get("feedback") or []}
    return tuple(
        ReadFeedback(
            point["number"],
            word(POINTS, point["kind"]),
            point["text"],
            answers.get(point["number"], ""),
        )
        for point in agency["feedback_points"]
    )
