"""The agency's pages of one application."""

from django.urls import path

from applications.views import handling as views

_one = "behandeling/<slug:reference>/"

urlpatterns = [
    path(_one, views.handling, name="handling"),
    path(_one + "ontvankelijkheid/<phase:phase>/", views.admissibility, name="admissibility"),
    path(_one + "feedback/", views.feedback, name="feedback"),
    path(_one + "feedback/<int:number>/", views.feedback_point, name="feedback_point"),
    path(_one + "aanvulling/", views.supplement, name="supplement"),
    path(_one + "uitstel/", views.extension, name="extension"),
]
