"""How the sign-in library (allauth) works with our people: names, mails, secrets."""

import logging
from base64 import urlsafe_b64encode
from hashlib import sha256
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from .models import User
from .selectors import find_person

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail address; mails in the language of who reads them."""

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        """Take the names and the language from SignUpForm before the person is stored."""
        for field in ("given_name", "family_name", "language"):
            setattr(user, field, form.cleaned_data[field])
        return super().save_user(request, user, form, commit)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """The message in the language of the person with this address (else of the page)."""
        address = email if isinstance(email, str) else email[0]
        reader = context.get("user") or find_person(address)
        language = getattr(reader, "language", None) or translation.get_language()
        context = {**context, "portal_name": settings.PORTAL_NAME, "portal_origin": self._origin()}
        with translation.override(language):
            return super().render_mail(template_prefix, email, context, headers)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send at once. Known and unknown addresses both get a mail, so a failing mail server
        answers alike for both; the person reads that the mail did not leave."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            logger.exception("sign-in mail %s did not leave", template_prefix)
            messages.error(
                self.request,
                _("We could not send the e-mail just now. Please try again in a few minutes."),
            )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:profile")

    def _origin(self) -> str:
        return settings.PORTAL_ORIGIN.rstrip("/")


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """People who come in through the OpenID Connect provider."""

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> User:
        """Names as the provider gives them, cut to what our fields hold."""
        user = super().populate_user(request, sociallogin, data)
        given, _space, family = (data.get("name") or "").partition(" ")
        user.given_name = (data.get("first_name") or given)[:80]
        user.family_name = (data.get("last_name") or family)[:80]
        user.language = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
        return user

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Straight in only when the provider told both names; else a form asks them."""
        user = sociallogin.user
        named = bool(user.given_name and user.family_name)
        return named and super().is_auto_signup_allowed(request, sociallogin)

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict:
        """The form starts from what the provider did tell."""
        user = sociallogin.user
        return {
            **super().get_signup_form_initial_data(sociallogin),
            "given_name": user.given_name,
            "family_name": user.family_name,
            "language": user.language,
        }


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps and recovery codes lie encrypted in the database."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.PORTAL_NAME}


def _cipher() -> MultiFernet:
    """Encrypts with SECRET_KEY, reads with SECRET_KEY_FALLBACKS too: the key can be changed."""
    return MultiFernet(
        Fernet(urlsafe_b64encode(sha256(f"mfa:{key!s}".encode()).digest()))
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )
