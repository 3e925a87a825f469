"""The pages of the records: event log, outbox, a job."""

import uuid
from datetime import UTC, datetime

import pytest
from django.core import mail as sent
from django.test import Client

from portal.lib import clock
from portal.records.files import store_bytes
from portal.records.ledger import note
from portal.records.models import Event, Job, OutboxMail
from portal.records.outbox import queue_mail
from portal.records.selectors import chain_head

LOG, OUTBOX = "/logboek/", "/postvak-uit/"


def queue(to, **extra):
    context = {"head": chain_head(), "moment": clock.now()}
    return queue_mail("records/chain_head", to=to, context=context, **extra)


@pytest.fixture
def log(anna, bram, stop_clock):
    for day, person, verb, reference in [
        (11, anna, "eoi_saved", "IBN2-0001"),
        (12, anna, "eoi_submitted", "IBN2-0001"),
        (12, bram, "eoi_submitted", "IBN2-0002"),
        (13, None, "head_mailed", ""),
    ]:
        stop_clock(datetime(2017, 12, day, 22, 59, 59, tzinfo=UTC))  # one second to midnight
        note(verb, by=person, reference=reference, version=day)


def shown(response):
    return [event.number for event in response.context["page"]]


@pytest.mark.parametrize(
    "query, numbers",
    [
        ("", [4, 3, 2, 1]),
        ("reference=ibn2-0001", [2, 1]),
        ("verb=eoi_submitted", [3, 2]),
        ("person=bram+baeten", [3]),
        ("person=slimtextiel", [3, 2, 1]),
        ("since=2017-12-12&until=2017-12-12", [3, 2]),
        ("verb=eoi_submitted&person=anna", [2]),
        ("person=niemand", []),
        ("page=99", [4, 3, 2, 1]),
    ],
)
def test_the_log_is_filtered(log, as_, jan, query, numbers):
    response = as_(jan).get(f"{LOG}?{query}")
    assert response.status_code == 200
    assert shown(response) == numbers


@pytest.mark.parametrize(
    "query, message",
    [
        ("since=gisteren", "Voer een geldige datum in."),
        ("since=2017-12-13&until=2017-12-12", "Deze dag valt voor de eerste dag."),
        ("verb=iets", "Selecteer een geldige keuze."),
    ],
)
def test_a_wrong_filter_is_named(log, as_, jan, query, message):
    response = as_(jan).get(f"{LOG}?{query}")
    assert response.status_code == 422
    assert shown(response) == []
    assert message in response.content.decode()


def test_the_log_shows_lines_and_its_head(log, as_, hugo):
    text = as_(hugo).get(LOG).content.decode()
    assert "eoi_submitted" in text
    assert "12/12/2017 23:59:59" in text  # Belgian time
    assert "Anna Aerts" in text
    assert "het portaal zelf" in text
    assert str(chain_head()) in text


def test_an_empty_log_says_what_comes_here(as_, jan):
    assert "Geen lijnen gevonden" in as_(jan).get(LOG).content.decode()


def test_pages_of_the_log_take_as_many_queries_for_many_rows(
    as_, jan, anna, django_assert_max_num_queries
):
    client = as_(jan)
    counts = []
    for rows in (1, 59):
        for number in range(rows):
            note("a", by=anna, reference=f"IBN2-{number:04}")
        with django_assert_max_num_queries(20) as queries:
            response = client.get(LOG)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert len(shown(response)) == 50
    assert shown(client.get(f"{LOG}?page=2")) == list(range(10, 0, -1))


@pytest.mark.parametrize("address", [LOG, OUTBOX])
def test_visitors_are_asked_to_sign_in(db, address):
    response = Client().get(address)
    assert response.status_code == 302
    assert "/aanmelden/" in response["Location"]


@pytest.mark.parametrize(
    "address, readers",
    [(LOG, {"hugo", "jan"}), (OUTBOX, {"farid", "ilse", "hugo"})],
)
@pytest.mark.parametrize(
    "name", ["anna", "eva", "farid", "greet", "hugo", "ilse", "jan", "katrien", "lars"]
)
def test_who_reads_what(as_, request, name, address, readers):
    response = as_(request.getfixturevalue(name)).get(address)
    assert response.status_code == (200 if name in readers else 403)


def test_the_outbox_shows_what_is_not_sent(as_, farid, anna):
    queue(anna, reference="IBN2-0001")
    queue(anna, hold=True)
    OutboxMail.objects.create(to="a@b.example", template="x", subject="Weg", body="", state="sent")
    client = as_(farid)
    response = client.get(OUTBOX)
    text = " ".join(response.content.decode().split())
    for number, words in ((1, "e-mails wachten"), (1, "e-mails tegengehouden")):
        assert f"<strong>{number}</strong> {words}" in text
    assert "<strong>0</strong> e-mails mislukt" in text
    assert ("count-held" in text, "count-failed" in text) == (True, False)
    assert {m.state for m in response.context["page"]} == {"waiting", "held"}
    assert [m.subject for m in client.get(f"{OUTBOX}?state=sent").context["page"]] == ["Weg"]
    found = client.get(f"{OUTBOX}?reference=IBN2").context["page"]
    assert [m.reference for m in found] == ["IBN2-0001"]
    assert client.get(f"{OUTBOX}?state=nee").status_code == 422


def test_a_held_mail_is_read_and_released(as_, farid, anna, django_capture_on_commit_callbacks):
    held = queue(anna, hold=True, secrets=["Anna"])
    client, address = as_(farid), f"{OUTBOX}{held.ref}/"
    text = client.get(address).content.decode()
    assert "Vrijgeven en verzenden" in text
    assert "Beste •••••• Aerts" in text
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"{address}vrijgeven/", follow=True)
    assert "wordt verzonden" in response.content.decode()
    assert len(sent.outbox) == 1
    again = client.post(f"{address}vrijgeven/")
    assert again.status_code == 409
    assert "verzonden" in again.content.decode()
    assert (len(sent.outbox), Event.objects.count()) == (1, 1)


def test_a_failed_mail_is_tried_again(as_, ilse, anna, django_capture_on_commit_callbacks):
    mail = queue(anna)
    OutboxMail.objects.update(state="failed", error="550 onbekend", tries=5)
    client, address = as_(ilse), f"{OUTBOX}{mail.ref}/"
    assert "550 onbekend" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}opnieuw/")
    assert len(sent.outbox) == 1


@pytest.mark.parametrize("verb", ["vrijgeven", "opnieuw"])
def test_verbs_on_mails_are_posts_of_the_agency(as_, farid, anna, jan, verb):
    held = queue(anna, hold=True)
    address = f"{OUTBOX}{held.ref}/{verb}/"
    assert as_(farid).get(address).status_code == 405
    assert as_(farid).post(f"{OUTBOX}{uuid.uuid4()}/{verb}/").status_code == 404
    for stranger in (anna, jan):
        assert as_(stranger).post(address).status_code == 403
    held.refresh_from_db()
    assert held.state == "held"


@pytest.fixture
def job(anna):
    return Job.objects.create(
        key="k", kind="dossier_pdf", function="x.y", reference="IBN2-0001", requested_by=anna
    )


def test_a_running_job_shows_its_progress_and_asks_again(as_, anna, job):
    Job.objects.update(state="running", progress=40)
    client, address = as_(anna), f"/taken/{job.ref}/"
    text = client.get(address).content.decode()
    assert '<progress id="progress" max="100" value="40">' in text
    assert f'hx-get="{address}"' in text
    assert f'href="{address}"' in text  # without JavaScript
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="job"')
    assert "<html" not in part
    assert client.get(f"{address}bestand/").status_code == 404


def test_a_finished_job_offers_its_file(as_, anna, job):
    job.result = store_bytes(b"%PDF-", name="dossier.pdf", content_type="application/pdf", by=None)
    job.state = "done"
    job.save()
    client, address = as_(anna), f"/taken/{job.ref}/"
    text = client.get(address).content.decode()
    assert "dossier.pdf" in text
    assert "hx-get" not in text
    response = client.get(f"{address}bestand/")
    assert b"".join(response.streaming_content) == b"%PDF-"
    assert response["Content-Disposition"] == 'attachment; filename="dossier.pdf"'


def test_a_failed_job_is_started_again(as_, anna, job):
    Job.objects.update(state="failed", error="ValueError: secret path")
    client, address = as_(anna), f"/taken/{job.ref}/"
    text = client.get(address).content.decode()
    assert "Dit is niet gelukt" in text
    assert "secret path" not in text
    client.post(f"{address}opnieuw/")
    job.refresh_from_db()
    assert job.state == "waiting"
    assert client.post(f"{address}opnieuw/").status_code == 409


def test_a_job_is_seen_by_who_asked_and_by_the_agency(as_, job, anna, bram, eva, farid, jan):
    address = f"/taken/{job.ref}/"
    answers = [as_(p).get(address).status_code for p in (anna, farid, bram, eva, jan)]
    assert answers == [200, 200, 404, 404, 404]
    assert as_(bram).post(f"{address}opnieuw/").status_code == 404
    assert Client().get(address).status_code == 302
