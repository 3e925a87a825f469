"""The applicant's side of the EoI: one function per page of the site, played on its day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from applications.actions.answers import save_answer
from applications.actions.attachments import add_attachment
from applications.actions.collaborators import accept_invitation, invite_collaborator
from applications.actions.companies import add_company
from applications.actions.initiative import save_initiative
from applications.actions.letters import add_letter
from applications.actions.organisation import save_organisation
from applications.actions.pitches import schedule_pitch
from applications.actions.prediscussion import request_talk
from applications.actions.start import start_application
from applications.actions.withdraw import withdraw_application
from applications.models import Collaborator
from applications.selectors.pitches import free_slots
from applications.selectors.versions import version_of
from applications.terms import Phase
from budgets.actions.indicative import save_indicative
from portal.lib import clock, figures
from portal.lib.enterprise import format_enterprise_number
from portal.submission import SubmissionRefused, submit

from . import phrases
from .case import Case
from .papers import pdf

FOUNDING = date(2018, 2, 1)
"""When an organisation that is being founded expects to exist, unless its file says."""


def ask_talk(case: Case) -> None:
    """Ask the agency for a talk about the idea, on one of the days meant for it if they come."""
    days = case.call.terms.timeline.pre_discussion_days
    today = figures.local(clock.now()).date()
    request_talk(
        case.call,
        by=case.coordinator,
        organisation_name=case.initiative["organisation"]["name"],
        idea=f"Een netwerk rond {case.initiative['domain']}, gedragen door "
        f"{len(case.initiative.companies)} ondernemingen.",
        preferred_day=next((day for day in days if day >= today), None),
        preference=phrases.agency("talk_wish"),
    )


def start(case: Case) -> None:
    """The draft, and who applies."""
    data = case.initiative
    application = start_application(
        case.call, by=case.coordinator, title=data["name"], acronym=data["acronym"]
    )
    case.reference = application.reference
    organisation = dict(data["organisation"])
    forming = organisation.setdefault("in_formation", False)
    if forming:
        founding = organisation.get("expected_on", FOUNDING)
        organisation["expected_on"] = case.calendar.day(founding)
    save_organisation(
        application,
        by=case.coordinator,
        version=version_of(None),
        title=data["name"],
        acronym=data["acronym"],
        executor=data["executor"],
        enterprise_number="" if forming else data.own_number,
        **organisation,
    )


def invite(case: Case) -> None:
    """Ask a colleague to write along, and somebody to read, who does not answer yet."""
    if case.colleague is None:
        return
    application, by = case.application, case.coordinator
    invite_collaborator(
        application, by=by, email=case.colleague.email, role=Collaborator.Role.EDITOR
    )
    address = "stuurgroep@" + case.coordinator.email.rpartition("@")[2]
    invite_collaborator(application, by=by, email=address, role=Collaborator.Role.READER)


def join(case: Case) -> None:
    """The colleague accepts."""
    if case.colleague is not None:
        invitation = case.application.invitations.get(email=case.colleague.email)
        accept_invitation(invitation, by=case.colleague)


def position(case: Case) -> None:
    """New or not, and beside whom."""
    given, application = case.initiative["initiative"], case.application
    save_initiative(
        application,
        by=case.coordinator,
        version=version_of(application.eoi),
        initiative=given["kind"],
        differentiates=given.get("differentiates", ""),
        existing_organisations=given["existing"],
        left_open=given["left_open"],
        no_federation=given["no_federation"],
    )


def write(case: Case, *keys: str) -> None:
    """The texts of the EoI; only those of `keys` when given. What is written already stays."""
    application = case.application
    for section in case.call.terms.sections_of(Phase.EOI):
        written = application.answers.filter(phase=Phase.EOI, key=section.key).exists()
        if not written and (not keys or section.key in keys):
            text = case.initiative["eoi"][section.key].strip()
            save_answer(application, Phase.EOI, section.key, text, by=case.writer(), version=0)


def write_some(case: Case) -> None:
    """The first two texts."""
    write(case, "scope", "voortraject")


def calculate(case: Case) -> None:
    """The indicative sums."""
    given = case.initiative["indicative"]
    save_indicative(
        case.application,
        by=case.coordinator,
        version=version_of(None),
        costs=_sums(given["costs"]),
        cash=_sums(given["cash"]),
        in_kind=_sums(given["in_kind"]),
        activity_income=_sums(given["income"]),
        subsidy=(None,) * case.call.terms.years,
    )


def list_companies(case: Case) -> None:
    """The enterprises, still without letters."""
    application = case.application
    for company in case.initiative.companies:
        add_company(
            application,
            by=case.coordinator,
            enterprise_number=company["number"],
            name=company["name"],
            postcode=company["postcode"],
            municipality=company["municipality"],
            size=company["size"],
            sector=company["sector"],
            contact_name=company["contact"],
            contact_email=f"contact-{company['number']}@voorbeeld.example",
        )


def collect_letters(case: Case, upto: int | None = None, phase: Phase = Phase.EOI) -> None:
    """A signed letter that carries the mandate, of the first `upto` enterprises without one."""
    today = figures.local(clock.now()).date()
    mandates = {one.enterprise_number: one for one in case.application.mandates.all()}
    for company in case.initiative.companies[:upto]:
        mandate = mandates[company["number"]]
        if mandate.letters.filter(phase=phase, removed_at__isnull=True).exists():
            continue
        add_letter(
            mandate,
            phase,
            pdf("Intentiebrief", _letter(case, company), f"brief-{company['number']}.pdf"),
            by=case.writer(),
            signatory_name=company["contact"],
            signatory_function=company["function"],
            signed_on=today - timedelta(days=2),
            carries_mandate=True,
        )


def collect_six(case: Case) -> None:
    """Six letters: a beginning."""
    collect_letters(case, 6)


def collect_nine(case: Case) -> None:
    """Nine letters: one short."""
    collect_letters(case, 9)


def attach_slides(case: Case) -> None:
    """The slides of the pitch."""
    data = case.initiative
    lines = [f"Domein: {data['domain']}", "Drempels, doelen, activiteiten, bedrijven"]
    slides = pdf(data["name"], lines, f"pitch-{data.slug}.pdf")
    add_attachment(case.application, Phase.EOI, "pitch_slides", slides, by=case.coordinator)


def hand_in(case: Case) -> None:
    """Submit the EoI. One that a rule of the call keeps back stays a draft."""
    hand_in_phase(case, Phase.EOI)


def hand_in_phase(case: Case, phase: Phase) -> None:
    """Submit as the button does; a refused one stays a draft, which the deadline closes."""
    try:
        submit(case.application, phase, by=case.coordinator, received_at=clock.now())
    except SubmissionRefused:
        return


def book_pitch(case: Case) -> None:
    """Choose the next free moment for the pitch, on the first day or on the last."""
    slots = free_slots(case.call, coming=True)
    days = sorted({figures.local(slot.starts_at).date() for slot in slots})
    day = days[0] if case.pitches_today else days[-1]
    slot = next(slot for slot in slots if figures.local(slot.starts_at).date() == day)
    schedule_pitch(case.application, slot, by=case.coordinator)


def withdraw(case: Case) -> None:
    """The applicant stops."""
    reason = case.initiative.part("withdrawal").get("reason") or phrases.agency("withdrawal")
    withdraw_application(case.application, by=case.coordinator, reason=reason)


def _letter(case: Case, company: dict[str, Any]) -> list[str]:
    return [
        f"{company['name']} ({format_enterprise_number(company['number'])})",
        f"{company['postcode']} {company['municipality']}",
        "",
        f"Wij steunen de aanvraag van {case.initiative['organisation']['name']} voor het",
        f"netwerk {case.initiative['name']} en nemen er actief aan deel.",
        "",
        f"Bijdrage in cash: {company.get('cash', 0)} euro per jaar.",
        f"Bijdrage in natura (detachering): {company.get('in_kind', 0)} euro per jaar.",
        "",
        "Deze brief bevat het mandaat om namens onze onderneming aan te vragen.",
        "",
        f"{company['contact']}, {company['function']}",
    ]


def _sums(amounts: list[int]) -> tuple[Decimal | None, ...]:
    return tuple(Decimal(amount) for amount in amounts)
