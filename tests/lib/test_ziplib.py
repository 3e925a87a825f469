"""Archives: whole, streamed, safe names."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from portal.lib.ziplib import ZipEntry, safe_name, stream_zip


def opened(*entries: ZipEntry) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(b"".join(stream_zip(entries))))


def test_files_come_back_as_they_went_in():
    archive = opened(
        ZipEntry("IBN2-0042/dossier.pdf", lambda: BytesIO(b"%PDF" * 1000)),
        ZipEntry("IBN2-0042/gegevens – é.json", b"{}"),
    )
    assert archive.testzip() is None
    assert archive.read("IBN2-0042/dossier.pdf") == b"%PDF" * 1000
    assert archive.read("IBN2-0042/gegevens – é.json") == b"{}"


def test_an_empty_archive_is_a_readable_archive():
    assert opened().namelist() == []


def test_two_files_of_one_name_are_both_kept():
    archive = opened(ZipEntry("a/brief.pdf", b"1"), ZipEntry("a/Brief.pdf", b"2"))
    assert archive.namelist() == ["a/brief.pdf", "a/Brief (2).pdf"]
    assert archive.read("a/Brief (2).pdf") == b"2"


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/absolute/brief.pdf", "absolute/brief.pdf"),
        ("..\\..\\brief.pdf", "brief.pdf"),
        ("C:\\brief.pdf", "C/brief.pdf"),
        ("brief\r\n.pdf", "brief.pdf"),
        ("", "bestand"),
        ("..", "bestand"),
    ],
)
def test_names_stay_inside_the_folder(given, safe):
    assert safe_name(given) == safe


def test_the_first_bytes_leave_before_the_second_file_is_opened():
    opens = []

    def opener(number: int):
        def open_it() -> BytesIO:
            opens.append(number)
            return BytesIO(b"x" * 100_000)

        return open_it

    stream = stream_zip(ZipEntry(f"{n}.bin", opener(n)) for n in range(3))
    assert next(stream)
    assert opens in ([], [0])
    b"".join(stream)
    assert opens == [0, 1, 2]


def test_memory_stays_flat_for_a_large_archive():
    class Zeros(BytesIO):
        left = 40 * 1024 * 1024

        def read(self, size: int = -1) -> bytes:
            piece = min(size, self.left)
            self.left -= piece
            return bytes(piece)

    tracemalloc.start()
    total = sum(len(piece) for piece in stream_zip([ZipEntry("a.bin", Zeros)], compress=False))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total > 40 * 1024 * 1024
    assert peak < 4 * 1024 * 1024


def test_a_source_that_fails_breaks_the_stream_off():
    def gone():
        raise FileNotFoundError("gone")

    stream = stream_zip([ZipEntry("a.pdf", b"1"), ZipEntry("b.pdf", gone)])
    with pytest.raises(FileNotFoundError):
        b"".join(stream)
