"""What is typed wrongly comes back with a sentence beside it; nothing else is lost."""

import html
from decimal import Decimal

import pytest
from django.urls import reverse

from applications.models import Application, CompanyMandate, Indicator
from applications.workflow import Status
from budgets.models import BudgetPlan, IndicativePlan
from tests.builders import enterprise_number, make_application
from tests.samples import office, pdf, upload

pytestmark = pytest.mark.django_db

NO_NUMBER = "Dit is geen getal vanaf 0"
AMOUNTS = [
    ("12,5x", "Dit is geen bedrag"),
    ("1.2500", "Een bedrag heeft hoogstens twee decimalen"),
    ("-3", "Een bedrag kan niet negatief zijn"),
    ("1" * 20, "Dit bedrag is te groot"),
]
NUMBERS = [
    ("12", "tien cijfers"),
    ("0999.900.15x", "bestaat uit cijfers"),
    ("0999.900.151", "controlecijfers"),
]
DAYS = ["31/02/2027", "gisteren", "2027-13-01"]


@pytest.fixture
def application(anna) -> Application:
    return make_application(by=anna)


@pytest.fixture
def dossier(as_, anna, application) -> Application:
    Application.objects.filter(pk=application.pk).update(status=Status.PITCH_ATTENDED.value)
    as_(anna).post(reverse("applications:start_dossier", args=[application.reference]))
    return Application.objects.get()


def refused(answer, *expected: str) -> str:
    """The page of a refused post: 422, in Dutch, with every text of `expected`."""
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    missing = [text for text in expected if text not in page]
    assert not missing, missing
    assert "data-error-summary" in page
    return page


def of(name: str, application: Application, *more: str) -> str:
    return reverse(name, args=[application.reference, *more])


@pytest.mark.parametrize(("typed", "sentence"), AMOUNTS)
def test_a_wrong_amount_in_the_sums(as_, anna, application, typed, sentence):
    client, address = as_(anna), of("budgets:indicative", application)
    data = {"version": client.get(address).context["form"]["version"].value()}
    answer = client.post(address, data | {"costs_1": typed, "cash_2": "5.000,25"})
    refused(answer, sentence, f'value="{typed}"', 'value="5.000,25"')
    assert not IndicativePlan.objects.exists()


@pytest.mark.parametrize(("typed", "sentence"), AMOUNTS)
def test_a_wrong_amount_in_the_plan_keeps_the_lines_that_are_right(
    as_, anna, dossier, typed, sentence
):
    client, address = as_(anna), of("budgets:plan", dossier)
    data = {"version": "0", "rows_other": ["abc1", "abc2"]}
    data |= {"abc1-description": "Reizen", "abc1-amounts_1": "1.000"}
    data |= {"abc2-description": "Zaalhuur", "abc2-amounts_1": typed, "abc2-amounts_2": "7,5"}
    answer = client.post(address, data)
    page = refused(answer, sentence, f'value="{typed}"', 'value="7,5"', 'value="Zaalhuur"')
    assert 'id="errors-abc2" class="row-errors" data-marked="id_abc2-amounts_1"' in page
    assert BudgetPlan.objects.get().cost_lines.get().description == "Reizen"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [("enterprise_number", *one) for one in NUMBERS]
    + [("amounts_1", *one) for one in AMOUNTS]
    + [("kind", "schenking", "Selecteer een geldige keuze")],
)
def test_a_wrong_contribution(as_, anna, dossier, field, typed, sentence):
    client, address = as_(anna), of("budgets:plan", dossier)
    data = {"version": "0", "rows_cofinancing": ["abc1"], "abc1-contributor": "Weverij 1"}
    data |= {"abc1-kind": "cash", "abc1-source": "enterprise", "abc1-proof": "Brief"}
    answer = client.post(address, data | {f"abc1-{field}": typed})
    refused(answer, sentence, 'value="Weverij 1"', 'value="Brief"')
    assert not BudgetPlan.objects.exists()


@pytest.mark.parametrize("typed", DAYS)
def test_a_wrong_start(as_, anna, dossier, typed):
    client, address = as_(anna), of("budgets:plan", dossier)
    data = {"version": "0", "start_date": typed, "duration_months": "36", "subsidy_1": "1.250"}
    refused(client.post(address, data), "Voer een geldige datum in", 'value="1.250"')


@pytest.mark.parametrize("typed", ["x", "-3", "0", "9" * 20, "12,5"])
def test_a_wrong_duration(as_, anna, dossier, typed):
    client, address = as_(anna), of("budgets:plan", dossier)
    data = {"version": "0", "duration_months": typed, "subsidy_1": "1.250"}
    page = refused(client.post(address, data), f'value="{typed}"', 'value="1.250"')
    assert 'data-marked="id_duration_months"' in page


@pytest.mark.parametrize("typed", [one for one, _sentence in AMOUNTS])
def test_a_wrong_target(as_, anna, dossier, typed):
    client, address = as_(anna), of("applications:indicators", dossier)
    data = {"version": "0", "label": "Proeftuinen", "family": "cooperation", "year_1": typed}
    answer = client.post(address, data | {"year_2": "1.250"})
    refused(answer, NO_NUMBER, f'value="{typed}"', 'value="1.250"', 'value="Proeftuinen"')
    assert not Indicator.objects.exists()


def test_a_target_is_read_as_every_amount_is(as_, anna, dossier):
    client, address = as_(anna), of("applications:indicators", dossier)
    data = {"version": "0", "label": "Leden", "family": "cooperation"}
    client.post(address, data | {"year_1": "1.250", "year_2": "12,5"})
    stored = Indicator.objects.get()
    assert stored.targets == (Decimal(1250), Decimal("12.5"), None)
    page = client.get(f"{address}?regel={stored.key}").content.decode()
    assert 'value="1.250"' in page and 'value="12,50"' in page


@pytest.mark.parametrize(("typed", "sentence"), NUMBERS)
def test_a_wrong_enterprise_number(as_, anna, application, typed, sentence):
    client = as_(anna)
    data = {"version": "0", "enterprise_number": typed, "name": "Weverij", "sector": "Textiel"}
    answer = client.post(of("applications:mandates", application), data)
    page = refused(answer, sentence, f'value="{typed}"', 'value="Weverij"', 'value="Textiel"')
    assert '<details class="aside-details" open>' in page
    organisation = of("applications:organisation", application)
    data = {"version": client.get(organisation).context["form"]["version"].value()}
    data |= {"title": "Slim Textiel", "in_formation": "no", "executor": "new", "street": "Markt 1"}
    answer = client.post(organisation, data | {"enterprise_number": typed})
    refused(answer, sentence, f'value="{typed}"', 'value="Markt 1"')


@pytest.fixture
def company(as_, anna, application) -> CompanyMandate:
    data = {"version": "0", "enterprise_number": enterprise_number(1), "name": "Weverij 1"}
    as_(anna).post(of("applications:mandates", application), data | {"postcode": "8500"})
    return CompanyMandate.objects.get()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"signed_on": "31/02/2027"}, "Voer een geldige datum in"),
        ({"signed_on": "2999-01-01"}, "in de toekomst"),
        ({"signed_on": ""}, "Dit veld is verplicht"),
        ({"file": upload(b"", "leeg.pdf")}, "leeg"),
        ({"file": upload(b"MZ\x00\x01", "brief.pdf")}, "niet die van een .pdf-bestand"),
        ({"file": upload(b"MZ", "virus.exe")}, "van deze soort op"),
        ({"file": upload(office("xlsx"), "brief.docx")}, "niet die van een .docx-bestand"),
        ({"file": ""}, "Dit veld is verplicht"),
    ],
)
def test_a_wrong_letter(as_, anna, application, company, changes, sentence):
    address = of("applications:letter_add", application, company.enterprise_number)
    data = {"file": upload(pdf(), "brief.pdf"), "signatory_name": "Dries De Smet"}
    data |= {"signed_on": "2017-11-20", "carries_mandate": "on", "signatory_function": "Ceo"}
    page = refused(as_(anna).post(address, data | changes), sentence)
    assert 'value="Dries De Smet"' in page and 'value="Ceo"' in page
    assert not company.letters.exists()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (upload(b"", "leeg.pdf"), "leeg"),
        (upload(b"MZ\x00\x01", "pitch.pptx"), "niet die van een .pptx-bestand"),
        (upload(b"MZ", "pitch.exe"), "van deze soort op"),
        ("", "Kies eerst een bestand"),
    ],
)
def test_a_wrong_attachment(as_, anna, application, file, sentence):
    address = of("applications:attachments", application, "eoi")
    data = {"requirement": "pitch_slides", "file": file, "confidential": "on"}
    page = refused(as_(anna).post(address, data), sentence)
    assert 'id="id_pitch_slides_confidential" checked' in page
    assert not application.attachments.exists()
