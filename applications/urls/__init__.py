"""Addresses of applications: Dutch words, references, never row numbers."""

from . import calls, companies, desk, handling, worklist

app_name = "applications"

urlpatterns = [
    *worklist.urlpatterns,
    *calls.urlpatterns,
    *companies.urlpatterns,
    *desk.urlpatterns,
    *handling.urlpatterns,
]
