"""The record of the path: every deed has words, and a package changed by hand is named."""

import ast
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from applications.models import Submission
from applications.workflow import Verb
from portal.deeds import DEEDS
from portal.records.protection import unprotect
from portal.records.verbs import verb_label
from tests.builders import fill_eoi, make_application, submit_eoi

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def test_every_verb_of_the_workflow_has_words():
    assert {verb.value for verb in Verb} <= DEEDS.keys()


def _noted_verbs() -> set[str]:
    """The verbs written out in a call of `note` or `_note`, in every module of the portal."""
    found = set()
    for app in ("applications", "assessment", "budgets", "portal"):
        for module in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                name = getattr(getattr(node, "func", None), "id", "")
                if isinstance(node, ast.Call) and name in ("note", "_note"):
                    found |= {
                        one.value
                        for one in node.args[:1]
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    }
    return found


def test_every_deed_that_is_noted_has_words_in_dutch():
    noted = _noted_verbs() | {f"conflict_{one}" for one in ("found", "declared", "confirmed")}
    assert {"feedback_point_removed", "decided", "file_uploaded"} <= noted
    assert [verb for verb in sorted(noted) if verb_label(verb) == verb] == []


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
