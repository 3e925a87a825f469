"""The committee's part of the access world: a list being prepared, and one that is released."""


def prepared_row(world):
    """A row of a list that is being prepared, of an application of Anna's."""
    from assessment.actions.meeting import make_list
    from tests.assessment.committee import MEETING, advised
    from tests.builders import add_collaborator

    call = world.call  # made first: the builder takes it up
    application = advised(by=world.people["anna"], agency=world.people["farid"])
    add_collaborator(application, world.people["bram"])
    return make_list(call, meeting_on=MEETING, by=world.people["greet"]).decisions.get()


def released_row(world):
    """The same, approved, frozen and released, with its letter made."""
    from assessment.actions.meeting import freeze_list, letter_key, release_list
    from portal.records.files import store_bytes
    from portal.records.models import Job, JobState
    from tests.assessment.committee import settle

    greet = world.people["greet"]
    row = prepared_row(world)
    settle(row, by=greet)
    release_list(freeze_list(row.decision_list, by=greet), by=greet)
    row.refresh_from_db()
    letter = store_bytes(b"%PDF-", name="brief.pdf", content_type="application/pdf", by=None)
    job = Job.objects.get(key=letter_key(row.application.reference))
    job.state, job.result = JobState.DONE, letter
    job.save()
    return row
