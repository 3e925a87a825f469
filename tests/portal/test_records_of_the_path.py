"""The record of the path: every deed has words, and a package changed by hand is named."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from applications.models import Submission
from applications.workflow import Verb
from portal.deeds import DEEDS
from portal.records.protection import unprotect
from tests.builders import fill_eoi, make_application, submit_eoi

pytestmark = pytest.mark.django_db


def test_every_verb_of_the_workflow_has_words():
    assert {verb.value for verb in Verb} <= DEEDS.keys()


def test_verify_records_names_a_package_changed_by_hand(anna):
    submission = submit_eoi(fill_eoi(make_application(by=anna), by=anna), by=anna)
    call_command("verify_records", stdout=StringIO())
    with unprotect():
        changed = submission.package.replace("Netwerk Slim Textiel", "Netwerk Slim Weefsel")
        Submission.objects.filter(pk=submission.pk).update(package=changed)
    out, err = StringIO(), StringIO()
    with pytest.raises((CommandError, SystemExit)):
        call_command("verify_records", stdout=out, stderr=err)
    assert submission.receipt_number in out.getvalue() + err.getvalue()
