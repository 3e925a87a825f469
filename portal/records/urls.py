"""Addresses of the records."""

from django.urls import path

from . import views

app_name = "records"

urlpatterns = [
    path("logboek/", views.event_list, name="event_list"),
    path("postvak-uit/", views.outbox, name="outbox"),
    path("postvak-uit/<uuid:ref>/", views.mail, name="mail"),
    path("postvak-uit/<uuid:ref>/vrijgeven/", views.release_mail, name="release_mail"),
    path("postvak-uit/<uuid:ref>/opnieuw/", views.retry_mail, name="retry_mail"),
    path("taken/<uuid:ref>/", views.job, name="job"),
    path("taken/<uuid:ref>/bestand/", views.job_result, name="job_result"),
    path("taken/<uuid:ref>/opnieuw/", views.retry_job, name="retry_job"),
]
