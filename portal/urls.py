"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("applications.urls")),
    path("", include("budgets.urls")),
    path("", include("assessment.urls")),
    path("", include("portal.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("beheer-technisch/", admin.site.urls),
]

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"
