"""Letters of intent: a letter is never altered, a better one takes its place."""

from collections.abc import Iterable
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from applications.models import Application, CompanyMandate, LetterOfIntent
from applications.terms import Phase
from portal.accounts.models import User
from portal.lib import clock
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.files import UploadError, store_upload
from portal.records.ledger import note, recorded
from portal.records.models import Scan

from .moment import lock_open, touch

EXTENSIONS = ("pdf", "png", "jpg", "jpeg", "docx")
MAX_MB = 10


@recorded
def add_letter(
    mandate: CompanyMandate,
    phase: Phase,
    upload: UploadedFile,
    *,
    by: User,
    signatory_name: str,
    signatory_function: str = "",
    signed_on: date,
    carries_mandate: bool = False,
) -> LetterOfIntent:
    """Keep a signed letter for `phase`; the one before is marked removed and stays.

    Raises WrongMoment, InvalidInput (field `file` or `signed_on`), ValidationError.
    """
    locked = lock_open(mandate.application, phase, "letters")
    if signed_on > clock.now().astimezone(clock.BRUSSELS).date():
        message = _("This date lies in the future.")
        raise InvalidInput(message, {"signed_on": message})
    try:
        stored = store_upload(upload, extensions=EXTENSIONS, max_mb=MAX_MB, by=by)
    except UploadError as error:
        raise InvalidInput(str(error), {"file": str(error)}) from error
    for old in mandate.letters.filter(phase=phase, removed_at__isnull=True):
        _remove(old, by)
    letter = LetterOfIntent(
        mandate=mandate,
        phase=phase,
        file=stored,
        signatory_name=signatory_name.strip(),
        signatory_function=signatory_function.strip(),
        signed_on=signed_on,
        carries_mandate=carries_mandate,
        added_by=by,
    )
    _save(letter, by)
    _note("letter_added", letter, by, locked.reference)
    touch(mandate.application)
    return letter


@recorded
def remove_letter(letter: LetterOfIntent, *, by: User) -> None:
    """Take a letter out of the draft; the file stays. Raises WrongMoment."""
    application = letter.mandate.application
    locked = lock_open(application, Phase(letter.phase), "letters")
    letter = LetterOfIntent.objects.select_related("file").get(pk=letter.pk)
    if letter.removed_at:
        raise WrongMoment(_("This letter was removed or replaced in the meantime."))
    _remove(letter, by)
    _note("letter_removed", letter, by, locked.reference)
    touch(application)


@recorded
def reconfirm_letters(application: Application, numbers: Iterable[str], *, by: User) -> int:
    """Keep the letters of the EoI of these enterprises for the dossier; how many were kept.

    The same file under a new row. An enterprise without such a letter, or with a letter for the
    dossier already, is passed over. Raises WrongMoment.
    """
    locked = lock_open(application, Phase.DOSSIER, "letters")
    letters = LetterOfIntent.objects.filter(
        mandate__application=locked, removed_at__isnull=True
    ).select_related("file", "mandate")
    renewed = {one.mandate_id for one in letters if one.phase == Phase.DOSSIER}
    wanted, kept = set(numbers), 0
    for old in letters.filter(phase=Phase.EOI).exclude(file__scan=Scan.INFECTED):
        if old.mandate_id in renewed or old.mandate.enterprise_number not in wanted:
            continue
        letter = LetterOfIntent(
            mandate=old.mandate,
            phase=Phase.DOSSIER,
            file=old.file,
            signatory_name=old.signatory_name,
            signatory_function=old.signatory_function,
            signed_on=old.signed_on,
            carries_mandate=old.carries_mandate,
            reconfirms=old,
            added_by=by,
        )
        _save(letter, by)
        _note("letter_reconfirmed", letter, by, locked.reference)
        kept += 1
    if kept:
        touch(application)
    return kept


def _save(letter: LetterOfIntent, by: User) -> None:
    letter._history_user = by
    letter.full_clean()
    letter.save()


def _remove(letter: LetterOfIntent, by: User) -> None:
    letter.removed_at = clock.now()
    letter._history_user = by
    letter.save(update_fields=["removed_at"])


def _note(verb: str, letter: LetterOfIntent, by: User, reference: str) -> None:
    note(
        verb,
        by=by,
        subject=letter,
        reference=reference,
        phase=letter.phase,
        key=letter.key,
        sha256=letter.file.sha256,
    )
