"""Builders of test data, made by the real actions. Each maker adds their own."""

from datetime import datetime, timedelta

from applications.actions.start import start_application
from applications.models import Application, Call, Collaborator
from applications.terms import load_preset
from portal.accounts.models import User
from portal.lib import clock

OPEN = datetime(2017, 12, 1, 10, 0, tzinfo=clock.BRUSSELS)
"""A moment at which the EoI of `IBN-2017-2` is open, for `stop_clock`."""


def make_call(code: str = "IBN-2017-2", *, shift: bool = True, **fields) -> Call:
    """The published first call; `shift` moves its dates so that the EoI closes in twenty days."""
    found = Call.objects.filter(code=code).first()
    if found:
        return found
    terms = load_preset("IBN-2017-2")
    if shift:
        days = (clock.now() + timedelta(days=20) - terms.timeline.eoi_deadline).days
        terms = terms.shifted(days)
    values = {
        "reference_prefix": "IBN2",
        "title_nl": "Tweede oproep innovatieve bedrijfsnetwerken",
        "title_en": "Second call for innovative business networks",
        "state": Call.State.PUBLISHED,
        "terms_data": terms.to_dict(),
    }
    return Call.objects.create(code=code, **{**values, **fields})


def make_application(
    *, by: User, call: Call | None = None, title: str = "Netwerk Slim Textiel", acronym: str = "NST"
) -> Application:
    """A draft of `by`, its coordinator."""
    return start_application(call or make_call(), by=by, title=title, acronym=acronym)


def add_collaborator(
    application: Application, user: User, role: str = Collaborator.Role.EDITOR
) -> Collaborator:
    """`user` works on it too, as if invited and come."""
    return Collaborator.objects.create(
        application=application, user=user, role=role, added_by=application.created_by
    )


def enterprise_number(place: int) -> str:
    """A made-up enterprise number with good check digits; another for every `place`."""
    base = 9_999_000 + place
    return f"{base:08d}{97 - base % 97:02d}"


def add_companies(
    application: Application, *, by: User, count: int = 10, phase: str = "eoi", first: int = 1
) -> None:
    """`count` Flemish companies, each with a letter for `phase` that carries the mandate."""
    from applications.models import CompanyMandate, LetterOfIntent
    from portal.records.files import store_bytes
    from tests.samples import pdf

    for place in range(first, first + count):
        mandate, _made = CompanyMandate.objects.get_or_create(
            application=application,
            enterprise_number=enterprise_number(place),
            defaults={
                "name": f"Weverij {place}",
                "postcode": "8500",
                "municipality": "Kortrijk",
                "added_by": by,
            },
        )
        LetterOfIntent.objects.create(
            mandate=mandate,
            phase=phase,
            file=store_bytes(
                pdf(f"Brief {phase} {place}"),
                name=f"brief-{place}.pdf",
                content_type="application/pdf",
                by=by,
            ),
            signatory_name="Dries De Smet",
            signatory_function="Zaakvoerder",
            signed_on=clock.now().date(),
            carries_mandate=True,
            added_by=by,
        )


def fill_eoi(
    application: Application, *, by: User, companies: int = 10, first: int = 1
) -> Application:
    """Everything the EoI asks, so that nothing blocks; its companies are numbered from `first`."""
    from applications.actions.answers import save_answer
    from applications.actions.attachments import add_attachment
    from applications.actions.initiative import save_initiative
    from applications.actions.organisation import save_organisation
    from applications.selectors.versions import version_of
    from applications.terms import Phase
    from budgets.models import IndicativePlan
    from tests.samples import office, upload

    save_organisation(
        application,
        by=by,
        version=version_of(application.organisation),
        title=application.title,
        acronym=application.acronym,
        executor="new",
        name="Slim Textiel vzw",
        in_formation=False,
        legal_form="vzw",
        enterprise_number=enterprise_number(900),
        street="Kerkstraat 1",
        postcode="9000",
        municipality="Gent",
    )
    save_initiative(
        application,
        by=by,
        version=version_of(application.eoi),
        initiative="new",
        existing_organisations="Er is een federatie.",
        left_open="Samenwerking over de keten heen.",
        no_federation="De cluster werkt aan een gezamenlijk actieplan.",
    )
    for section in application.call.terms.sections_of(Phase.EOI):
        text = f"Wat wij doen rond {section.title.nl}."
        save_answer(application, Phase.EOI, section.key, text, by=by, version=0)
    add_attachment(
        application, Phase.EOI, "pitch_slides", upload(office("pptx"), "pitch.pptx"), by=by
    )
    add_companies(application, by=by, count=companies, first=first)
    IndicativePlan.objects.update_or_create(
        application=application,
        defaults={
            "costs": ["300000.00"] * 3,
            "cash": ["90000.00"] * 3,
            "in_kind": ["45000.00"] * 3,
            "activity_income": ["15000.00"] * 3,
        },
    )
    return Application.objects.get(pk=application.pk)


def submit_eoi(application: Application, *, by: User):
    """Hand in the EoI now; the submission."""
    from applications.terms import Phase
    from portal.submission import submit

    return submit(application, Phase.EOI, by=by, received_at=clock.now())
