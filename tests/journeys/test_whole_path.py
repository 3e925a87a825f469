"""The path of an application in a real browser, with JavaScript and without."""

from collections.abc import Callable, Iterator

import pytest

from applications.models import Application
from applications.packages import package_data
from applications.workflow import Status
from tests.builders import OPEN, add_companies, make_call
from tests.people import make_person

from .stations import applying, companies, entrance, submitting
from .stations.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def visitor(request, browser, live_server) -> Iterator[Callable[[], Visitor]]:
    """`visitor()` is a new person in a browser of their own; every page they saw must be sound."""
    visitors = []

    def enter() -> Visitor:
        visitors.append(Visitor(browser, live_server.url, javascript=request.param))
        return visitors[-1]

    yield enter
    complaints = [one for each in visitors for one in each.complaints]
    for each in visitors:
        each.close()
    assert not complaints, "\n".join(complaints)


def test_from_sign_up_to_a_verified_receipt(visitor, stop_clock):
    stop_clock(OPEN)
    make_call(shift=False)
    anna, bram, stranger = visitor(), visitor(), visitor()
    entrance.sign_up(anna, "anna")
    reference = applying.start(anna, "Netwerk Slim Textiel", "NST")
    link = applying.invite(anna, reference, "bram", "editor")
    applying.accept(bram, link, "bram")
    assert bram.says("Netwerk Slim Textiel")

    applying.organisation(anna, reference)
    applying.initiative(anna)
    texts = applying.sections(bram, reference)
    companies.companies(bram, reference, 2)
    add_companies(
        Application.objects.get(reference=reference), by=make_person("bram"), first=3, count=8
    )
    bram.go(f"/aanvragen/{reference}/ondernemingen/")
    assert bram.says("10 van 10 intentiebrieven")
    companies.slides(bram, reference)
    assert bram.says("pitch.pptx")

    number = submitting.submit(anna, reference, "eoi", "EoI indienen")
    assert number == f"{reference}-EOI-1"
    assert anna.says("De EoI is ingediend")
    application = Application.objects.get(reference=reference)
    assert application.state == Status.EOI_SUBMITTED
    stored = package_data(application.submissions.get())["content"]
    assert {key: stored["answers"][key] for key in texts} == texts
    assert len(stored["companies"]) == 10

    code = submitting.verify_code(anna)
    pdf = anna.download("Alles wat u indiende")
    words = submitting.text_of(pdf)
    for expected in (number, "Slim Textiel vzw", "Weverij 10", texts["scope"]):
        assert expected in words
    submitting.verify(stranger, number, code)
    assert stranger.says("Echt")
    submitting.verify_file(stranger, pdf)
    assert stranger.says(number)
    submitting.verify(stranger, number, "AAAABBBBCCCC")
    assert stranger.says("Onbekend")
