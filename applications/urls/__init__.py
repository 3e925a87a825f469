"""Addresses of applications: Dutch words, references, never row numbers."""

app_name = "applications"

urlpatterns: list = []
