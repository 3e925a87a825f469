"""Enterprises and letters, and the structured parts of the dossier."""

from django.urls import path

from applications.views import companies

OF = "aanvragen/<slug:reference>/"
ONE = OF + "ondernemingen/<slug:number>/"

urlpatterns = [
    path(OF + "ondernemingen/", companies.mandates, name="mandates"),
    path(OF + "ondernemingen/bevestigen/", companies.letters_reconfirm, name="letters_reconfirm"),
    path(ONE, companies.mandate, name="mandate"),
    path(ONE + "brief/", companies.letter_add, name="letter_add"),
    path(ONE + "verwijderen/", companies.mandate_remove, name="mandate_remove"),
    path(OF + "brief/<slug:key>/", companies.letter, name="letter"),
    path(OF + "brief/<slug:key>/verwijderen/", companies.letter_remove, name="letter_remove"),
    path(
        "behandeling/<slug:reference>/ondernemingen/<slug:number>/",
        companies.mandate_count,
        name="mandate_count",
    ),
]
