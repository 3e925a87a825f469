"""What the tests of the plan's pages and actions share. Django is not ready yet: inner imports."""

import pytest


@pytest.fixture
def application(anna):
    """Anna's dossier, begun and empty."""
    from applications.models import Dossier
    from applications.workflow import Status
    from tests.builders import make_application

    made = make_application(by=anna)
    Dossier.objects.create(application=made)
    made.status = Status.DOSSIER_DRAFT.value
    made.save()
    return made
