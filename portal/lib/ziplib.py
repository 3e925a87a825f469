"""Archives that stream: the first byte leaves at once, memory stays flat."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One file of the archive. `source`: its bytes, or what opens it when its turn comes."""

    name: str
    source: bytes | Callable[[], BinaryIO]


def stream_zip(entries: Iterable[ZipEntry], *, compress: bool = True) -> Iterator[bytes]:
    """The archive in pieces; nothing is read before its turn, each file is closed after it.

    Two entries of one name become `name.pdf` and `name (2).pdf`. Unsafe parts of a name (`..`, a
    leading slash, a drive) are dropped. Whatever opening a source raises, breaks off the stream,
    so that a cut archive never looks whole.
    """
    from zipstream import ZIP_DEFLATED, ZIP_STORED, ZipStream

    archive = ZipStream(compress_type=ZIP_DEFLATED if compress else ZIP_STORED)
    taken: set[str] = set()
    for entry in entries:
        name = free_name(entry.name, taken)
        data = entry.source if isinstance(entry.source, bytes) else _pieces(entry.source)
        archive.add(data, name)
        yield from archive.all_files()
    yield from archive.finalize()


def safe_name(name: str) -> str:
    """`name` as a path that stays inside the folder it is unpacked in."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [
        "".join(sign for sign in part if sign.isprintable() and sign not in ':*?"<>|').strip()
        for part in parts
        if part not in {"/", "..", "."}
    ]
    return "/".join(part for part in kept if part) or "bestand"


def free_name(name: str, taken: set[str]) -> str:
    """The safe name under which an entry called `name` is kept beside those in `taken`, to which
    it is added."""
    free = safe_name(name)
    path, number = PurePosixPath(free), 1
    while free.lower() in taken:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    taken.add(free.lower())
    return free


def _pieces(opener: Callable[[], BinaryIO]) -> Iterator[bytes]:
    with opener() as handle:
        while piece := handle.read(CHUNK):
            yield piece
