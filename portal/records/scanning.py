"""The virus scan: ClamAV's INSTREAM protocol. Fails closed."""

import logging
import socket
import struct
from typing import IO, Literal

from django.conf import settings

from .files import open_stored
from .models import Scan, StoredFile

logger = logging.getLogger(__name__)


class ScannerAway(Exception):
    """clamd did not answer, or answered something else than a verdict."""


def scan(stream: IO[bytes]) -> Literal["clean", "infected"]:
    """clamd's verdict on `stream`. Raises :class:`ScannerAway`."""
    try:
        with _connect() as connection:
            connection.sendall(b"zINSTREAM\0")
            while chunk := stream.read(65536):
                connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            connection.sendall(struct.pack("!I", 0))
            answer = b""
            while part := connection.recv(4096):
                answer += part
    except OSError as error:
        raise ScannerAway(str(error)) from error
    verdict = answer.rstrip(b"\0\n")
    if verdict == b"stream: OK":
        return "clean"
    if verdict.endswith(b" FOUND"):
        return "infected"
    raise ScannerAway(verdict.decode(errors="replace") or "no answer")


def _connect() -> socket.socket:
    address = settings.CLAMAV_ADDRESS
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(60)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=60)


def scan_file(pk: int) -> str:
    """Scan one pending file and keep the verdict; it stays pending while clamd is away."""
    stored = StoredFile.objects.filter(pk=pk, scan=Scan.PENDING).first()
    if stored is None:
        return ""
    try:
        with open_stored(stored) as stream:
            verdict = scan(stream)
    except (ScannerAway, OSError) as error:
        logger.warning("Scan of file %s postponed: %s", stored.ref, error)
        return Scan.PENDING
    StoredFile.objects.filter(pk=pk, scan=Scan.PENDING).update(scan=verdict)
    return verdict


def scan_pending(limit: int = 500) -> int:
    """Scan what still waits; stops when clamd is away. Returns the number of verdicts."""
    done = 0
    pending = StoredFile.objects.filter(scan=Scan.PENDING).order_by("pk")
    for pk in pending.values_list("pk", flat=True)[:limit]:
        if scan_file(pk) == Scan.PENDING:
            break
        done += 1
    return done
