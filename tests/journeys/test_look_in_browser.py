"""The look in a real browser: axe, reflow, keyboard, language, print, under the strict CSP."""

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import assert_accessible

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PAGES = ["/contact/", "/toegankelijkheid/", "/privacy/", "/bestaat-niet/"]


@pytest.fixture
def complaints(page):
    """What the browser's console said about the policy or a script."""
    said = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_every_shared_piece_is_accessible_at_each_width(page, complaints):
    with override_settings(DEMO=True):
        for width in (1280, 900, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(reverse("styleguide"))
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_pages_about_the_portal_are_accessible_in_both_languages(page):
    for language in ("nl", "en"):
        page.goto("/contact/")
        page.locator(f"button[lang={language}]").click()
        assert page.locator("html").get_attribute("lang") == language
        assert page.url.endswith("/contact/")
        for address in PAGES:
            page.goto(address)
            assert_accessible(page)


def test_by_keyboard_the_content_comes_first_and_focus_shows(page):
    page.goto("/contact/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_parts_and_findings_fold_on_a_phone_and_stand_open_on_a_desk(page):
    with override_settings(DEMO=True):
        page.goto(reverse("styleguide"))
        task = page.get_by_role("link", name="Mandaten en intentiebrieven")
        assert task.is_visible()
        page.set_viewport_size({"width": 390, "height": 800})
        assert not task.is_visible()
        page.get_by_text("Onderdelen van deze aanvraag", exact=True).click()
        assert task.is_visible()


def test_the_summary_takes_the_focus_and_leads_to_the_field(page):
    with override_settings(DEMO=True):
        page.goto(reverse("styleguide"))
        assert page.evaluate("'errorSummary' in document.activeElement.dataset")
        page.get_by_role("link", name="Scope: Dit veld is verplicht.").click()
        assert page.evaluate("document.activeElement.name") == "wrong-scope"


def test_shortcuts_show_with_a_question_mark_and_not_while_typing(page):
    with override_settings(DEMO=True):
        page.goto(reverse("styleguide"))
        page.locator("#id_title").press("?")
        assert not page.get_by_role("dialog").is_visible()
        page.locator("#id_title").evaluate("field => field.blur()")
        page.keyboard.press("?")
        assert page.get_by_role("dialog", name="Sneltoetsen").is_visible()
        page.keyboard.press("Escape")
        assert not page.get_by_role("dialog").is_visible()


def test_without_javascript_the_account_menu_opens_and_signs_out(browser, live_server, as_, anna):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="nl-BE"
    )
    cookie = as_(anna).cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto("/contact/")
    page.get_by_text("Account van Anna").click()
    page.get_by_role("button", name="Afmelden").click()
    page.goto("/contact/")
    assert page.get_by_role("link", name="Aanmelden").is_visible()
    context.close()


def test_a_save_that_fails_says_so_loudly_and_keeps_the_text(page):
    with override_settings(DEMO=True):
        page.goto(reverse("styleguide"))
        page.locator("#id_scope").fill("Slim textiel voor de zorg")
        page.evaluate(
            """() => {
                const form = document.querySelector("form[data-saves]");
                form.setAttribute("hx-post", "/bestaat-niet/");
                form.setAttribute("novalidate", "");
                form.querySelector("button").type = "submit";
                htmx.process(form);
            }"""
        )
        page.locator("form[data-saves] button").first.click()
        alert = page.locator("[data-save-state][role=alert]")
        alert.wait_for(timeout=15000)
        assert "Niet bewaard" in alert.inner_text()
        assert alert.get_by_role("button", name="Opnieuw proberen").is_visible()
        assert page.locator("#id_scope").input_value() == "Slim textiel voor de zorg"


def test_the_clock_and_the_time_left_run_on_server_time(page):
    page.clock.install()
    with override_settings(DEMO=True):
        page.goto(reverse("styleguide"))
        time = page.locator("[data-server-time]")
        assert time.inner_text() == time.evaluate(
            """element => new Intl.DateTimeFormat("nl-BE", {timeZone: "Europe/Brussels",
               hour: "2-digit", minute: "2-digit", hourCycle: "h23"})
               .format(new Date(element.dateTime)).replace(":", ".") + " uur" """
        )
        left = page.locator("[data-countdown]")
        assert left.inner_text() in ("nog 2 dagen", "nog 3 dagen")
        page.evaluate(
            """() => { document.querySelector("[data-countdown]").dataset.countdown =
               new Date(Date.now() + 90 * 60000 + 30000).toISOString(); }"""
        )
        page.clock.fast_forward(15_000)  # the page looks at the time four times a minute
        expect(left).to_have_text("nog 1 uur 30 minuten", timeout=20000)
