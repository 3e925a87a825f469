"""What the access table's addresses point at: one small world, each part made when first asked."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from portal.lib.clock import BRUSSELS

TODAY = datetime(2017, 12, 1, 10, 0, tzinfo=BRUSSELS)  # the first phase is open


@dataclass
class World:
    """The cast by name, and the things they work on. Anna's application, with Bram as editor.

    Build each thing through the actions of the site, as a `cached_property`.
    """

    people: dict[str, Any]

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

    @cached_property
    def attachment(self):
        """A file in the draft."""
        from applications.actions.attachments import add_attachment
        from applications.terms import Phase
        from tests import samples

        file = samples.upload(samples.pdf(), "bijlage.pdf")
        return add_attachment(
            self.application, Phase.EOI, "eoi_other", file, by=self.people["anna"]
        )

    @cached_property
    def invitation(self):
        """Dries is invited to read Anna's application; he has no account."""
        from applications.actions.collaborators import invite_collaborator
        from tests.people import DRIES

        return invite_collaborator(
            self.application, by=self.people["anna"], email=DRIES.email, role="reader"
        )

    @property
    def invitation_token(self) -> str:
        """The token of Dries's link, which only the mail holds."""
        from portal.records.models import OutboxMail

        reference = self.invitation.application.reference
        mails = OutboxMail.objects.filter(template="collaborator_invited", reference=reference)
        return mails.get().secrets[0]

    @cached_property
    def submission(self):
        """The EoI of Anna's application, handed in, with one document made."""
        from applications.models import SubmissionDocument
        from portal.records.files import store_bytes
        from tests.builders import fill_eoi, submit_eoi

        anna = self.people["anna"]
        made = submit_eoi(fill_eoi(self.application, by=anna), by=anna)
        file = store_bytes(b"%PDF-", name="x.pdf", content_type="application/pdf", by=None)
        SubmissionDocument.objects.create(
            submission=made, kind="receipt", language="nl", file=file, sha256=file.sha256
        )
        return made

    @cached_property
    def pitch_slot(self):
        """A free moment in the pitch programme of the open call."""
        from applications.actions.pitches import make_slots

        made = make_slots(
            self.call,
            by=self.people["farid"],
            day=date(2018, 1, 15),
            start=time(9),
            end=time(10),
            minutes=60,
        )
        return made[0]

    def reference(self) -> dict[str, str]:
        """Keyword arguments of an address about Anna's application."""
        return {"reference": self.application.reference}

    @cached_property
    def assignment(self):
        """Eva at work on another application of Anna; Otto of the pool has a conflict on it."""
        from assessment.actions.conflicts import check_conflicts
        from tests.assessment.world import assign, make_admissible, make_expert
        from tests.builders import enterprise_number

        anna, farid = self.people["anna"], self.people["farid"]
        dossier = make_admissible(by=anna, call=self.call, title="Netwerk in beoordeling")
        found = assign(dossier, make_expert("eva", by=farid, tie="Universiteit"), by=farid)
        tied = make_expert("otto", by=farid, number=enterprise_number(3))
        check_conflicts(dossier, [tied], by=farid)
        return found

    def assessed(self) -> dict[str, str]:
        """Keyword arguments of an address about the application that is being assessed."""
        return {"reference": self.assignment.application.reference}

    @cached_property
    def call_with_questions(self):
        """The call, with the PDF of its questions made."""
        from portal.records.files import store_bytes
        from portal.records.jobs import enqueue

        key = f"questions:{self.call.code}:{self.call.terms_version}"
        for language in ("nl", "en"):
            job = enqueue("none", key=f"{key}:{language}", kind="call_questions")
            job.result = store_bytes(b"a", name="v.pdf", content_type="application/pdf", by=None)
            job.state = "done"
            job.save()
        return self.call

    @cached_property
    def call_document(self):
        """The manual of the call, uploaded."""
        from applications.actions.calls import set_call_document
        from tests import samples

        file = samples.upload(samples.pdf(), "handleiding.pdf")
        return set_call_document(self.call, "manual", by=self.people["ilse"], upload=file)

    @cached_property
    def talk(self):
        """A pre-discussion that Anna asked for."""
        from applications.actions.prediscussion import request_talk

        return request_talk(
            self.call, by=self.people["anna"], organisation_name="Weverij", idea="Recycleren."
        )

    @cached_property
    def letter(self):
        """A letter of one of the companies of Anna's draft."""
        from applications.models import LetterOfIntent
        from tests.builders import add_companies

        add_companies(self.application, by=self.people["anna"], count=1)
        return LetterOfIntent.objects.select_related("mandate").get()

    @cached_property
    def handed_in_mandate(self):
        """A company of Anna's submission."""
        return self.submission.application.mandates.first()

    @cached_property
    def dossier(self):
        """A dossier of Anna's that has begun."""
        from applications.actions.start import start_application
        from applications.models import Dossier

        anna = self.people["anna"]
        made = start_application(self.call, by=anna, title="Netwerk met dossier")
        self._add_bram(made)
        return Dossier.objects.create(application=made)

    @cached_property
    def indicator(self):
        """An indicator of it."""
        from applications.models import Indicator

        return Indicator.objects.create(
            dossier=self.dossier, family="ecosystem", kind="project", label="Leden"
        )

    @cached_property
    def activity(self):
        """An activity of it."""
        from applications.models import Activity

        return Activity.objects.create(dossier=self.dossier, title="Infodag")

    def _add_bram(self, application) -> None:
        from tests.builders import add_collaborator

        add_collaborator(application, self.people["bram"])

    @cached_property
    def row(self):
        """A row of a decision list that is being prepared."""
        from tests.access_committee import prepared_row

        return prepared_row(self)

    @cached_property
    def released_row(self):
        """A row of a released decision list."""
        from tests.access_committee import released_row

        return released_row(self)

    @cached_property
    def feedback_point(self):
        """A point of feedback on Anna's application."""
        from applications.models import FeedbackPoint

        return FeedbackPoint.objects.create(
            application=self.application,
            number=1,
            kind="attention",
            text="De keten is niet volledig.",
            written_by=self.people["farid"],
        )
