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
