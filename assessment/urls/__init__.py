"""Addresses of the assessment."""

app_name = "assessment"

urlpatterns: list = []
