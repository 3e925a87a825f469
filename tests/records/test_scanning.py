"""The virus scan, against a small clamd of our own in a thread."""

import socketserver
import struct
import threading

import pytest

from portal.records.files import file_response, store_upload
from portal.records.models import StoredFile
from portal.records.scanning import scan_file, scan_pending
from tests import samples

MARK = b"VIRUS-" + b"FOR-THE-TEST"


class Clamd(socketserver.BaseRequestHandler):
    """Reads INSTREAM as clamd does; finds MARK."""

    broken = False

    def handle(self):
        stream = self.request.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", stream.read(4))[0]:
            content += stream.read(length)
        if Clamd.broken:
            self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
        elif MARK in content:
            self.request.sendall(b"stream: Test-Virus FOUND\0")
        else:
            self.request.sendall(b"stream: OK\0")


@pytest.fixture
def clamd(settings):
    Clamd.broken = False
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def store(data, by):
    return store_upload(samples.upload(data, "brief.pdf"), extensions={"pdf"}, max_mb=9, by=by)


def test_a_clean_file_opens_after_the_scan(anna, rf, clamd, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stored = store(samples.pdf() + b" " * 200_000, anna)
        assert stored.scan == "pending"
        page = file_response(rf.get("/"), stored)
        assert page.status_code == 403
        assert "wordt op virussen gecontroleerd" in page.content.decode()
    stored.refresh_from_db()
    assert stored.scan == "clean"
    assert file_response(rf.get("/"), stored).status_code == 200


def test_an_infected_file_never_opens(anna, rf, clamd, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stored = store(samples.pdf(MARK.decode()), anna)
    stored.refresh_from_db()
    assert stored.scan == "infected"
    page = file_response(rf.get("/"), stored)
    assert page.status_code == 403
    assert "werd een virus gevonden" in page.content.decode()


def test_without_clamd_files_stay_closed_and_catch_up(anna, rf, clamd, settings):
    address, settings.CLAMAV_ADDRESS = settings.CLAMAV_ADDRESS, "127.0.0.1:1"
    files = [store(samples.pdf(), anna), store(samples.pdf(MARK.decode()), anna)]
    assert scan_file(files[0].pk) == "pending"
    assert scan_pending() == 0
    assert file_response(rf.get("/"), files[0]).status_code == 403
    settings.CLAMAV_ADDRESS = address
    assert scan_pending() == 2
    assert list(StoredFile.objects.order_by("pk").values_list("scan", flat=True)) == [
        "clean",
        "infected",
    ]
    assert scan_file(files[0].pk) == ""  # has its verdict


def test_an_answer_that_is_no_verdict_opens_nothing(anna, clamd):
    Clamd.broken = True
    stored = store(samples.pdf(), anna)
    assert scan_file(stored.pk) == "pending"
