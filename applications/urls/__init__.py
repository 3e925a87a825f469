"""Addresses of applications: Dutch words, references, never row numbers."""

from . import calls, companies, desk

app_name = "applications"

urlpatterns = [*calls.urlpatterns, *companies.urlpatterns, *desk.urlpatterns]
