"""From a submitted EoI to a submitted dossier: one function per step, each at the clock of now."""

from collections.abc import Callable
from datetime import time

from applications.actions.admissibility import decide_admissibility
from applications.actions.dossier import save_feedback_answer, start_dossier
from applications.actions.feedback import add_point, release_feedback
from applications.actions.letters import reconfirm_letters
from applications.actions.pitches import make_slots, record_attendance, schedule_pitch
from applications.models import Application, Attachment, Submission
from applications.terms import Phase, Section
from applications.workflow import Status
from portal.accounts.models import User
from portal.lib import clock
from portal.records.files import store_bytes
from portal.submission import submit
from tests.builders.contents import fill_plan, short_text, write_dossier
from tests.builders.eoi import fill_eoi, submit_eoi
from tests.people import make_person
from tests.samples import pdf

FEEDBACK = (
    ("recommendation", "Betrek ook kleine weverijen bij de stuurgroep."),
    ("attention", "Maak de planning van het tweede jaar concreter."),
)


def again(application: Application) -> Application:
    """The application as the database has it now, without anything remembered."""
    return Application.objects.select_related("call").get(pk=application.pk)


def agency_person() -> User:
    """Farid, the dossier handler, for the steps of the agency."""
    return make_person("farid")


def admit_eoi(application: Application, *, agency: User | None = None) -> None:
    """The submitted EoI is found admissible."""
    agency = agency or agency_person()
    decide_admissibility(application, Phase.EOI, by=agency, admissible=True, reason="In orde.")


def attend_pitch(application: Application, *, agency: User | None = None) -> None:
    """A slot of today in a room of its own, taken and attended."""
    agency = agency or agency_person()
    (slot,) = make_slots(
        application.call,
        by=agency,
        day=clock.now().astimezone(clock.BRUSSELS).date(),
        start=time(9),
        end=time(9, 20),
        minutes=20,
        room=application.reference,
    )
    schedule_pitch(application, slot, by=agency)
    record_attendance(application, by=agency)


def give_feedback(
    application: Application,
    *,
    agency: User | None = None,
    points: tuple[tuple[str, str], ...] = FEEDBACK,
) -> None:
    """The points (kind and text) written and released."""
    agency = agency or agency_person()
    for kind, text in points:
        add_point(application, by=agency, kind=kind, text=text)
    release_feedback(application, by=agency)


def begin_dossier(application: Application, *, by: User) -> Application:
    """The applicant opens the dossier; the application with it."""
    start_dossier(application, by=by)
    return again(application)


def open_dossier(
    application: Application, *, by: User, agency: User | None = None, feedback: bool = True
) -> Application:
    """Whatever is still to be done until the empty dossier is open. Feedback does not gate it."""
    if application.state == Status.EOI_DRAFT:
        if not application.mandates.exists():
            fill_eoi(application, by=by)
        submit_eoi(again(application), by=by)
        application = again(application)
    if application.state == Status.EOI_SUBMITTED:
        admit_eoi(application, agency=agency)
    if application.state == Status.EOI_ADMISSIBLE:
        attend_pitch(application, agency=agency)
    if feedback and application.feedback_released_at is None:
        give_feedback(application, agency=agency)
    if application.state == Status.PITCH_ATTENDED:
        begin_dossier(application, by=by)
    return again(application)


def answer_feedback(application: Application, *, by: User) -> None:
    """An answer to every point that was released."""
    for point in application.feedback_points.all():
        text = f"Punt {point.number} is verwerkt in het plan van aanpak."
        save_feedback_answer(point, text, by=by, version=0)


def attach(
    application: Application,
    name: str,
    *,
    by: User,
    confidential: bool = False,
    requirement: str = "dossier_other",
) -> Attachment:
    """A PDF in the dossier, past the upload's checks."""
    return Attachment.objects.create(
        application=application,
        phase="dossier",
        requirement=requirement,
        file=store_bytes(pdf(name), name=name, content_type="application/pdf", by=by),
        confidential=confidential,
        uploaded_by=by,
    )


def fill_dossier(
    application: Application,
    *,
    by: User,
    agency: User | None = None,
    text: Callable[[Section], str] = short_text,
) -> Application:
    """Everything up to a dossier in which no rule blocks or warns, from wherever it stands.

    The letters of the EoI are kept; of two attachments one is confidential.
    """
    application = open_dossier(application, by=by, agency=agency)
    write_dossier(application, by=by, text=text)
    fill_plan(application, by=by)
    numbers = application.mandates.values_list("enterprise_number", flat=True)
    reconfirm_letters(application, list(numbers), by=by)
    answer_feedback(application, by=by)
    attach(application, "openbaar.pdf", by=by)
    attach(application, "geheim.pdf", by=by, confidential=True)
    return again(application)


def submit_dossier(application: Application, *, by: User) -> Submission:
    """Hand in the dossier now; the submission."""
    return submit(application, Phase.DOSSIER, by=by, received_at=clock.now())
