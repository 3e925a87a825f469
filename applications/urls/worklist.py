"""The agency's list of applications, and the pitch. Before `behandeling/<reference>/`."""

from django.urls import path

from applications.views import pitches, worklist

PROGRAMME = "behandeling/pitches/"

urlpatterns = [
    path("behandeling/", worklist.worklist, name="worklist"),
    path("behandeling/aanvragen.xlsx", worklist.worklist_xlsx, name="worklist_xlsx"),
    path(PROGRAMME, pitches.pitch_programmes, name="pitch_programmes"),
    path(PROGRAMME + "<slug:code>/", pitches.pitch_programme, name="pitch_programme"),
    path(
        PROGRAMME + "<slug:code>/<slug:key>/verwijderen/",
        pitches.pitch_slot_remove,
        name="pitch_slot_remove",
    ),
    path("behandeling/<slug:reference>/pitch/", pitches.pitch_manage, name="pitch_manage"),
    path("aanvragen/<slug:reference>/pitch/", pitches.pitch, name="pitch"),
]
