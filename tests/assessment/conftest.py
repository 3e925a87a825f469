"""The dossier that most tests of the assessment start from: made once for each module."""

from collections.abc import Iterator

import pytest

from tests.kept import kept_rows


@pytest.fixture(scope="module")
def kept_dossier(django_db_setup, django_db_blocker) -> Iterator[int]:
    """The key of a dossier of Anna, handed in and admissible."""
    from tests.assessment.world import make_admissible
    from tests.people import make_person

    with kept_rows(django_db_blocker) as making:
        with making:
            made = make_admissible(by=make_person("anna"))
        yield made.pk


@pytest.fixture
def application(kept_dossier, db):
    """Anna's dossier as every test finds it."""
    from applications.models import Application

    return Application.objects.get(pk=kept_dossier)
