"""The dossier that the tests of its parts start from: made once for each module."""

from collections.abc import Iterator

import pytest

from tests.kept import kept_rows


@pytest.fixture(scope="module")
def kept_open_dossier(django_db_setup, django_db_blocker) -> Iterator[int]:
    """The key of an empty dossier of Anna, begun at OPEN after the pitch; two points of feedback
    were given. Bram reads it."""
    from portal.lib import clock
    from tests.builders import OPEN, add_collaborator, make_application, make_call, open_dossier
    from tests.people import make_person

    with kept_rows(django_db_blocker) as making:
        with making, clock.fixed(OPEN):
            anna = make_person("anna")
            made = make_application(by=anna, call=make_call(shift=False))
            add_collaborator(made, make_person("bram"), "reader")
            open_dossier(made, by=anna)
        yield made.pk


@pytest.fixture
def begun(kept_open_dossier, db, stop_clock):
    """The empty dossier as every test finds it."""
    from applications.models import Application
    from tests.builders import OPEN

    stop_clock(OPEN)
    return Application.objects.get(pk=kept_open_dossier)
