"""Documents of the committee: the list as PDF, the letter to the applicant. Made by the worker."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from applications.models import Application
from assessment.access.committee import released_decision, visible_decisions
from assessment.models import DecisionList
from assessment.selectors.meeting import dossier_facts, meeting_of
from portal.accounts.models import User
from portal.lib.pdf import render_pdf
from portal.records.files import store_bytes
from portal.records.jobs import set_progress
from portal.records.ledger import note
from portal.records.models import StoredFile

LETTER_LANGUAGE = "nl"
"""A decision is an act of the Flemish administration: its letter is in Dutch."""


def make_list_pdf(job_ref: str, key: str, person: int, language: str) -> StoredFile:
    """The decision list as `person` may see it. Raises DoesNotExist for an unknown key."""
    decision_list = DecisionList.objects.select_related("call", "frozen_by").get(key=key)
    user = User.objects.get(pk=person)
    set_progress(job_ref, 20)
    data = list_pdf(decision_list, user, language)
    with translation.override(language):
        name = f"{decision_list.call.code}-{_('decision-list')}-{decision_list.meeting_on}.pdf"
    return store_bytes(data, name=name, content_type="application/pdf", by=user)


def list_pdf(decision_list: DecisionList, user: User, language: str) -> bytes:
    """The bytes of the PDF."""
    with translation.override(language):
        title = f"{_('Decision list')} {decision_list.call.code}"
        html = render_to_string(
            "pdf/decision_list.html",
            {
                "list": decision_list,
                "call": decision_list.call,
                "meeting": meeting_of(decision_list, visible_decisions(user, decision_list)),
                "provisional": decision_list.state == DecisionList.State.PREPARING,
                "reference": decision_list.call.code,
                "portal_name": settings.PORTAL_NAME,
            },
        )
        return render_pdf(html, title=title, language=language)


def make_letter(job_ref: str, reference: str) -> StoredFile:
    """The letter with the decision. Raises ValueError while it is not released."""
    application = Application.objects.select_related("call").get(reference=reference)
    set_progress(job_ref, 20)
    data = letter_pdf(application)
    stored = store_bytes(
        data, name=f"{reference}-beslissing.pdf", content_type="application/pdf", by=None
    )
    note(
        "decision_letter_made",
        by=None,
        subject=application,
        reference=reference,
        sha256=stored.sha256,
    )
    return stored


def letter_pdf(application: Application) -> bytes:
    """The bytes of the letter."""
    decision = released_decision(application)
    if decision is None:
        raise ValueError("This decision is not released.")
    with translation.override(LETTER_LANGUAGE):
        html = render_to_string(
            "pdf/decision_letter.html",
            {
                "application": application,
                "call": application.call,
                "decision": decision,
                "conditions": decision.conditions.all(),
                "fact": dossier_facts([application.pk]).get(application.pk, {}),
                "terms": application.call.terms,
                "appeal": settings.APPEAL_INFORMATION[LETTER_LANGUAGE],
                "reference": application.reference,
                "portal_name": settings.PORTAL_NAME,
                "contact_email": settings.CONTACT_EMAIL,
                "contact_phone": settings.CONTACT_PHONE,
            },
        )
        title = _("Decision on %(reference)s") % {"reference": application.reference}
        return render_pdf(html, title=title, language=LETTER_LANGUAGE)
