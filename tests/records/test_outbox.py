"""The outbox: written with the deed, sent after it, once."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as sent
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.template import engines

from portal.lib import clock
from portal.lib.problems import WrongMoment
from portal.records import actions, notifications, outbox
from portal.records.ledger import note
from portal.records.models import Event, OutboxMail
from portal.records.outbox import deliver, deliver_due, queue_mail
from portal.records.selectors import chain_head

HEAD = "records/chain_head"
NOON = datetime(2017, 12, 12, 11, 0, tzinfo=UTC)


class Server(EmailBackend):
    """A mail server whose mood a test sets."""

    mood: Exception | None = None

    def send_messages(self, messages):
        if Server.mood:
            raise Server.mood
        return super().send_messages(messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    Server.mood = None
    yield Server
    Server.mood = None


@pytest.fixture(autouse=True)
def _templates(settings, tmp_path):
    """Mails of this test only, beside the real ones."""
    (tmp_path / "emails").mkdir()
    base = '{% extends "emails/_base.txt" %}'
    subject = "{% block subject %}Uw  link & <meer>{% endblock %}"
    body = "{% block body %}{{ url }}{% endblock %}"
    (tmp_path / "emails" / "link.txt").write_text(base + subject + body)
    (tmp_path / "emails" / "bad.txt").write_text("Geen onderwerp")
    templates = [dict(settings.TEMPLATES[0])]
    templates[0]["DIRS"] = [*templates[0]["DIRS"], tmp_path]
    settings.TEMPLATES = templates
    yield
    engines._templates = None


def queue(to, **extra):
    context = {"head": chain_head(), "moment": clock.now()}
    return queue_mail(HEAD, to=to, context=context, **extra)


def test_sent_after_the_commit_in_the_language_of_the_receiver(
    anna, eva, stop_clock, django_capture_on_commit_callbacks
):
    stop_clock(NOON)
    with django_capture_on_commit_callbacks(execute=True):
        dutch, english = queue(anna), queue(eva)
        assert sent.outbox == []
    assert [m.to for m in sent.outbox] == [[anna.email], [eva.email]]
    assert [m.subject for m in sent.outbox] == [
        "Logboek van 12 december 2017",
        "Event log of 12 December 2017",
    ]
    assert sent.outbox[0].body.startswith("Beste Anna Aerts,\n\nZo ver staat")
    assert "12 december 2017, 12.00 (Belgische tijd)" in sent.outbox[0].body
    assert sent.outbox[1].body.startswith("Dear Eva Evans,\n")
    dutch.refresh_from_db()
    assert (dutch.state, dutch.sent_at, dutch.language) == ("sent", NOON, "nl")
    assert sent.outbox[0].extra_headers["Message-ID"] == f"<{dutch.ref}@localhost>"
    english.refresh_from_db()
    assert (english.state, english.language) == ("sent", "en")


def test_a_bare_address_is_written_to_in_dutch(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue("dries@weverij.example")
    assert sent.outbox[0].body.startswith("Geachte heer of mevrouw,")


def test_nothing_is_sent_when_the_deed_is_rolled_back(anna, django_capture_on_commit_callbacks):
    capture = django_capture_on_commit_callbacks(execute=True)
    with capture, pytest.raises(RuntimeError), transaction.atomic():
        queue(anna)
        raise RuntimeError
    assert (OutboxMail.objects.count(), sent.outbox) == (0, [])


def test_the_same_key_is_one_mail(anna, bram, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = queue(anna, key="k"), queue(bram, key="k")
    assert first == second
    assert [m.to for m in sent.outbox] == [[anna.email]]


def test_a_mail_delivered_twice_is_sent_once(anna):
    mail = queue(anna)
    assert [deliver(mail.pk), deliver(mail.pk), deliver_due()] == ["sent", "sent", 0]
    assert len(sent.outbox) == 1


def test_a_mail_another_worker_holds_is_left_alone(anna, server, stop_clock):
    """A worker killed while sending: its claim runs out and the mail is taken up again."""
    stop_clock(NOON)
    mail = queue(anna)
    server.mood = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        deliver(mail.pk)
    server.mood = None
    assert (deliver(mail.pk), deliver_due(), sent.outbox) == ("waiting", 0, [])
    stop_clock(NOON + outbox.CLAIM)
    assert deliver_due() == 1
    assert len(sent.outbox) == 1


@pytest.mark.parametrize(
    "away",
    [
        ConnectionRefusedError(111, "refused"),
        TimeoutError("timed out"),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPConnectError(421, b"busy"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_while_the_server_is_away_mails_wait_and_catch_up(anna, bram, server, stop_clock, away):
    stop_clock(NOON)
    mails = [queue(anna), queue(bram)]
    server.mood = away
    for minute in range(1, 30):  # far more than five tries
        assert deliver_due() == 0
        stop_clock(NOON + timedelta(minutes=minute))
    mails[0].refresh_from_db()
    assert (mails[0].state, mails[0].tries) == ("waiting", 0)
    assert type(away).__name__ in mails[0].error
    server.mood = None
    assert deliver_due() == 2
    mails[0].refresh_from_db()
    assert (mails[0].state, mails[0].error, len(sent.outbox)) == ("sent", "", 2)


def test_five_refusals_with_growing_gaps(anna, server, stop_clock):
    stop_clock(NOON)
    mail = queue(anna)
    server.mood = smtplib.SMTPRecipientsRefused({anna.email: (550, b"unknown")})
    moment, gaps = NOON, []
    for _ in range(4):
        assert deliver(mail.pk) == "waiting"
        mail.refresh_from_db()
        gaps.append((mail.next_try_at - moment).total_seconds() / 60)
        stop_clock(mail.next_try_at - timedelta(seconds=1))
        assert deliver_due() == 0
        moment = mail.next_try_at
        stop_clock(moment)
    assert gaps == [1, 5, 15, 60]
    assert deliver(mail.pk) == "failed"
    assert deliver_due() == 0
    mail.refresh_from_db()
    assert (mail.tries, mail.state) == (5, "failed")


def test_a_failed_mail_starts_again(anna, farid, server, django_capture_on_commit_callbacks):
    mail = queue(anna)
    with pytest.raises(WrongMoment):
        actions.retry_mail(mail, by=farid)
    OutboxMail.objects.filter(pk=mail.pk).update(state="failed", tries=5, error="x")
    with django_capture_on_commit_callbacks(execute=True):
        actions.retry_mail(mail, by=farid)
    mail.refresh_from_db()
    assert (mail.state, mail.tries, len(sent.outbox)) == ("sent", 1, 1)
    assert Event.objects.get().verb == "mail_retried"


def test_a_held_mail_waits_for_a_person(anna, farid, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail = queue(anna, hold=True, reference="IBN2-0001")
    assert (mail.state, deliver(mail.pk), deliver_due()) == ("held", "held", 0)
    with django_capture_on_commit_callbacks(execute=True):
        actions.release_mail(mail, by=farid)
    assert len(sent.outbox) == 1
    event = Event.objects.get()
    assert (event.verb, event.actor, event.reference) == ("mail_released", farid, "IBN2-0001")
    with pytest.raises(WrongMoment):
        actions.release_mail(mail, by=farid)
    assert Event.objects.count() == 1


def test_personal_links_are_covered_and_wiped(anna):
    url = "http://localhost:8000/mandaat/k7qm2xwp/?a=1&b=<2>"
    mail = queue_mail("link", to=anna, context={"url": url}, secrets=[url])
    assert mail.subject == "Uw link & <meer>"  # plain text: nothing escaped
    assert url in mail.body
    assert url not in mail.shown_body
    assert deliver(mail.pk) == "sent"
    assert url in sent.outbox[0].body
    mail.refresh_from_db()
    assert "k7qm2xwp" not in mail.body
    assert mail.secrets == []


def test_a_mail_without_subject_is_a_mistake_of_ours(anna):
    with pytest.raises(ValueError, match="must begin with"):
        queue_mail("bad", to=anna, context={})
    assert OutboxMail.objects.count() == 0


def test_auditors_get_the_head_once_a_day(jan, anna, stop_clock):
    stop_clock(NOON)
    note("a", by=anna)
    assert [notifications.mail_chain_head(), notifications.mail_chain_head()] == [1, 1]
    mail = OutboxMail.objects.get()
    assert mail.user == jan
    assert str(chain_head()) in mail.body
    stop_clock(NOON + timedelta(days=1))
    notifications.mail_chain_head()
    assert OutboxMail.objects.count() == 2
