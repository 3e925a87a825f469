"""Addresses of the assessment."""

from . import decisions, experts

app_name = "assessment"

urlpatterns = [*experts.urlpatterns, *decisions.urlpatterns]
