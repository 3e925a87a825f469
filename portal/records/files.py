"""Files: taken in with suspicion, kept under a random name, served only by asking.

Callers ask access first; nothing here knows who may see what.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.lib.uploads import (
    CONTENT_TYPES,
    UploadError,
    check_content,
    clean_name,
    extension_of,
)

from .models import Scan, StoredFile
from .queue import dispatch

__all__ = ["UploadError", "file_response", "open_stored", "store_bytes", "store_upload"]

INLINE = frozenset({"application/pdf", "image/png", "image/jpeg"})


def store_upload(
    upload: UploadedFile, *, extensions: Collection[str], max_mb: int, by: User | None
) -> StoredFile:
    """Keep an uploaded file. Raises :class:`UploadError`, its message fit for the form.

    Refused: empty, larger than `max_mb` (or the portal's own limit), an extension outside
    `extensions`, content that does not agree with the extension, macros.
    """
    name = clean_name(upload.name or "")
    extension = extension_of(name)
    limit = min(max_mb, settings.UPLOAD_MAX_MB)
    if not upload.size:
        raise UploadError(_("This file is empty."))
    if upload.size > limit * 1024 * 1024:
        raise UploadError(_("This file is larger than %(limit)s MB.") % {"limit": limit})
    allowed = {known.lower().lstrip(".") for known in extensions}
    if extension not in allowed & CONTENT_TYPES.keys():
        raise UploadError(
            _("Upload a file of this kind: %(kinds)s.")
            % {"kinds": ", ".join(f".{known}" for known in sorted(allowed))}
        )
    check_content(upload, extension)
    scan = Scan.PENDING if settings.CLAMAV_ADDRESS else Scan.NOT_SCANNED
    return _keep(upload, upload.chunks(), name, CONTENT_TYPES[extension], by, scan)


def store_bytes(data: bytes, *, name: str, content_type: str, by: User | None) -> StoredFile:
    """Keep bytes the portal made itself; they are not scanned and not doubted."""
    content = ContentFile(data)
    return _keep(content, [data], clean_name(name), content_type, by, Scan.CLEAN)


def open_stored(f: StoredFile) -> File:
    """The bytes of `f`, to be closed by the caller. Raises OSError when storage is away."""
    return default_storage.open(f.path, "rb")


def file_response(request: HttpRequest, f: StoredFile, *, inline: bool = False) -> HttpResponseBase:
    """`f` as a download; `inline` shows a PDF or picture in the browser, sandboxed.

    A file that is being scanned, or infected, is answered by a page with status 403.
    """
    if not f.may_be_opened:
        return render(request, "records/file_closed.html", {"file": f}, status=403)
    show = inline and f.content_type in INLINE
    response = FileResponse(
        open_stored(f), as_attachment=not show, filename=f.name, content_type=f.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    if show:
        response["X-Frame-Options"] = "SAMEORIGIN"  # the preview beside a form
    return response


def _keep(
    content: File, chunks: Iterable[bytes], name: str, content_type: str, by: User | None, scan: str
) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    token = secrets.token_hex(16)
    content.seek(0)
    path = default_storage.save(f"{token[:2]}/{token}", content)
    stored = StoredFile.objects.create(
        sha256=digest.hexdigest(),
        size=size,
        name=name,
        content_type=content_type,
        path=path,
        scan=scan,
        uploaded_by=by,
    )
    if scan == Scan.PENDING:
        dispatch("portal.records.scanning.scan_file", stored.pk)
    return stored
