"""Addresses of applications: Dutch words, references, never row numbers."""

from . import calls, desk

app_name = "applications"

urlpatterns = [*calls.urlpatterns, *desk.urlpatterns]
