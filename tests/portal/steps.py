"""Small steps that several tests of the dossier over time take."""

from datetime import datetime, timedelta

from django.urls import reverse

from applications.actions.answers import save_answer
from applications.models import Application, Submission
from applications.selectors.deadlines import deadline_of
from applications.terms import Phase
from portal.accounts.models import User
from portal.lib import clock
from portal.submission import submit
from tests.builders import again

SECOND = timedelta(seconds=1)
NEW = "Een nieuwe tekst over de tijdslijn."


def deadline(application: Application) -> datetime:
    return deadline_of(application, Phase.DOSSIER)


def write(
    application: Application, by: User, text: str = NEW, key: str = "timeline"
) -> Application:
    """Another text in a section, from the version that is stored."""
    version = application.answers.get(phase="dossier", key=key).version
    save_answer(application, Phase.DOSSIER, key, text, by=by, version=version)
    return again(application)


def hand_in(application: Application, by: User, at: datetime | None = None) -> Submission:
    """Hand in the dossier; `at` is when the request came in, now unless told otherwise."""
    moment = at or clock.now()
    return submit(again(application), Phase.DOSSIER, by=by, received_at=moment)


def door(application: Application) -> str:
    return reverse("submit", args=[application.reference, "dossier"])


def section_page(application: Application, key: str = "timeline") -> str:
    return reverse("applications:section", args=[application.reference, "dossier", key])


def dossiers() -> list[Submission]:
    return list(Submission.objects.filter(phase="dossier").order_by("version"))
