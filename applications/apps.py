from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self) -> None:
        from portal.records.schedules import Periodic, register_schedule

        closing = "applications.actions.closing.close_due_drafts"
        register_schedule(Periodic("closing", closing, minutes=1))
