"""What every template may ask of the portal itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.lib import clock

from .navigation import navigation


def portal(request: HttpRequest) -> dict[str, Any]:
    """`portal`: name, demo, contact, origin, logo, now (server time), navigation."""
    return {
        "portal": {
            "name": settings.PORTAL_NAME,
            "demo": settings.DEMO,
            "contact_email": settings.CONTACT_EMAIL,
            "contact_phone": settings.CONTACT_PHONE,
            "origin": settings.PORTAL_ORIGIN,
            "logo": settings.PORTAL_LOGO,
            "now": clock.now(),
            "navigation": navigation(request),
        }
    }
