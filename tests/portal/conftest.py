"""The dossier that the tests of handing in start from: made once for each module."""

from collections.abc import Iterator

import pytest

from tests.kept import kept_rows


@pytest.fixture(scope="module")
def kept_filled_dossier(django_db_setup, django_db_blocker) -> Iterator[int]:
    """The key of a dossier of Anna, filled at OPEN and not handed in; Bram is an editor."""
    from portal.lib import clock
    from tests.builders import OPEN, add_collaborator, fill_dossier, make_application, make_call
    from tests.people import make_person

    with kept_rows(django_db_blocker) as making:
        with making, clock.fixed(OPEN):
            anna = make_person("anna")
            made = make_application(by=anna, call=make_call(shift=False))
            add_collaborator(made, make_person("bram"))
            fill_dossier(made, by=anna)
        yield made.pk


@pytest.fixture
def dossier(kept_filled_dossier, db, stop_clock):
    """The filled dossier as every test finds it."""
    from applications.models import Application
    from tests.builders import OPEN, again

    stop_clock(OPEN)
    return again(Application(pk=kept_filled_dossier))


@pytest.fixture(scope="module")
def kept_submission(kept_filled_dossier, django_db_blocker) -> Iterator[int]:
    """The key of the dossier, handed in; its documents are still to be made."""
    from applications.models import Application
    from portal.lib import clock
    from tests.builders import OPEN, again, submit_dossier
    from tests.people import make_person

    with kept_rows(django_db_blocker) as making:
        with making, clock.fixed(OPEN):
            application = again(Application(pk=kept_filled_dossier))
            made = submit_dossier(application, by=make_person("anna"))
        yield made.pk


@pytest.fixture
def submission(kept_submission, db, stop_clock):
    """The submitted dossier as every test finds it."""
    from applications.models import Submission
    from tests.builders import OPEN

    stop_clock(OPEN)
    return Submission.objects.select_related("application__call").get(pk=kept_submission)
