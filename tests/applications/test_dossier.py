"""The parts of the dossier: each saved on its page, by its own people, while it is open."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Activity, Dossier, FeedbackAnswer, Indicator
from applications.selectors.contents import application_content
from applications.selectors.deadlines import deadline_of
from applications.selectors.versions import version_of
from applications.terms import Phase
from applications.workflow import Status
from tests.builders import make_application, make_call

pytestmark = pytest.mark.django_db

LONG = "De ondernemingen sturen de cluster zelf: zij hebben de meerderheid in het bestuur."
DATA = {
    "section": {"version": "0", "text": LONG},
    "spearhead": {
        "in_spc_domain": "yes",
        "spc_name": "Catalisti",
        "spc_conditions": ["aligned"],
        "spc_motivation": LONG,
    },
    "declarations": {"declaration": ["real_costs", "proportion"]},
    "feedback_answers": {"answer-1": LONG, "version-1": "0"},
    "indicators": {
        "version": "0",
        "label": LONG,
        "family": "cooperation",
        "baseline": "0",
        "proof": "Ledenregister",
        "year_1": "10",
        "year_2": "12,5",
        "year_3": "1.250",
    },
    "activities": {
        "version": "0",
        "title": "Lerend netwerk van weverijen",
        "description": LONG,
        "scope": "coordination",
        "carries_costs": "on",
        "price": "cost",
        "open_to_all": "yes",
        "personalised": "no",
    },
}
SHOWN = {"spearhead": "Catalisti", "indicators": "Ledenregister", "activities": "Kostprijs"}
pages = pytest.mark.parametrize("page", DATA)


def at(page, application, *more) -> str:
    first = ("dossier", "timeline") if page == "section" else ()
    return reverse(f"applications:{page}", args=[application.reference, *first, *more])


def filled(page, application) -> dict:
    """What a browser would send."""
    data = dict(DATA[page])
    if page == "spearhead":
        data["version"] = version_of(Dossier.objects.get(application=application))
    return data


def held(application) -> dict:
    return application_content(type(application).objects.get(pk=application.pk), Phase.DOSSIER)


def has_a_form(answer) -> bool:
    body = answer.content.decode()
    return 'name="continue"' in body or "data-warn-leave" in body


@pages
def test_it_is_kept_and_shown_again(as_, anna, begun, page):
    client, before = as_(anna), held(begun)
    empty = client.get(at(page, begun))
    assert has_a_form(empty)
    assert client.post(at(page, begun), filled(page, begun)).status_code == 302
    after = held(begun)
    changed = [name for name in after if after[name] != before[name]]
    names = {"section": "answers", "feedback_answers": "feedback"}
    assert changed == [names.get(page, page)]
    shown = client.get(at(page, begun)).content.decode()
    assert shown.count("checked") >= 2 if page == "declarations" else LONG in shown


@pages
def test_strangers_and_the_agency_get_nothing_of_a_draft(as_, carla, farid, begun, page):
    before = held(begun)
    for person, status in ((carla, 404), (farid, 403)):
        client = as_(person)
        assert client.get(at(page, begun)).status_code == status
        assert client.post(at(page, begun), filled(page, begun)).status_code == status
    assert held(begun) == before


@pages
def test_a_reader_reads_it_and_cannot_write(as_, anna, bram, begun, page):
    as_(anna).post(at(page, begun), filled(page, begun))
    before, client = held(begun), as_(bram)
    answer = client.get(at(page, begun))
    assert answer.status_code == 200
    assert not has_a_form(answer)
    if page != "declarations":
        assert LONG in answer.content.decode()
    assert SHOWN.get(page, "") in answer.content.decode()
    assert client.post(at(page, begun), filled(page, begun)).status_code == 403
    assert held(begun) == before


@pages
def test_before_the_dossier_was_begun_there_is_no_page(as_, anna, begun, page):
    early = make_application(by=anna, call=make_call(shift=False), acronym="B")
    assert as_(anna).get(at(page, early)).status_code == 409


@pages
@pytest.mark.parametrize("how", ["deadline", "moved_on"])
def test_once_closed_nothing_changes_and_what_was_typed_is_given_back(
    as_, anna, begun, page, stop_clock, how
):
    client = as_(anna)
    data = filled(page, begun)
    client.post(at(page, begun), data)
    if how == "deadline":
        stop_clock(deadline_of(begun, Phase.DOSSIER) + timedelta(seconds=1))
    else:
        type(begun).objects.filter(pk=begun.pk).update(status=Status.DOSSIER_ADMISSIBLE)
    before = held(begun)
    answer = client.post(at(page, begun), {**data, "answer-1": LONG + "!", "text": LONG + "!"})
    assert answer.status_code == 409
    assert held(begun) == before
    if page != "declarations":
        assert LONG in answer.content.decode()
    answer = client.get(at(page, begun))
    assert answer.status_code == 200
    assert not has_a_form(answer)
    if page != "declarations":
        assert LONG in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "bad", "field"),
    [
        ("section", {"text": "x" * 60_001}, "text"),
        ("spearhead", {"spc_conditions": ["x"]}, "spc_conditions"),
        ("spearhead", {"spc_motivation": "x" * 10_001}, "spc_motivation"),
        ("indicators", {"label": ""}, "label"),
        ("indicators", {"family": ""}, "family"),
        ("indicators", {"code": "ECO-99"}, "code"),
        ("indicators", {"year_2": "-1"}, "year_2"),
        ("indicators", {"year_2": "veel"}, "year_2"),
        ("activities", {"title": " "}, "title"),
        ("activities", {"scope": "party"}, "scope"),
        ("activities", {"open_to_all": "perhaps"}, "open_to_all"),
    ],
)
def test_bad_input_is_named_at_its_field_and_nothing_is_kept(as_, anna, begun, page, bad, field):
    before = held(begun)
    answer = as_(anna).post(at(page, begun), filled(page, begun) | bad)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert held(begun) == before
    kept = "Lerend netwerk van weverijen" if "title" not in bad else LONG
    kept = {"section": "x" * 100, "spearhead": "Catalisti", "indicators": "12,5"}.get(page, kept)
    if field != "year_2":
        assert kept in answer.content.decode()


def test_a_stale_spearhead_page_shows_both(as_, anna, begun):
    client, data = as_(anna), filled("spearhead", begun)
    client.post(at("spearhead", begun), data)
    answer = client.post(at("spearhead", begun), {**data, "spc_name": "Flux50"})
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Flux50" in body and "Catalisti" in body
    assert Dossier.objects.get().spc_name == "Catalisti"
    again = {**data, "spc_name": "Flux50", "version": answer.context["form"]["version"].value()}
    assert client.post(at("spearhead", begun), again).status_code == 302
    assert Dossier.objects.get().spc_name == "Flux50"


@pytest.mark.parametrize("page", ["indicators", "activities"])
def test_a_stale_item_stays_in_the_form_and_does_not_overwrite(as_, anna, begun, page):
    client, data = as_(anna), filled(page, begun)
    client.post(at(page, begun), data)
    model, name = (Indicator, "label") if page == "indicators" else (Activity, "title")
    change = f"{at(page, begun)}?regel={model.objects.get().key}"
    data["version"] = client.get(change).context["form"]["version"].value()
    assert client.post(change, {**data, name: "Van Bram"}).status_code == 302
    answer = client.post(change, {**data, name: "Van Anna"})
    assert answer.status_code == 409
    assert "Van Anna" in answer.content.decode()
    assert getattr(model.objects.get(), name) == "Van Bram"


def test_a_stale_answer_to_feedback_shows_both_and_keeps_the_others(as_, anna, begun):
    client, address = as_(anna), at("feedback_answers", begun)
    client.post(address, {"answer-1": "Vijf erbij", "version-1": "0"})
    data = {"answer-1": "Zes erbij", "version-1": "0", "answer-2": "Ja.", "version-2": "0"}
    answer = client.post(address, data)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Vijf erbij" in body and "Zes erbij" in body
    texts = dict(FeedbackAnswer.objects.values_list("point__number", "text"))
    assert texts == {1: "Vijf erbij", 2: "Ja."}


def test_feedback_that_was_not_given_is_neither_shown_nor_answered(as_, anna, begun):
    begun.feedback_released_at = None
    begun.save()
    client, address = as_(anna), at("feedback_answers", begun)
    assert "kleine weverijen" not in client.get(address).content.decode()
    client.post(address, {"answer-1": "Toch", "version-1": "0"})
    assert not FeedbackAnswer.objects.exists()


def test_declarations_keep_who_and_when_and_can_be_taken_back(as_, anna, begun):
    client = as_(anna)
    client.post(at("declarations", begun), {"declaration": ["real_costs", "onbekend"]})
    given = begun.declarations.get()
    assert (given.key, given.given_by) == ("real_costs", anna)
    client.post(at("declarations", begun), {})
    assert not begun.declarations.exists()


def test_an_indicator_of_the_programme_brings_its_own_words(as_, anna, begun):
    client = as_(anna)
    data = {"version": "0", "code": "ECO-1", "label": "Iets anders", "year_1": "10"}
    client.post(at("indicators", begun), data)
    client.post(at("indicators", begun), filled("indicators", begun))
    programme, own = Indicator.objects.all()
    assert (programme.kind, programme.family) == ("programme", "ecosystem")
    assert programme.label == "Actieve leden-ondernemingen"
    assert (own.kind, own.label) == ("project", LONG)
    assert [str(value) for value in own.targets] == ["10", "12.5", "1250"]
    client.post(at("indicator_remove", begun, own.key))
    assert Indicator.objects.get() == programme


def test_an_item_of_another_dossier_is_out_of_reach(as_, anna, carla, begun):
    item = Activity.objects.create(dossier=begun.dossier, title="Van Anna")
    other = make_application(by=carla, call=make_call(shift=False), acronym="C")
    Dossier.objects.create(application=other)
    type(other).objects.filter(pk=other.pk).update(status=Status.DOSSIER_DRAFT)
    client = as_(carla)
    assert client.post(at("activity_remove", other, item.key)).status_code == 404
    assert client.get(f"{at('activities', other)}?regel={item.key}").status_code == 404
    assert Activity.objects.get() == item


def test_an_activity_is_changed_and_removed(as_, anna, begun):
    client, address = as_(anna), at("activities", begun)
    client.post(address, {"version": "0", "title": "Lerend netwerk", "scope": "coordination"})
    activity = Activity.objects.get()
    assert (activity.open_to_all, activity.carries_costs) == (None, False)
    change = f"{address}?regel={activity.key}"
    version = client.get(change).context["form"]["version"].value()
    client.post(change, {"version": version, "title": "Lerend netwerk", "open_to_all": "yes"})
    activity.refresh_from_db()
    assert (activity.open_to_all, activity.scope) == (True, "")
    client.post(at("activity_remove", begun, activity.key))
    assert not Activity.objects.exists()
