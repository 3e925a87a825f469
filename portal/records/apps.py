from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "portal.records"
    label = "records"
    verbose_name = _("Records")

    def ready(self) -> None:
        pre_migrate.connect(_lift, sender=self, dispatch_uid="records.lift")
        post_migrate.connect(_protect_again, sender=self, dispatch_uid="records.protect")


def _lift(sender, using: str, **kwargs) -> None:
    from django.db import connections

    from .protection import lift

    if connections[using].vendor == "sqlite":
        lift(using)


def _protect_again(sender, using: str, **kwargs) -> None:
    from django.db import connections

    from .protection import protect

    if connections[using].vendor == "sqlite":  # elsewhere triggers survive every migration
        protect(using)
