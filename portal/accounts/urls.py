"""Addresses of the own profile; sign-in itself is allauth's, under /account/."""

from django.urls import path

from . import views

app_name = "accounts"

urlpatterns = [
    path("profiel/", views.profile, name="profile"),
    path("taal/", views.set_language, name="set_language"),
]
