"""What an application holds in a phase, as plain data: the body of what is handed in.

The same data feed the live rules, the page that checks the answers and the frozen package, so
that none of them can see something else than the others.
"""

from typing import Any

from applications.models import Application, Attachment, LetterOfIntent
from applications.terms import Phase
from portal.lib.canonical import plain
from portal.records.models import Scan, StoredFile

Content = dict[str, Any]


def application_content(application: Application, phase: Phase) -> Content:
    """The applicant's data of `phase`, JSON-safe (dates and decimals as text). 9 queries at most.

    `application`: title, acronym, executor · `organisation` or None · `answers`: text per section
    key · `companies` with their `letters` · `attachments` · EoI: `initiative` · dossier:
    `indicators`, `activities`, `spearhead`, `declarations`, `feedback` (number and answer). Files
    are name, sha256, size, content_type and ref; removed and infected ones are left out.
    """
    content: Content = {
        "application": {
            "title": application.title,
            "acronym": application.acronym,
            "executor": application.executor,
        },
        "organisation": _organisation(application),
        "answers": {
            answer.key: answer.text for answer in application.answers.filter(phase=phase.value)
        },
        "companies": _companies(application, phase),
        "attachments": _attachments(application, phase),
    }
    if phase == Phase.EOI:
        content["initiative"] = _initiative(application)
    else:
        content |= _dossier(application)
    return plain(content)


def agency_content(application: Application) -> Content:
    """What the agency added and the rules or the reader need: counted enterprises, feedback."""
    points = application.feedback_points.all() if application.feedback_released_at else ()
    return plain(
        {
            "counted": {
                mandate.enterprise_number: {
                    "counted": mandate.counted_by_staff,
                    "reason": mandate.counted_reason,
                }
                for mandate in application.mandates.filter(counted_by_staff__isnull=False)
            },
            "feedback_points": [
                {"number": point.number, "kind": point.kind, "text": point.text} for point in points
            ],
        }
    )


def file_data(stored: StoredFile) -> Content:
    """A file as a package names it."""
    return {
        "ref": str(stored.ref),
        "name": stored.name,
        "sha256": stored.sha256,
        "size": stored.size,
        "content_type": stored.content_type,
    }


def _organisation(application: Application) -> Content | None:
    organisation = application.organisation
    if organisation is None:
        return None
    names = (
        "name",
        "legal_form",
        "enterprise_number",
        "in_formation",
        "founder",
        "expected_on",
        "street",
        "postcode",
        "municipality",
        "website",
    )
    data = {name: getattr(organisation, name) for name in names}
    return data | {"has_legal_personality": organisation.has_legal_personality}


def _companies(application: Application, phase: Phase) -> list[Content]:
    letters: dict[int, list[Content]] = {}
    found = LetterOfIntent.objects.filter(
        mandate__application=application, removed_at__isnull=True
    ).select_related("file", "reconfirms")
    for letter in found.exclude(file__scan=Scan.INFECTED):
        if phase == Phase.EOI and letter.phase != Phase.EOI:
            continue
        letters.setdefault(letter.mandate_id, []).append(
            {
                "key": letter.key,
                "phase": letter.phase,
                "signatory_name": letter.signatory_name,
                "signatory_function": letter.signatory_function,
                "signed_on": letter.signed_on,
                "carries_mandate": letter.carries_mandate,
                "reconfirms": letter.reconfirms.key if letter.reconfirms else None,
                "file": file_data(letter.file),
            }
        )
    names = (
        "key",
        "enterprise_number",
        "name",
        "postcode",
        "municipality",
        "establishment_number",
        "size",
        "sector",
        "contact_name",
        "contact_email",
    )
    return [
        {name: getattr(mandate, name) for name in names if hasattr(mandate, name)}
        | {"letters": letters.get(mandate.pk, [])}
        for mandate in application.mandates.order_by("name", "enterprise_number")
    ]


def _attachments(application: Application, phase: Phase) -> list[Content]:
    found = Attachment.objects.filter(
        application=application, phase=phase.value, removed_at__isnull=True
    ).select_related("file")
    return [
        {
            "key": attachment.key,
            "requirement": attachment.requirement,
            "confidential": attachment.confidential,
            "file": file_data(attachment.file),
        }
        for attachment in found.exclude(file__scan=Scan.INFECTED)
    ]


def _initiative(application: Application) -> Content | None:
    eoi = getattr(application, "eoi", None)
    if eoi is None:
        return None
    names = (
        "initiative",
        "differentiates",
        "existing_organisations",
        "left_open",
        "no_federation",
    )
    return {name: getattr(eoi, name) for name in names}


def _dossier(application: Application) -> Content:
    dossier = getattr(application, "dossier", None)
    points = application.feedback_points.select_related("answer")
    released = application.feedback_released_at is not None
    spearhead = ("in_spc_domain", "spc_name", "spc_conditions", "spc_motivation")
    return {
        "indicators": [
            {name: getattr(indicator, name) for name in _INDICATOR}
            for indicator in (dossier.indicators.all() if dossier else ())
        ],
        "activities": [
            {name: getattr(activity, name) for name in _ACTIVITY}
            for activity in (dossier.activities.all() if dossier else ())
        ],
        "spearhead": {name: getattr(dossier, name) for name in spearhead} if dossier else None,
        "declarations": sorted(given.key for given in application.declarations.all()),
        "feedback": [
            {"number": point.number, "answer": point.answer.text if _answered(point) else ""}
            for point in (points if released else ())
        ],
    }


def _answered(point: Any) -> bool:
    return hasattr(point, "answer")


_INDICATOR = (
    "key",
    "family",
    "kind",
    "code",
    "label",
    "unit",
    "baseline",
    "targets",
    "proof",
)
_ACTIVITY = (
    "key",
    "title",
    "description",
    "scope",
    "carries_costs",
    "price",
    "price_reason",
    "open_to_all",
    "personalised",
    "distorts_market",
    "other_support",
)
