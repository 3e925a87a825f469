"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("applications.urls")),
    path("", include("budgets.urls")),
    path("", include("assessment.urls")),
    path("account/", include("allauth.urls")),
    path("beheer-technisch/", admin.site.urls),
]
