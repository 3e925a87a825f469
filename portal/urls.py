"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from . import pages
from .views.archive import archive
from .views.home import home
from .views.panel import rule_panel
from .views.receipt import (
    receipt,
    receipt_retry,
    submission,
    submission_data,
    submission_document,
    submission_file,
)
from .views.submit import submit
from .views.verify import verify

_application = "aanvragen/<slug:reference>/"
_receipt = _application + "ontvangstbewijs/<slug:number>/"

urlpatterns = [
    path("", home, name="home"),
    path("verifieren/", verify, name="verify"),
    path(_application + "indienen/<slug:phase>/", submit, name="submit"),
    path(_application + "regels/", rule_panel, name="rule_panel"),
    path(_application + "archief.zip", archive, name="archive"),
    path(_receipt, receipt, name="receipt"),
    path(_receipt + "inhoud/", submission, name="submission"),
    path(_receipt + "pakket.json", submission_data, name="submission_data"),
    path(_receipt + "bestanden/<uuid:ref>/", submission_file, name="submission_file"),
    path(_receipt + "documenten/opnieuw/", receipt_retry, name="receipt_retry"),
    path(
        _receipt + "documenten/<slug:kind>-<slug:language>.pdf",
        submission_document,
        name="submission_document",
    ),
    path("", include("applications.urls")),
    path("", include("budgets.urls")),
    path("", include("assessment.urls")),
    path("", include("portal.accounts.urls")),
    path("", include("portal.records.urls")),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("contact/", pages.contact, name="contact"),
    path("privacy/", pages.privacy, name="privacy"),
    path("stijlgids/", pages.styleguide, name="styleguide"),
    path("", include("portal.accounts.sign_in_urls")),
    path("beheer-technisch/", admin.site.urls),
]

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"
