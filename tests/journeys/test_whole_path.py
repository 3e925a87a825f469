"""The path of an application in a real browser, with JavaScript and without."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import openpyxl
import pytest
from django.core import mail

from applications.models import Application
from applications.packages import package_data
from applications.workflow import Status
from portal.lib import clock
from portal.records.verification import check_everything
from tests.builders import add_companies, make_call
from tests.people import CAST, make_person

from .stations import (
    agency,
    applying,
    assessing,
    companies,
    deciding,
    dossier,
    entrance,
    submitting,
    talking,
)
from .stations.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
POINTS = [
    ("recommendation", "Maak de doelgroep concreet."),
    ("attention", "De taakverdeling met het kenniscentrum is vaag."),
]
ANSWERS = ["Zie deel B: 120 ondernemingen.", "Er is een schriftelijke afspraak."]


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


@pytest.fixture
def on(stop_clock) -> Callable[..., None]:
    """`on(2017, 12, 1)` makes it ten in the morning of that day, Belgian time."""
    return lambda *day, hour=10: stop_clock(datetime(*day, hour, tzinfo=clock.BRUSSELS))


def test_from_sign_up_to_the_exported_decision_list(visitor, on):
    on(2017, 11, 8)
    make_call(shift=False)
    anna, bram, farid, stranger = visitor(), visitor(), visitor(), visitor()

    # an idea, talked over with the agency
    entrance.sign_up(anna, "anna")
    talking.ask(anna, "Slim Textiel", "Weverijen en elektronicabouwers samen.")
    entrance.sign_in(farid, "farid")
    agency.plan_talk(farid, "Slim Textiel", "2017-11-13T10:00")
    on(2017, 11, 14)
    agency.hold_talk(farid, "Slim Textiel", "Maak de keten compleet.")
    anna.go("/voorbesprekingen/")
    assert anna.says("Maak de keten compleet.")

    # the Expression of Interest, written by two
    on(2017, 12, 1)
    reference = applying.start(anna, "Netwerk Slim Textiel", "NST")
    link = applying.invite(anna, reference, "bram", "editor")
    applying.accept(bram, link, "bram")
    assert bram.says("Netwerk Slim Textiel")
    texts = _write_eoi(anna, bram, reference)
    application = Application.objects.get(reference=reference)
    number = submitting.submit(anna, reference, "eoi", "EoI indienen")
    assert number == f"{reference}-EOI-1"
    assert anna.says("De EoI is ingediend")
    application.refresh_from_db()
    assert application.state == Status.EOI_SUBMITTED
    stored = package_data(application.submissions.get())["content"]
    assert {key: stored["answers"][key] for key in texts} == texts
    assert len(stored["companies"]) == 10
    _check_receipt(anna, stranger, number, ["Slim Textiel vzw", "Weverij 10", texts["scope"]])

    # the form check, the pitch, the feedback
    on(2017, 12, 13)
    agency.take(farid, reference, str(make_person("farid").pk))
    agency.find_admissible(farid, reference, "Tien brieven nagekeken.")
    agency.make_slots(farid)
    anna.go("/")
    anna.click("Netwerk Slim Textiel", exact=False)
    anna.go(f"/aanvragen/{reference}/pitch/")
    anna.page.locator("main input[name=slot]").first.check()
    anna.press("Dit moment vastleggen")
    assert anna.says("18 december 2017")
    on(2017, 12, 18, hour=15)
    lars = visitor()
    entrance.sign_in(lars, "lars")
    lars.click("Pitchprogramma", within="body")
    if lars.path.endswith("/pitches/"):
        lars.click(applying.CALL)
    lars.click(reference, exact=False)
    assert lars.says(texts["scope"])
    agency.record_present(farid, reference)
    on(2018, 1, 10)
    agency.give_feedback(farid, reference, POINTS)
    assert any("feedback" in one.subject.lower() for one in _mails_to("anna"))

    # the full dossier
    on(2018, 3, 1)
    dossier.begin(anna, reference)
    written = _write_dossier(anna, bram, reference)
    on(2018, 3, 20)
    number = submitting.submit(anna, reference, "dossier", "Dossier indienen")
    assert number == f"{reference}-DOSSIER-1"
    application.refresh_from_db()
    content = package_data(application.submissions.get(phase="dossier"))["content"]
    assert {key: content["answers"][key] for key in written} == written
    assert [point["answer"] for point in content["feedback"]] == ANSWERS
    words = [*ANSWERS, written["support"], "€ 140.000,00", "€ 70.000,00", "Thematische werkgroepen"]
    _check_receipt(anna, stranger, number, words)

    # a supplement, then admissible
    on(2018, 3, 27)
    agency.ask_supplement(farid, reference, "Draagvlak", "Wie zit in de stuurgroep?")
    on(2018, 3, 28)
    anna.go("/")
    dossier.open_task(anna, reference, "dossier/support")
    anna.fill(text="De stuurgroep telt zeven leden.")
    anna.press("Bewaren en verder")
    number = submitting.submit(anna, reference, "dossier", "Aanvulling indienen")
    assert number == f"{reference}-DOSSIER-2"
    agency.find_admissible(farid, reference, "Volledig na de aanvulling.")

    # experts, advice
    on(2018, 4, 3)
    eva = visitor()
    make_person("eva")
    assessing.add_expert(farid, "eva", "Textiel en elektronica")
    assessing.invite(farid, reference, "eva", "2018-04-24")
    on(2018, 4, 9)
    entrance.sign_in(eva, "eva")
    assessing.accept(eva, reference)
    assessing.score(eva, reference, {"I.2": "redelijk", "II.2": "zeer_goed"})
    assessing.hand_in(eva, reference, "Sound overall.")
    assert eva.says("Submitted")
    on(2018, 5, 14)
    assessing.advise(
        farid,
        reference,
        "approved_with_conditions",
        "200.000,00",
        summary="Een sterk netwerk.",
        conditions="Breng de stuurgroep samen voor de start.",
    )

    # the committee
    on(2018, 5, 31)
    greet, katrien = visitor(), visitor()
    entrance.sign_in(greet, "greet")
    entrance.sign_in(katrien, "katrien")
    deciding.make_list(greet, "IBN-2017-2", "2018-05-31")
    deciding.read(katrien, reference)
    assert katrien.says("Een sterk netwerk.")
    katrien.page.get_by_text("Wat de deskundigen schreven").first.click()
    assert katrien.says("Because of I.1.")
    deciding.decide(
        greet,
        reference,
        outcome="approved_with_conditions",
        amount="200 000",
        motivation="Het actieplan is helder en gedragen.",
    )
    deciding.freeze(greet)
    anna.go(f"/aanvragen/{reference}/")
    assert not anna.says("Goedgekeurd")
    deciding.release(greet)
    _check_exports(greet, reference)

    # what the applicant reads, and the path as it was walked
    anna.go("/")
    anna.click("Netwerk Slim Textiel", exact=False)
    assert anna.says("Goedgekeurd met voorwaarden")
    anna.go(f"/aanvragen/{reference}/beslissing/")
    assert anna.says("Breng de stuurgroep samen voor de start.")
    letter = submitting.text_of(anna.download("Beslissingsbrief (PDF)"))
    assert "Het actieplan is helder en gedragen." in letter
    on(2018, 9, 3)
    agency.take_step(farid, reference, "De overeenkomst is ondertekend", "2018-09-03")
    on(2018, 10, 1)
    agency.take_step(farid, reference, "Het project is gestart", "2018-10-01")
    application.refresh_from_db()
    assert application.state == Status.RUNNING
    anna.go(f"/aanvragen/{reference}/")
    for day in ("1 december 2017", "18 december 2017", "10 januari 2018", "31 mei 2018"):
        assert anna.says(day), day
    assert list(check_everything(files=True)) == []


def _write_eoi(anna: Visitor, bram: Visitor, reference: str) -> dict[str, str]:
    """Both fill in the EoI; eight of the ten letters come without the browser."""
    applying.organisation(anna, reference)
    applying.initiative(anna)
    texts = applying.sections(bram, reference)
    companies.companies(bram, reference, 2)
    application = Application.objects.get(reference=reference)
    add_companies(application, by=make_person("bram"), first=3, count=8)
    bram.go(f"/aanvragen/{reference}/ondernemingen/")
    assert bram.says("10 van 10 intentiebrieven")
    companies.slides(bram, reference)
    assert bram.says("pitch.pptx")
    return texts


def _write_dossier(anna: Visitor, bram: Visitor, reference: str) -> dict[str, str]:
    """Both fill in the dossier; a plan with too few FTE is seen, and mended."""
    texts = dossier.write(bram, reference)
    dossier.answer_feedback(bram, reference, ANSWERS)
    dossier.spearhead(bram, reference)
    dossier.indicators(bram, reference)
    dossier.activities(bram, reference)
    dossier.confirm_letters(anna, reference)
    assert anna.says("10 van 10 intentiebrieven")
    dossier.declare(anna, reference)
    dossier.plan(anna, reference, fte="0,4")
    anna.go(f"/aanvragen/{reference}/indienen/dossier/")
    assert anna.says("Minimum 0,5 VTE/jaar") or anna.says("0,50 VTE")
    assert anna.page.get_by_role("button", name="Dossier indienen").first.is_disabled()
    dossier.change_fte(anna, reference, "1")
    return texts


def _check_receipt(anna: Visitor, stranger: Visitor, number: str, expected: list[str]) -> None:
    """The receipt's PDF says what was handed in; anybody can verify it, and nothing else."""
    code = submitting.verify_code(anna)
    pdf = anna.download("Alles wat u indiende")
    words = re.sub(r"\s+", " ", submitting.text_of(pdf))
    for one in (number, *expected):
        assert one in words, one
    submitting.verify(stranger, number, code)
    assert stranger.says("Echt")
    submitting.verify_file(stranger, pdf)
    assert stranger.says(number)
    submitting.verify(stranger, number, "AAAABBBBCCCC")
    assert stranger.says("Onbekend")


def _check_exports(greet: Visitor, reference: str) -> None:
    """The frozen list as workbook and as PDF."""
    with deciding.export_workbook(greet).open("rb") as workbook:
        sheet = openpyxl.load_workbook(workbook).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert reference in cells
    assert any(value == 200000 for value in cells)
    assert "Goedgekeurd met voorwaarden" in cells
    words = re.sub(r"\s+", " ", submitting.text_of(deciding.export_pdf(greet)))
    for one in (reference, "Netwerk Slim Textiel", "€ 200.000,00"):
        assert one in words, one


def _mails_to(name: str) -> list:
    return [one for one in mail.outbox if CAST[name].email in one.to]
