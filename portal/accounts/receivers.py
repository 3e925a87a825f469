"""What the sign-in library tells us only by signal."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from .models import User


@receiver(authenticator_added, dispatch_uid="session-is-strong-after-set-up")
def count_set_up_as_proof(
    request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs
) -> None:
    """Setting up an authenticator asked for its answer: this session need not ask again."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
