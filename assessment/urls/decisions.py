"""The committee: lists, decisions, exports, and what follows a decision."""

from django.urls import path

from assessment.views.decisions import (
    abstention_add,
    committee_decision,
    committee_dossier,
    decision,
    decision_letter,
    project_steps,
)
from assessment.views.exports import decision_list_pdf, decision_list_xlsx
from assessment.views.meeting import (
    decision_list,
    decision_list_freeze,
    decision_list_release,
    decision_lists,
    decision_move,
    decision_take_in,
    decision_take_off,
)

_list = "comite/<slug:key>/"
_row = _list + "<slug:reference>/"

urlpatterns = [
    path("comite/", decision_lists, name="decision_lists"),
    path(_list, decision_list, name="decision_list"),
    path(_list + "opnemen/", decision_take_in, name="decision_take_in"),
    path(_list + "bevriezen/", decision_list_freeze, name="decision_list_freeze"),
    path(_list + "vrijgeven/", decision_list_release, name="decision_list_release"),
    path(_list + "beslissingslijst.xlsx", decision_list_xlsx, name="decision_list_xlsx"),
    path(_list + "beslissingslijst.pdf", decision_list_pdf, name="decision_list_pdf"),
    path(_row, committee_decision, name="committee_decision"),
    path(_row + "dossier/", committee_dossier, name="committee_dossier"),
    path(_row + "volgorde/", decision_move, name="decision_move"),
    path(_row + "schrappen/", decision_take_off, name="decision_take_off"),
    path(_row + "onthouding/", abstention_add, name="abstention_add"),
    path("aanvragen/<slug:reference>/beslissing/", decision, name="decision"),
    path(
        "aanvragen/<slug:reference>/beslissing/brief.pdf", decision_letter, name="decision_letter"
    ),
    path("behandeling/<slug:reference>/project/", project_steps, name="project_steps"),
]
