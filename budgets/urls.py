"""Addresses of the budget."""

app_name = "budgets"

urlpatterns: list = []
