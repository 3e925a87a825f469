"""The desks of agency, expert and committee in a real browser: axe, reflow, keys, saving."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from assessment.actions.meeting import make_list
from assessment.models import Score
from tests.assessment.committee import MEETING, advised, settle
from tests.assessment.world import assign, make_admissible, make_expert, score_all
from tests.browser import assert_accessible
from tests.people import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def enter(page, user) -> None:
    """Give the browser the session of `user`."""
    session = sign_in(Client(), user).cookies["sessionid"].value
    page.context.clear_cookies()
    page.goto("/contact/")
    origin = page.url.removesuffix("contact/")
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])


def assert_fits(page, addresses) -> None:
    """Each page is accessible and nothing but a table box is wider than the window."""
    for address in addresses:
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            assert page.url.endswith(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            if width != 320:
                assert_accessible(page)


def test_the_agency_reads_without_scrolling_sideways(page, anna, farid):
    application = make_admissible(by=anna)
    score_all(assign(application, make_expert(by=farid), by=farid), grade="kritisch")
    one = f"/behandeling/{application.reference}/"
    enter(page, farid)
    pages = ("", "ontvankelijkheid/dossier/", "feedback/", "pitch/", "deskundigen/", "advies/")
    listed = reverse("applications:worklist")
    assert_fits(page, [listed, *(one + rest for rest in pages)])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(listed)
    box = page.locator(".worklist")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_an_expert_scores_by_keyboard_and_both_panes_scroll_on_their_own(page, anna, farid):
    desk = assign(make_admissible(by=anna), make_expert(by=farid), by=farid)
    code, after = [one.code for one in desk.application.call.terms.criteria][:2]
    address = reverse("assessment:score", args=[desk.application.reference, code])
    enter(page, desk.expert.user)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    panes = page.locator(".pane")
    for pane in (panes.nth(0), panes.nth(1)):
        assert pane.evaluate("pane => pane.getBoundingClientRect().bottom <= innerHeight + 1")
        assert pane.evaluate("pane => getComputedStyle(pane).overflowY") == "auto"
    save = page.locator("[data-key-enter]")
    expect(save).to_be_in_viewport()
    page.keyboard.press("3")
    expect(page.locator("[data-keys] input").nth(2)).to_be_checked()
    expect(page.locator("#score-save-state .save-state-saved")).to_be_visible()
    expect(save).to_be_in_viewport()
    page.locator("#id_motivation").fill("Omdat.")
    page.keyboard.press("n")  # a letter in the field, not a command
    assert page.url.endswith(address)
    expect(page.locator("#criterion-steps .task-complete")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url(f"**/{after}/")
    page.locator("#id_motivation").fill("Ook omdat.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: not url.endswith(f"/{after}/"))
    scores = dict(Score.objects.values_list("criterion", "motivation"))
    assert scores == {code: "Omdat.n", after: "Ook omdat."}
    assert Score.objects.get(criterion=code).grade == desk.application.call.terms.grades[2].key


def test_an_experts_pages_fit_and_are_accessible(page, anna, farid):
    desk = assign(make_admissible(by=anna), make_expert(by=farid), by=farid)
    one = reverse("assessment:assignment", args=[desk.application.reference])
    enter(page, desk.expert.user)
    assert_fits(page, [reverse("assessment:assignments"), one, f"{one}criterium/I.1/"])


def test_the_committee_reads_the_list_and_a_decision_on_any_width(page, anna, farid, greet):
    application = advised(by=anna, agency=farid)
    terms = application.call.terms_data
    terms["budget_envelope"] = "250000.00"
    application.call.save()
    made = make_list(application.call, meeting_on=MEETING, by=greet)
    settle(made.decisions.get(), by=greet)
    enter(page, greet)
    here = reverse("assessment:decision_list", args=[made.key])
    assert_fits(page, [here, f"{here}bevriezen/", f"{here}{application.reference}/"])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{here}{application.reference}/")
    expect(page.get_by_role("button", name="Beslissing bewaren")).to_be_in_viewport()
