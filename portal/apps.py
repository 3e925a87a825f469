from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Give the deeds of the path their words, and let `verify_records` read submissions."""
        from applications.selectors.seals import broken_seals
        from portal.deeds import DEEDS
        from portal.records.verbs import name_verbs
        from portal.records.verification import register_check

        name_verbs(DEEDS)
        register_check(broken_seals)
