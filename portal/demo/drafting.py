"""The applicant's side of the EoI: one function per page of the site, played on its day."""

from datetime import timedelta
from decimal import Decimal

from applications.actions.answers import save_answer
from applications.actions.attachments import add_attachment
from applications.actions.companies import add_company
from applications.actions.initiative import save_initiative
from applications.actions.letters import add_letter
from applications.actions.organisation import save_organisation
from applications.actions.start import start_application
from applications.models import Application, Call
from applications.selectors.versions import version_of
from applications.terms import Phase
from budgets.actions.indicative import save_indicative
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.enterprise import format_enterprise_number
from portal.lib.fields import YearValues
from portal.submission import submit

from .initiatives import Initiative
from .papers import pdf


class Applicant:
    """One initiative and its coordinator in one call."""

    def __init__(self, initiative: Initiative, coordinator: User, call: Call) -> None:
        self.initiative, self.by, self.call = initiative, coordinator, call
        self.application: Application

    def start(self) -> None:
        """The draft, and who applies."""
        data = self.initiative
        self.application = start_application(
            self.call, by=self.by, title=data["name"], acronym=data["acronym"]
        )
        organisation = dict(data["organisation"])
        number = "" if organisation.get("in_formation") else self.initiative.own_number
        organisation.setdefault("in_formation", False)
        save_organisation(
            self.application,
            by=self.by,
            version=version_of(None),
            title=data["name"],
            acronym=data["acronym"],
            executor=data["executor"],
            enterprise_number=number,
            **organisation,
        )

    def position(self) -> None:
        """New or not, and beside whom."""
        given = self.initiative["initiative"]
        save_initiative(
            self.application,
            by=self.by,
            version=version_of(self.application.eoi),
            initiative=given["kind"],
            differentiates=given.get("differentiates", ""),
            existing_organisations=given["existing"],
            left_open=given["left_open"],
            no_federation=given["no_federation"],
        )

    def write(self, *keys: str) -> None:
        """The texts of the EoI; only those of `keys` when given."""
        for section in self.call.terms.sections_of(Phase.EOI):
            if not keys or section.key in keys:
                text = self.initiative["eoi"][section.key].strip()
                save_answer(self.application, Phase.EOI, section.key, text, by=self.by, version=0)

    def calculate(self) -> None:
        """The indicative sums."""
        given = self.initiative["indicative"]
        save_indicative(
            self.application,
            by=self.by,
            version=version_of(None),
            costs=_sums(given["costs"]),
            cash=_sums(given["cash"]),
            in_kind=_sums(given["in_kind"]),
            activity_income=_sums(given["income"]),
            subsidy=(None,) * self.call.terms.years,
        )

    def list_companies(self) -> None:
        """The enterprises, still without letters."""
        for company in self.initiative.companies:
            add_company(
                self.application,
                by=self.by,
                enterprise_number=company["number"],
                name=company["name"],
                postcode=company["postcode"],
                municipality=company["municipality"],
                size=company["size"],
                sector=company["sector"],
                contact_name=company["contact"],
                contact_email=f"contact-{company['number']}@voorbeeld.example",
            )

    def collect_letters(self, count: int | None = None) -> None:
        """A signed letter that carries the mandate, for the first `count` enterprises."""
        today = clock.now().astimezone(clock.BRUSSELS).date()
        for company in self.initiative.companies[:count]:
            mandate = self.application.mandates.get(enterprise_number=company["number"])
            add_letter(
                mandate,
                Phase.EOI,
                pdf("Intentiebrief", self._letter(company), f"brief-{company['number']}.pdf"),
                by=self.by,
                signatory_name=company["contact"],
                signatory_function=company["function"],
                signed_on=today - timedelta(days=2),
                carries_mandate=True,
            )

    def attach_slides(self) -> None:
        """The slides of the pitch."""
        lines = [
            f"Domein: {self.initiative['domain']}",
            "Drempels, doelen, activiteiten, bedrijven",
        ]
        slides = pdf(self.initiative["name"], lines, f"pitch-{self.initiative.slug}.pdf")
        add_attachment(self.application, Phase.EOI, "pitch_slides", slides, by=self.by)

    def hand_in(self) -> None:
        """Submit the EoI."""
        submit(self.application, Phase.EOI, by=self.by, received_at=clock.now())

    def _letter(self, company: dict) -> list[str]:
        return [
            f"{company['name']} ({format_enterprise_number(company['number'])})",
            f"{company['postcode']} {company['municipality']}",
            "",
            f"Wij steunen de aanvraag van {self.initiative['organisation']['name']} voor het",
            f"netwerk {self.initiative['name']} en nemen er actief aan deel.",
            "",
            f"Bijdrage in cash: {company.get('cash', 0)} euro per jaar.",
            f"Bijdrage in natura (detachering): {company.get('in_kind', 0)} euro per jaar.",
            "",
            "Deze brief bevat het mandaat om namens onze onderneming aan te vragen.",
            "",
            f"{company['contact']}, {company['function']}",
        ]


def _sums(amounts: list[int]) -> YearValues:
    return tuple(Decimal(amount) for amount in amounts)
