"""Enterprises and letters, and the structured parts of the dossier."""

from django.urls import path

from applications.views import companies, dossier, items

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
    path(OF + "dossier-beginnen/", dossier.start_dossier_page, name="start_dossier"),
    path(OF + "speerpuntcluster/", dossier.spearhead, name="spearhead"),
    path(OF + "verklaringen/", dossier.declarations, name="declarations"),
    path(OF + "feedback/", dossier.feedback_answers, name="feedback_answers"),
    path(OF + "indicatoren/", items.indicators, name="indicators"),
    path(
        OF + "indicatoren/<slug:key>/verwijderen/", items.indicator_remove, name="indicator_remove"
    ),
    path(OF + "activiteiten/", items.activities, name="activities"),
    path(
        OF + "activiteiten/<slug:key>/verwijderen/", items.activity_remove, name="activity_remove"
    ),
]
