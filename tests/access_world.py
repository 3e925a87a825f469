"""What the access table's addresses point at: one small world, each part made when first asked."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from portal.lib.clock import BRUSSELS

TODAY = datetime(2017, 12, 1, 10, 0, tzinfo=BRUSSELS)  # the first phase is open


@dataclass
class World:
    """The cast by name, and the things they work on. Anna's application, with Bram as editor.

    Build each thing through the actions of the site, as a `cached_property`.
    """

    people: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from tests.people import CAST, make_person

        self.people = {name: make_person(name) for name in CAST}

    @cached_property
    def call(self):
        """The published first call (terms of the preset)."""
        from applications.models import Call
        from applications.terms.presets import load_preset

        return Call.objects.create(
            code="IBN-2017-2",
            reference_prefix="IBN2",
            title_nl="Tweede oproep innovatieve bedrijfsnetwerken",
            title_en="Second call for innovative business networks",
            state=Call.State.PUBLISHED,
            terms_data=load_preset("IBN-2017-2").to_dict(),
        )

    @cached_property
    def application(self):
        """A draft of Anna (coordinator) and Bram (editor)."""
        from applications.actions.start import start_application
        from applications.models import Collaborator

        made = start_application(self.call, by=self.people["anna"], title="Netwerk Slim Textiel")
        Collaborator.objects.create(
            application=made,
            user=self.people["bram"],
            role=Collaborator.Role.EDITOR,
            added_by=self.people["anna"],
        )
        return made

    @cached_property
    def held_mail(self):
        """A mail to Anna that waits for somebody's release."""
        from portal.records.notifications import queue_chain_head

        return queue_chain_head(self.people["anna"], hold=True)

    @cached_property
    def finished_job(self):
        """A job Anna asked for, with the file it made."""
        from portal.records.files import store_bytes
        from portal.records.jobs import enqueue

        made = enqueue("none", key="access", kind="text", by=self.people["anna"])
        made.result = store_bytes(b"a", name="a.txt", content_type="text/plain", by=None)
        made.state = "done"
        made.save()
        return made

    def reference(self) -> dict[str, str]:
        """Keyword arguments of an address about Anna's application."""
        return {"reference": self.application.reference}
