"""Home of who applies: own applications, with what is missing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application
from applications.selectors.deadlines import current_phase, is_open
from applications.selectors.lists import own_applications
from applications.selectors.next_step import next_step
from applications.workflow import EDITABLE, LOOKS, Status
from portal.accounts.models import User
from portal.completeness import judge
from portal.lib import clock

from .shapes import Item, Section, language_code, page


def applications(user: User) -> Section | None:
    """One's own applications, with what is missing; offered to whoever holds no role."""
    lines = own_applications(user)
    if not lines and user.roles:
        return None
    return Section(
        title=_("Your applications"),
        items=[_application(line.application, line.role) for line in lines],
        empty=_("You do not work on an application yet. Choose a call below to begin one."),
    )


def _application(application: Application, role: str) -> Item:
    step = next_step(application)
    info = application.status_info
    tone, symbol = LOOKS[info.tone]
    missing = missing_text(application)
    action, address = step.action if step.address else "", step.address
    if missing == _("Complete: ready to submit"):
        address = page("submit", application.reference, current_phase(application).value)
        action = _("Check your answers and submit")
    return Item(
        name=f"{application.reference} {application.title}",
        url=application.get_absolute_url(),
        state=info.applicant.text(language_code()),
        tone=tone,
        symbol=symbol,
        text=step.sentence,
        note=" · ".join(part for part in (missing, role) if part),
        action=action,
        action_url=address,
    )


def missing_text(application: Application) -> str:
    """How many things keep a draft from being handed in; empty when it is no open draft."""
    phase, moment = current_phase(application), clock.now()
    drafts = EDITABLE[phase] - {Status.EOI_SUBMITTED, Status.DOSSIER_SUBMITTED}
    if application.state not in drafts or not is_open(application, phase, moment):
        return ""
    count = len({one.rule for one in judge(application, phase, moment).blocking})
    if not count:
        return _("Complete: ready to submit")
    return ngettext("%(n)d thing is missing", "%(n)d things are missing", count) % {"n": count}
