"""The outbox: mail is written in the transaction of the deed, and sent after it."""

import re
import smtplib
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import F
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from portal.accounts.models import User
from portal.lib import clock

from .models import MailState, OutboxMail
from .queue import dispatch

GAPS = (1, 5, 15, 60)
"""Minutes after the first, second, … refused try; after the fifth the mail has failed."""
AWAY = timedelta(minutes=1)
"""When to look again at a mail server that did not answer. Such a try does not count."""
CLAIM = timedelta(minutes=5)
"""How long a worker may be busy with one mail before another takes it up."""


def queue_mail(
    template: str,
    *,
    to: User | str,
    context: dict[str, Any],
    reference: str = "",
    key: str | None = None,
    language: str | None = None,
    hold: bool = False,
    secrets: Collection[str] = (),
) -> OutboxMail:
    """Put one mail in the outbox; it is sent once the transaction has committed.

    `templates/emails/<template>.txt` is rendered now, in the receiver's language (`nl` for a
    bare address); its first line is `Subject: …`. The same `key` twice gives one mail. `hold`
    keeps it until a person releases it. `secrets` (personal links, codes) are covered for
    whoever reads the outbox and wiped from the text when it is sent.
    """
    if key is not None:
        existing = OutboxMail.objects.filter(key=key).first()
        if existing is not None:
            return existing
    user = to if isinstance(to, User) else None
    address = to.email if isinstance(to, User) else to
    language = language or (user.language if user else "nl")
    subject, body = _render(template, {"user": user, **context}, language)
    mail = OutboxMail(
        to=address,
        user=user,
        language=language,
        template=template,
        subject=subject,
        body=body,
        secrets=[secret for secret in secrets if secret],
        reference=reference,
        key=key,
        state=MailState.HELD if hold else MailState.WAITING,
    )
    try:
        with transaction.atomic():
            mail.save()
    except IntegrityError:
        if key is None:
            raise
        return OutboxMail.objects.get(key=key)  # another transaction was first
    if not hold:
        dispatch("portal.records.outbox.deliver", mail.pk)
    return mail


def _render(template: str, context: dict[str, Any], language: str) -> tuple[str, str]:
    base = {
        "portal_name": settings.PORTAL_NAME,
        "origin": settings.PORTAL_ORIGIN,
        "contact_email": settings.CONTACT_EMAIL,
        "contact_phone": settings.CONTACT_PHONE,
    }
    with translation.override(language):
        source = get_template(f"emails/{template}.txt")
        text = source.template.render(Context(base | context, autoescape=False)).strip()
    first, _, body = text.partition("\n")
    if not first.startswith("Subject:"):
        raise ValueError(f"emails/{template}.txt must begin with 'Subject: …'.")
    subject = " ".join(first.removeprefix("Subject:").split())[:250]
    return subject, re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"


def deliver(pk: int) -> str:
    """Send one waiting mail. Returns the state after it, or "away" when no server answered.

    A mail that is sent, held or claimed by another worker is left alone.
    """
    moment = clock.now()
    claimed = OutboxMail.objects.filter(
        pk=pk, state=MailState.WAITING, next_try_at__lte=moment
    ).update(next_try_at=moment + CLAIM, tries=F("tries") + 1)
    mail = OutboxMail.objects.filter(pk=pk).first()
    if not claimed or mail is None:
        return mail.state if mail else ""
    try:
        _send(mail)
    except smtplib.SMTPResponseException as error:
        away = isinstance(error, smtplib.SMTPConnectError) or error.smtp_code == 421
        return _postpone(mail, error) if away else _refused(mail, error)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError, ValueError) as error:
        return _refused(mail, error)
    except OSError as error:  # SMTPServerDisconnected, refused and timed-out connections
        return _postpone(mail, error)
    mail.state, mail.sent_at, mail.error = MailState.SENT, clock.now(), ""
    mail.body, mail.secrets = mail.shown_body, []
    mail.save(update_fields=["state", "sent_at", "error", "body", "secrets"])
    return mail.state


def _send(mail: OutboxMail) -> None:
    domain = settings.PORTAL_ORIGIN.rpartition("/")[2].partition(":")[0]
    EmailMessage(
        mail.subject,
        mail.body,
        to=[mail.to],
        # The same at every try, so that a receiver can drop a double
        headers={"Message-ID": f"<{mail.ref}@{domain}>", "Content-Language": mail.language},
    ).send()


def _refused(mail: OutboxMail, error: Exception) -> str:
    mail.error = f"{type(error).__name__}: {error}"[:1000]
    if mail.tries > len(GAPS):
        mail.state = MailState.FAILED
    else:
        mail.next_try_at = clock.now() + timedelta(minutes=GAPS[mail.tries - 1])
    mail.save(update_fields=["error", "state", "next_try_at"])
    return mail.state


def _postpone(mail: OutboxMail, error: Exception) -> str:
    mail.error = f"{type(error).__name__}: {error}"[:1000]
    mail.tries -= 1
    mail.next_try_at = clock.now() + AWAY
    mail.save(update_fields=["error", "tries", "next_try_at"])
    return "away"


def deliver_due(limit: int = 500) -> int:
    """Send what is due; stop when the server is away. Returns the number sent."""
    due = OutboxMail.objects.filter(state=MailState.WAITING, next_try_at__lte=clock.now())
    sent = 0
    for pk in due.order_by("created_at", "pk").values_list("pk", flat=True)[:limit]:
        state = deliver(pk)
        sent += state == MailState.SENT
        if state == "away":
            break
    return sent
