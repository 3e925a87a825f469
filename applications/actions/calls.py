"""Calls: made from a preset or a copy, dated, limited, published, closed."""

from dataclasses import replace
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from applications.models import Call, CallDocument, SupportedNetwork
from applications.terms import CallTerms, Limits, TermsError, Timeline
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.files import store_upload
from portal.records.jobs import enqueue
from portal.records.ledger import note, recorded

DOCUMENT_EXTENSIONS = ("pdf", "docx", "pptx", "ppt", "xlsx", "odt", "odp")
QUESTIONS_JOB = "applications.jobs.make_questions_pdf"


@recorded
def create_call(
    terms: CallTerms,
    *,
    by: User | None,
    code: str = "",
    reference_prefix: str = "",
    title_nl: str = "",
    title_en: str = "",
    is_demo: bool = False,
) -> Call:
    """A call in preparation with these terms (a preset, or another call's); the rest may differ.

    Raises ValidationError when the code or the prefix of the references is taken.
    """
    terms = replace(
        terms,
        code=code or terms.code,
        reference_prefix=reference_prefix or terms.reference_prefix,
        title=replace(terms.title, nl=title_nl or terms.title.nl, en=title_en or terms.title.en),
    )
    call = Call(
        code=terms.code,
        reference_prefix=terms.reference_prefix,
        title_nl=terms.title.nl,
        title_en=terms.title.en,
        terms_data=terms.to_dict(),
        is_demo=is_demo,
        created_by=by,
    )
    call._history_user = by
    call.full_clean(exclude=["created_by"])
    call.save()
    for network in terms.supported_networks:
        SupportedNetwork.objects.get_or_create(
            name=network.name, defaults={"description_nl": network.domain.nl}
        )
    note("call_created", by=by, subject=call, reference=call.code)
    _make_questions(call)
    return call


@recorded
def update_timeline(call: Call, timeline: Timeline, *, by: User) -> Call:
    """Other dates. Raises InvalidInput when a published call would lose a deadline."""
    terms = call.terms.with_timeline(timeline)
    if call.state == Call.State.PUBLISHED and not terms.is_publishable:
        raise InvalidInput(_("A published call keeps its two deadlines."))
    return _change_terms(call, terms, by=by, verb="call_timeline_changed")


@recorded
def update_limits(
    call: Call,
    limits: Limits,
    severities: dict[str, str],
    year_severities: dict[str, str],
    *,
    by: User,
) -> Call:
    """Other limits and severities. Raises InvalidInput when no rule could judge by them."""
    try:
        terms = replace(
            call.terms, limits=limits, severities=severities, year_severities=year_severities
        )
    except TermsError as error:
        raise InvalidInput(str(error), {error.place.rpartition(".")[2]: error.reason}) from error
    return _change_terms(call, terms, by=by, verb="call_limits_changed")


@recorded
def set_envelope(call: Call, amount: Decimal | None, *, by: User) -> Call:
    """What the committee may grant in all, in EUR; None where the call names no sum."""
    if call.terms.budget_envelope == amount:
        return call
    terms = replace(call.terms, budget_envelope=amount)
    return _change_terms(call, terms, by=by, verb="call_envelope_changed")


@recorded
def publish_call(call: Call, *, by: User) -> Call:
    """Open the call to applicants. Raises WrongMoment without its two deadlines."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    if not call.terms.is_publishable:
        raise WrongMoment(_("Give the deadlines of the EoI and of the dossier first."))
    return _set_state(call, Call.State.PUBLISHED, by=by, verb="call_published")


@recorded
def close_call(call: Call, *, by: User) -> Call:
    """Take no new applications; what runs goes on."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    return _set_state(call, Call.State.CLOSED, by=by, verb="call_closed")


@recorded
def set_call_document(
    call: Call, key: str, *, by: User, upload: UploadedFile | None = None, link: str = ""
) -> CallDocument:
    """Put a file or a link behind one of the documents the call names.

    Raises KeyError for an unknown document, InvalidInput for a file that is refused or when
    neither is given.
    """
    if key not in {document.key for document in call.terms.documents}:
        raise KeyError(key)
    if upload is None and not link:
        raise InvalidInput(_("Choose a file or fill in a link."))
    document = CallDocument.objects.filter(call=call, key=key).first()
    document = document or CallDocument(call=call, key=key)
    document.file = (
        store_upload(upload, extensions=DOCUMENT_EXTENSIONS, max_mb=25, by=by) if upload else None
    )
    document.link = "" if upload else link
    document.updated_by, document.updated_at = by, clock.now()
    document._history_user = by
    document.full_clean()
    document.save()
    note("call_document_set", by=by, subject=call, reference=call.code, document=key)
    return document


def _change_terms(call: Call, terms: CallTerms, *, by: User, verb: str) -> Call:
    call = Call.objects.select_for_update().get(pk=call.pk)
    call.terms_data = terms.to_dict()
    call.terms_version += 1
    call._history_user = by
    call.save(update_fields=["terms_data", "terms_version"])
    note(verb, by=by, subject=call, reference=call.code, version=call.terms_version)
    _make_questions(call)
    return call


def _set_state(call: Call, state: str, *, by: User, verb: str) -> Call:
    call.state = state
    call._history_user = by
    call.save(update_fields=["state"])
    note(verb, by=by, subject=call, reference=call.code)
    return call


def _make_questions(call: Call) -> None:
    """The questions as PDF, in both languages, made by the worker for this version."""
    for language in ("nl", "en"):
        enqueue(
            QUESTIONS_JOB,
            call.code,
            language,
            key=f"questions:{call.code}:{call.terms_version}:{language}",
            kind="call_questions",
            reference=call.code,
        )
