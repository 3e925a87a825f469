"""The mark of what somebody saw when they opened a form, for the overwrite check."""

from typing import Any

from django.db.models import Model


def version_of(instance: Model | None) -> str:
    """The row's last version in the history, as text; "0" for a row that is not there yet."""
    if instance is None or instance.pk is None:
        return "0"
    tracked: Any = instance  # django-simple-history gives it its `history`
    latest = tracked.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return str(latest or 0)
