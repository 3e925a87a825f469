from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self) -> None:
        from portal.records.schedules import Periodic, register_schedule
        from portal.records.verbs import name_verbs

        closing = "applications.actions.closing.close_due_drafts"
        register_schedule(Periodic("closing", closing, minutes=1))
        name_verbs(
            {
                "pitch_slots_made": _("pitch slots made"),
                "pitch_slot_removed": _("pitch slot removed"),
            }
        )
