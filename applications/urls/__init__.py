"""Addresses of applications: Dutch words, references, never row numbers."""

from . import desk

app_name = "applications"

urlpatterns = [
    *desk.urlpatterns,
]
