"""Files under the requirements of the call: kept when replaced, never altered."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from applications.models import Application, Attachment
from applications.terms import AttachmentRequirement, Phase
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.files import UploadError, store_upload
from portal.records.ledger import note, recorded

from .moment import lock_open, touch

MOST = 30
"""Files under one requirement that allows several."""


def requirement_of(application: Application, phase: Phase, key: str) -> AttachmentRequirement:
    """The requirement called `key`. Raises KeyError when the phase has none."""
    for requirement in application.call.terms.attachments_of(phase):
        if requirement.key == key:
            return requirement
    raise KeyError(key)


@recorded
def add_attachment(
    application: Application,
    phase: Phase,
    key: str,
    upload: UploadedFile,
    *,
    by: User,
    confidential: bool = False,
) -> Attachment:
    """Keep a file; where the call takes one, the file before is marked removed and stays.

    Raises WrongMoment, InvalidInput (field `file`) for a refused file, KeyError for an unknown
    requirement.
    """
    requirement = requirement_of(application, phase, key)
    locked = lock_open(application, phase, f"attachment:{key}")
    present = Attachment.objects.filter(
        application=locked, phase=phase, requirement=key, removed_at__isnull=True
    )
    if requirement.multiple and present.count() >= MOST:
        raise _refused(_("There are %(number)s files here already.") % {"number": MOST})
    try:
        stored = store_upload(
            upload, extensions=requirement.extensions, max_mb=requirement.max_mb, by=by
        )
    except UploadError as error:
        raise _refused(str(error)) from error
    if not requirement.multiple:
        for old in present:
            _remove(old, by)
    attachment = Attachment(
        application=locked,
        phase=phase,
        requirement=key,
        file=stored,
        confidential=confidential,
        uploaded_by=by,
    )
    attachment._history_user = by
    attachment.full_clean()
    attachment.save()
    _note("file_uploaded", attachment, by)
    touch(application)
    return attachment


@recorded
def remove_attachment(attachment: Attachment, *, by: User) -> None:
    """Take a file out of the draft; the file itself stays. Raises WrongMoment."""
    attachment = _locked(attachment)
    _remove(attachment, by)
    _note("file_removed", attachment, by)
    touch(attachment.application)


@recorded
def set_confidential(attachment: Attachment, confidential: bool, *, by: User) -> Attachment:
    """Keep a file from the external experts, or show it to them. Raises WrongMoment."""
    attachment = _locked(attachment)
    if attachment.confidential != confidential:
        attachment.confidential = confidential
        attachment._history_user = by
        attachment.save(update_fields=["confidential"])
        _note("file_marked", attachment, by, confidential=confidential)
        touch(attachment.application)
    return attachment


def _locked(attachment: Attachment) -> Attachment:
    lock_open(
        attachment.application, Phase(attachment.phase), f"attachment:{attachment.requirement}"
    )
    attachment = Attachment.objects.select_related("application", "file").get(pk=attachment.pk)
    if attachment.removed_at:
        raise WrongMoment(_("This file was removed or replaced in the meantime."))
    return attachment


def _remove(attachment: Attachment, by: User) -> None:
    attachment.removed_at = clock.now()
    attachment._history_user = by
    attachment.save(update_fields=["removed_at"])


def _refused(message: str) -> InvalidInput:
    return InvalidInput(message, {"file": message})


def _note(verb: str, attachment: Attachment, by: User, **data: object) -> None:
    note(
        verb,
        by=by,
        subject=attachment,
        reference=attachment.application.reference,
        phase=attachment.phase,
        requirement=attachment.requirement,
        key=attachment.key,
        sha256=attachment.file.sha256,
        **data,
    )
