"""A submitted dossier: what its package holds, byte for byte."""

import hashlib
import json

import pytest
from django.urls import reverse

from applications.packages import only_parts, package_files
from applications.selectors.supplement import part_labels
from applications.terms import CallTerms, Phase
from applications.terms.rule_ids import RULE_IDS
from portal.lib.canonical import canonical_json
from portal.records.files import open_stored
from portal.records.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(submission) -> dict:
    return json.loads(submission.package)


def test_the_hash_on_the_receipt_is_that_of_the_very_bytes(submission, anna, as_):
    address = reverse(
        "submission_data", args=[submission.application.reference, submission.receipt_number]
    )
    client = as_(anna)
    sent = client.get(address).content
    assert hashlib.sha256(sent).hexdigest() == submission.sha256
    assert canonical_json(json.loads(sent)) == sent
    page = reverse("receipt", args=[submission.application.reference, submission.receipt_number])
    assert submission.sha256 in client.get(page).content.decode()


def test_it_holds_every_text_and_all_parts(data, submission):
    content = data["content"]
    terms = submission.application.call.terms
    assert content["answers"] == {
        one.key: f"Antwoord over {one.title.nl}." for one in terms.sections_of(Phase.DOSSIER)
    }
    assert content["organisation"]["name"] == "Slim Textiel vzw"
    assert content["declarations"] == sorted(one.key for one in terms.declarations)
    assert content["spearhead"]["spc_conditions"] == ["niche_group", "aligned"]
    assert [(one["kind"], one["targets"]) for one in content["indicators"]] == [
        ("programme", ["12", "15", "20"]),
        ("project", ["12", "15", "20"]),
    ]
    assert [(one["title"], one["scope"]) for one in content["activities"]] == [
        ("Lerend netwerk van weverijen", "coordination"),
        ("Proeftuin sensoren in textiel", "in_cluster"),
    ]


def test_it_holds_the_plan_to_the_cent_and_what_the_rules_made_of_it(data):
    budget = data["content"]["budget"]
    assert (budget["start_date"], budget["duration_months"]) == ("2018-09-01", 36)
    assert [one["heading"] for one in budget["cost_lines"]] == [
        "personnel",
        "personnel",
        "other",
        "subcontracting",
    ]
    assert budget["cofinancing_lines"][0]["amounts"] == ["75000.00"] * 3
    assert data["sums"]["totals"]["costs"] == "630000.00"
    assert data["sums"]["totals"]["subsidy"] == "315000.00"
    assert len(data["sums"]["years"]) == 3
    rules = {one["rule"] for one in data["findings"]}
    assert rules == {rule for rule in RULE_IDS if not rule.startswith("eoi.")} - {"mandates.shared"}
    assert {one["outcome"] for one in data["findings"]} == {"pass"}
    assert data["facts"]["application"]["gate"] == {
        "eoi_submitted": True,
        "eoi_inadmissible": False,
        "pitch_attended": True,
    }


def test_it_holds_the_companies_with_both_letters_and_every_file_by_its_hash(data):
    companies = data["content"]["companies"]
    assert len(companies) == 10
    for company in companies:
        first, kept = company["letters"]
        assert (first["phase"], kept["phase"]) == ("eoi", "dossier")
        assert kept["reconfirms"] == first["key"]
        assert kept["file"] == first["file"]
    attached = {one["file"]["name"]: one["confidential"] for one in data["content"]["attachments"]}
    assert attached == {"openbaar.pdf": False, "geheim.pdf": True}
    for _folder, named in package_files(data["content"]):
        stored = StoredFile.objects.get(ref=named["ref"])
        with open_stored(stored) as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        assert found == named["sha256"]
        assert stored.size == named["size"]


def test_it_holds_the_points_of_feedback_beside_the_answers(data):
    points = data["agency"]["feedback_points"]
    assert [(one["number"], one["kind"]) for one in points] == [
        (1, "recommendation"),
        (2, "attention"),
    ]
    assert points[0]["text"] == "Betrek ook kleine weverijen bij de stuurgroep."
    assert data["content"]["feedback"] == [
        {"number": number, "answer": f"Punt {number} is verwerkt in het plan van aanpak."}
        for number in (1, 2)
    ]


def test_it_names_what_it_was_judged_by(data, submission):
    assert CallTerms.from_dict(data["terms"]) == submission.application.call.terms
    assert (data["phase"], data["kind"], data["version"]) == ("dossier", "regular", 1)
    assert (data["submitted_by"], data["previous_sha256"]) == ("Anna Aerts", None)
    assert data["received_at"] == "2017-12-01T09:00:00.000000Z"


def test_every_part_a_supplement_can_name_takes_its_own_piece_alone(data, submission):
    before = data["content"]
    now = dict.fromkeys(before, "other")
    now["answers"] = dict.fromkeys(before["answers"], "Anders.")
    now["attachments"] = [{"requirement": "statutes", "file": {}}]
    changed = {}
    for part in part_labels(submission.application):
        after = only_parts(before, now, [part])
        changed[part] = [name for name in after if after[name] != before[name]]
    wanted = {part: [part] for part in changed}
    wanted |= {part: ["answers"] for part in changed if part.startswith("section:")}
    wanted |= {part: [] for part in changed if part.startswith("attachment:")}
    wanted |= {"attachment:statutes": ["attachments"], "attachment:dossier_other": ["attachments"]}
    wanted |= {"letters": ["companies"], "organisation": ["organisation", "application"]}
    assert {part: sorted(names) for part, names in changed.items()} == {
        part: sorted(names) for part, names in wanted.items()
    }
    one = only_parts(before, now, ["section:timeline"])["answers"].items()
    assert dict(one - before["answers"].items()) == {"timeline": "Anders."}
