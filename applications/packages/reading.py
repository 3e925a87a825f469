"""A package as pages and documents show it: in the reader's language, ready for a template."""

from collections.abc import Callable
from datetime import datetime

from applications.models import Submission
from applications.terms import CallTerms, Phase
from portal.lib import figures
from portal.lib.findings import Finding
from portal.lib.texts import count_words

from .data import package_data
from .labels import PHASES, POINTS, SIZES, word
from .rows import (
    Data,
    budget_rows,
    day,
    initiative_rows,
    language,
    organisation_rows,
    read_activity,
    spearhead_rows,
)
from .shapes import (
    Audience,
    ReadAttachments,
    ReadCompany,
    ReadFeedback,
    ReadFile,
    ReadLetter,
    ReadPackage,
    ReadSection,
)
from .tables import budget_tables, indicator_table, sums_table

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
        call_title=data["call"]["title"]["en" if language().startswith("en") else "nl"],
        phase=phase,
        phase_label=word(PHASES, phase.value),
        version=data["version"],
        is_supplement=data["kind"] == "supplement",
        received_at=received_at,
        submitted_by=data["submitted_by"],
        sha256=sha256,
        terms=terms,
        organisation=organisation_rows(content),
        initiative=initiative_rows(content),
        sections=_sections(content, terms, phase),
        companies=tuple(_company(company, audience, read_file) for company in content["companies"]),
        attachments=_attachments(content, terms, phase, audience, read_file),
        sums=sums_table(data["sums"], phase),
        budget=budget_tables(plan, terms.years) if phase == Phase.DOSSIER else (),
        budget_rows=budget_rows(plan) if phase == Phase.DOSSIER else (),
        indicators=indicator_table(content.get("indicators") or [], terms.years),
        activities=tuple(map(read_activity, content.get("activities") or [])),
        spearhead=spearhead_rows(content, terms),
        declarations=tuple(
            item.text.get(language())
            for item in terms.declarations
            if item.key in content.get("declarations", ())
        ),
        feedback=_feedback(content, data["agency"]),
        findings=[Finding.from_dict(item) for item in data["findings"]],
    )


def _reader(address: Address | None) -> Callable[[Data, bool], ReadFile]:
    def read(data: Data, confidential: bool = False) -> ReadFile:
        url = address(data["ref"]) if address else ""
        return ReadFile(data["ref"], data["name"], data["size"], data["sha256"], url, confidential)

    return read


def _sections(content: Data, terms: CallTerms, phase: Phase) -> tuple[ReadSection, ...]:
    spoken, answers = language(), content["answers"]
    return tuple(
        ReadSection(
            section.key,
            section.number,
            section.title.get(spoken),
            section.prompt.get(spoken),
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
                signed_on=day(letter["signed_on"]),
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
            found.append(ReadAttachments(asked.title.get(language()), files))
    return tuple(found)


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
