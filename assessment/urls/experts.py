"""Experts, assignments, scores and advice."""

from django.urls import path

from assessment.views.advice import advice, advice_reopen
from assessment.views.experts import (
    affiliation_remove,
    expert,
    expert_add,
    expert_list,
    expert_profile,
    own_affiliation_remove,
)
from assessment.views.own import assignments, invitation
from assessment.views.packages import jury_application, package_file
from assessment.views.panel import (
    assessment_matrix,
    assessment_read,
    assessment_start,
    assignment_remind,
    assignment_withdraw,
    conflict,
    conflicts_check,
    expert_panel,
)
from assessment.views.scoring import assignment, dossier, score

_handling = "behandeling/<slug:reference>/"
_own = "beoordelingen/<slug:reference>/"

urlpatterns = [
    # the pool
    path("deskundigen/", expert_list, name="expert_list"),
    path("deskundigen/toevoegen/", expert_add, name="expert_add"),
    path("deskundigen/<slug:key>/", expert, name="expert"),
    path(
        "deskundigen/<slug:key>/banden/<slug:affiliation>/verwijderen/",
        affiliation_remove,
        name="affiliation_remove",
    ),
    path("beoordelingsmatrix/<slug:code>/", assessment_matrix, name="assessment_matrix"),
    # one application, for the agency
    path(_handling + "deskundigen/", expert_panel, name="expert_panel"),
    path(_handling + "deskundigen/starten/", assessment_start, name="assessment_start"),
    path(_handling + "belangenconflicten/zoeken/", conflicts_check, name="conflicts_check"),
    path(_handling + "belangenconflicten/<slug:key>/", conflict, name="conflict"),
    path(
        _handling + "deskundigen/<slug:key>/herinneren/",
        assignment_remind,
        name="assignment_remind",
    ),
    path(
        _handling + "deskundigen/<slug:key>/terugnemen/",
        assignment_withdraw,
        name="assignment_withdraw",
    ),
    path(_handling + "beoordelingen/<slug:key>/", assessment_read, name="assessment_read"),
    path(_handling + "advies/", advice, name="advice"),
    path(_handling + "advies/heropenen/", advice_reopen, name="advice_reopen"),
    # an expert's own
    path("beoordelingen/", assignments, name="assignments"),
    path("beoordelingen/profiel/", expert_profile, name="expert_profile"),
    path(
        "beoordelingen/profiel/banden/<slug:affiliation>/verwijderen/",
        own_affiliation_remove,
        name="own_affiliation_remove",
    ),
    path(_own, assignment, name="assignment"),
    path(_own + "uitnodiging/", invitation, name="invitation"),
    path(_own + "dossier/", dossier, name="dossier"),
    path(_own + "criterium/<str:code>/", score, name="score"),
    # what was handed in
    path("pitchjury/<slug:reference>/", jury_application, name="jury_application"),
    path(_own + "bestanden/<slug:number>/<uuid:ref>/", package_file, name="package_file"),
]
