"""Addresses of the budget."""

from django.urls import path

from budgets.views import indicative, plan, upload

app_name = "budgets"

OF = "aanvragen/<slug:reference>/"

urlpatterns = [
    path(OF + "eoi/begroting/", indicative.indicative, name="indicative"),
    path(OF + "begroting/", plan.plan, name="plan"),
    path(OF + "begroting/werkboek/", upload.plan_upload, name="plan_upload"),
    path(OF + "begroting/begroting.xlsx", plan.plan_xlsx, name="plan_xlsx"),
]
