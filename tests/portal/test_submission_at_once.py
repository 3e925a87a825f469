"""Twenty requests at the same moment hand in once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from applications.models import Application, Submission
from applications.terms import Phase
from portal.lib import clock
from portal.records.models import Event
from portal.submission import submit
from tests.builders import OPEN, fill_eoi, make_application, make_call


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twenty_threads_make_one_submission(stop_clock, settings):
    from tests.people import make_person

    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "sync": False}  # the documents are for later
    stop_clock(OPEN)
    anna = make_person("anna")
    application = fill_eoi(make_application(by=anna, call=make_call(shift=False)), by=anna)

    def hand_in(_number: int) -> int:
        try:
            own = Application.objects.get(pk=application.pk)
            return submit(own, Phase.EOI, by=anna, received_at=clock.now()).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        made = set(pool.map(hand_in, range(20)))
    assert len(made) == 1
    assert Submission.objects.count() == 1
    assert Event.objects.filter(verb="submit_eoi").count() == 1
