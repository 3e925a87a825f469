"""Coming in: a new account with the code from the mail, and a personal invitation."""

import re

from django.core import mail

from tests.people import CAST, PASSWORD

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


def code_sent_to(address: str) -> str:
    """The code on a line of its own in the last mail to `address`."""
    body = _last_mail(address)
    return re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", body, re.MULTILINE).group(1)


def link_sent_to(address: str) -> str:
    """The path of the address in the last mail to `address`."""
    return re.search(r"https?://[^/\s]+(/\S+)", _last_mail(address)).group(1)


def _last_mail(address: str) -> str:
    return next(one.body for one in reversed(mail.outbox) if address in one.to)
