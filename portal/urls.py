"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from . import pages

urlpatterns = [
    path("", include("applications.urls")),
    path("", include("budgets.urls")),
    path("", include("assessment.urls")),
    path("", include("portal.accounts.urls")),
    path("", include("portal.records.urls")),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("contact/", pages.contact, name="contact"),
    path("privacy/", pages.privacy, name="privacy"),
    path("stijlgids/", pages.styleguide, name="styleguide"),
    path("account/", include("allauth.urls")),
    path("beheer-technisch/", admin.site.urls),
]

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"
