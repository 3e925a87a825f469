"""Addresses of the own profile; those of the sign-in are in `sign_in_urls`."""

from django.urls import path

from . import views

app_name = "accounts"

urlpatterns = [
    path("profiel/", views.profile, name="profile"),
    path("taal/", views.set_language, name="set_language"),
]
