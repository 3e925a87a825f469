"""Coming in: a new account with the code from the mail, and a personal invitation."""

import re

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail

from portal.accounts.actions import add_totp
from tests.people import CAST, PASSWORD, TOTP_SECRET, make_person

from .visitor import Visitor


def sign_up(visitor: Visitor, name: str) -> None:
    """Make the account of one of the cast, from the welcome page on."""
    visitor.go("/")
    visitor.click("Account maken")
    fill_sign_up(visitor, name)


def fill_sign_up(visitor: Visitor, name: str) -> None:
    """The sign-up form and the code that came by e-mail."""
    member = CAST[name]
    visitor.fill(
        given_name=member.given_name,
        family_name=member.family_name,
        email=member.email,
        password1=PASSWORD,
        password2=PASSWORD,
        language=member.language,
    )
    visitor.press("Account maken")
    visitor.fill(code=code_sent_to(member.email))
    visitor.press("Bevestigen")


def sign_in(visitor: Visitor, name: str) -> None:
    """Somebody with a role: the password, then the code of their authenticator app."""
    person = make_person(name)
    add_totp(person, TOTP_SECRET)
    visitor.go("/")
    visitor.click("Aanmelden")
    visitor.fill(login=CAST[name].email, password=PASSWORD)
    visitor.press("Aanmelden")
    visitor.fill(code=_code_now())
    visitor.press("Aanmelden")


def _code_now() -> str:
    """What the authenticator app shows at this moment (the real one, not the portal's clock)."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(TOTP_SECRET, counter))


def code_sent_to(address: str) -> str:
    """The code on a line of its own in the last mail to `address`."""
    body = _last_mail(address)
    return re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", body, re.MULTILINE).group(1)


def link_sent_to(address: str) -> str:
    """The path of the address in the last mail to `address`."""
    return re.search(r"https?://[^/\s]+(/\S+)", _last_mail(address)).group(1)


def _last_mail(address: str) -> str:
    return next(one.body for one in reversed(mail.outbox) if address in one.to)
