"""The public pages of a call and the call manager's pages."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse

from applications.actions.calls import create_call, publish_call, update_timeline
from applications.models import Call, SupportedNetwork
from applications.selectors.call_facts import key_facts
from applications.terms import load_preset
from portal.lib.problems import InvalidInput, WrongMoment
from portal.records.models import Event
from tests.builders import OPEN
from tests.samples import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(ilse, stop_clock) -> Call:
    stop_clock(OPEN)
    return publish_call(create_call(load_preset("IBN-2017-2"), by=ilse), by=ilse)


def test_a_visitor_reads_the_call_in_its_own_words(client, call):
    page = client.get(call.get_absolute_url()).content.decode()
    assert "Consortia van Vlaamse ondernemingen" in page
    assert "dinsdag 12 december 2017, 12.00 uur (Belgische tijd)" in page
    assert "900.000,00" in page and "60 %" in page
    assert "Clusterbesluit" in page and "0800 20 555" in page
    assert reverse("applications:start", args=[call.code]) in page


def test_the_key_facts_follow_the_terms(call):
    facts = {fact.name: fact.value.replace("\xa0", " ") for fact in key_facts(call)}
    assert facts["Subsidie"] == "hoogstens € 150.000,00 per jaar, hoogstens 50 % van de kosten"
    assert facts["EoI indienen vóór"] == "dinsdag 12 december 2017, 12.00 uur (Belgische tijd)"
    assert facts["Cofinanciering"] == "minstens 60 % ervan in cash"
    other = Call(terms_data=load_preset("SPC-2017").to_dict())
    assert "EoI indienen vóór" not in {fact.name for fact in key_facts(other)}


def test_the_contents_lead_to_every_part_of_the_page(client, call):
    for address in (
        call.get_absolute_url(),
        reverse("applications:call_questions", args=[call.code]),
    ):
        page = client.get(address).text
        contents = page.split('class="contents-list"')[1].split("</nav>")[0]
        targets = re.findall(r'href="#([^"]+)"', contents)
        assert len(targets) > 8
        for target in targets:
            assert page.count(f'id="{target}"') == 1, target
        headings = re.findall(r'<h2[^>]* id="([\w-]+)"', page)
        assert set(headings) <= set(targets)


def test_the_start_button_goes_after_the_deadline(client, call, stop_clock):
    stop_clock(call.terms.timeline.eoi_deadline.replace(hour=12, minute=0, second=1))
    page = client.get(call.get_absolute_url()).content.decode()
    assert reverse("applications:start", args=[call.code]) not in page


def test_all_questions_can_be_read_before_signing_in(client, call):
    page = client.get(reverse("applications:call_questions", args=[call.code])).content.decode()
    for section in call.terms.sections:
        assert section.prompt.nl.split(".")[0][:40] in page.replace("&#x27;", "'")


def test_the_questions_become_a_pdf(client, call, django_capture_on_commit_callbacks, ilse):
    with django_capture_on_commit_callbacks(execute=True):
        update_timeline(call, call.terms.timeline, by=ilse)
    answer = client.get(reverse("applications:call_questions_pdf", args=[call.code]))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_a_call_in_preparation_is_unknown_to_the_public(client, as_, ilse, anna):
    draft = create_call(load_preset("SPC-2017"), by=ilse)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert as_(anna).get(draft.get_absolute_url()).status_code == 404
    assert as_(ilse).get(draft.get_absolute_url()).status_code == 200


def test_a_call_without_dates_cannot_be_published(ilse):
    draft = create_call(load_preset("SPC-2017"), by=ilse)
    with pytest.raises(WrongMoment):
        publish_call(draft, by=ilse)
    draft.refresh_from_db()
    assert draft.state == Call.State.DRAFT


def test_the_first_networks_are_reference_data(call):
    assert SupportedNetwork.objects.count() == 14


def test_the_call_manager_makes_a_copy(as_, ilse, call):
    data = {
        "source": f"call:{call.code}",
        "code": "IBN-2019-3",
        "reference_prefix": "IBN3",
        "title_nl": "Derde oproep",
        "title_en": "Third call",
    }
    assert as_(ilse).post(reverse("applications:call_create"), data).status_code == 302
    made = Call.objects.get(code="IBN-2019-3")
    assert made.terms.limits == call.terms.limits
    assert (made.terms.reference_prefix, made.terms.title.nl) == ("IBN3", "Derde oproep")
    assert Event.objects.filter(verb="call_created", reference="IBN-2019-3").exists()


def test_a_taken_code_or_prefix_is_refused_in_place(as_, ilse, call):
    data = {
        "source": "preset:IBN-2017-2",
        "code": call.code,
        "reference_prefix": "ibn 2",
        "title_nl": "Nog een oproep",
        "title_en": "Another call",
    }
    answer = as_(ilse).post(reverse("applications:call_create"), data)
    assert answer.status_code == 422
    assert {"code", "reference_prefix"} <= set(answer.context["form"].errors)
    assert "Nog een oproep" in answer.content.decode()
    assert Call.objects.count() == 1


def test_dates_must_follow_one_another(as_, ilse, call):
    url = reverse("applications:call_timeline", args=[call.code])
    form = as_(ilse).get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data = {
        k: v.strftime("%Y-%m-%dT%H:%M") if hasattr(v, "hour") else str(v) for k, v in data.items()
    }
    answer = as_(ilse).post(url, {**data, "dossier_deadline": "2017-12-01T12:00"})
    assert answer.status_code == 422
    assert "dossier_deadline" in answer.context["form"].errors
    good = as_(ilse).post(url, {**data, "eoi_deadline": "2017-12-13T09:30"})
    assert good.status_code == 302
    call = Call.objects.get(pk=call.pk)
    assert call.terms.timeline.eoi_deadline.isoformat() == "2017-12-13T09:30:00+01:00"
    assert call.terms_version == 2


def test_a_published_call_keeps_its_deadlines(ilse, call):
    with pytest.raises(InvalidInput):
        update_timeline(call, replace(call.terms.timeline, eoi_deadline=None), by=ilse)


def test_limits_and_severities_are_changed_by_form(as_, ilse, call):
    url = reverse("applications:call_limits", args=[call.code])
    form = as_(ilse).get(url).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {key: "" if value is None else str(value) for key, value in data.items()}
    data |= {
        "total_cap": "600.000,00",
        "cash_min_share": "55,5",
        "other_cost_norm": "",
        "min_fte": "0,75",
        "severity:subsidy.match": "warning",
    }
    assert as_(ilse).post(url, data).status_code == 302
    terms = Call.objects.get(pk=call.pk).terms
    assert str(terms.limits.total_cap) == "600000.00"
    assert str(terms.limits.cash_min_share) == "0.555"
    assert terms.limits.other_cost_norm is None
    assert str(terms.limits.min_fte) == "0.75"
    assert terms.severities["subsidy.match"] == "warning"
    bad = as_(ilse).post(url, {**data, "cash_min_share": "101", "total_cap": "12,5x"})
    assert bad.status_code == 422
    assert {"cash_min_share", "total_cap"} == set(bad.context["form"].errors)
    assert "12,5x" in bad.content.decode()


def test_the_envelope_is_set_by_the_same_form_and_rules_stand_there_by_name(as_, ilse, call):
    url = reverse("applications:call_limits", args=[call.code])
    answer = as_(ilse).get(url)
    form = answer.context["form"]
    assert "Subsidiepercentage" in answer.content.decode()
    data = {name: form[name].value() for name in form.fields}
    data = {key: "" if value is None else str(value) for key, value in data.items()}
    for typed, stored in (("2.500.000", Decimal("2500000.00")), ("", None)):
        assert as_(ilse).post(url, {**data, "budget_envelope": typed}).status_code == 302
        assert Call.objects.get(pk=call.pk).terms.budget_envelope == stored
    assert Event.objects.filter(verb="call_envelope_changed").count() == 2
    as_(ilse).post(url, {**data, "budget_envelope": ""})
    assert Event.objects.filter(verb="call_envelope_changed").count() == 2


def test_a_document_of_the_call_is_uploaded_and_downloaded(as_, client, ilse, call):
    from django.core.files.uploadedfile import SimpleUploadedFile

    url = reverse("applications:call_document_set", args=[call.code, "manual"])
    empty = as_(ilse).post(url, {})
    assert empty.status_code == 422
    wrong = as_(ilse).post(url, {"file": SimpleUploadedFile("handleiding.pdf", b"MZ not a pdf")})
    assert wrong.status_code == 422 and "file" in wrong.context["form"].errors
    good = as_(ilse).post(url, {"file": SimpleUploadedFile("handleiding.pdf", pdf())})
    assert good.status_code == 302
    download = client.get(reverse("applications:call_document", args=[call.code, "manual"]))
    assert b"".join(download.streaming_content) == pdf()
    missing = reverse("applications:call_document", args=[call.code, "eoi_template"])
    assert client.get(missing).status_code == 404
