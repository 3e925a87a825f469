"""Addresses of the assessment."""

from . import experts

app_name = "assessment"

urlpatterns = [*experts.urlpatterns]
