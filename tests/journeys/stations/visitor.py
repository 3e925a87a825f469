"""Somebody with a browser: fills forms by their fields' names, and looks hard at every page."""

import re
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import Browser, Page

from tests.browser import axe_violations

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
Upload = dict[str, str | bytes]
"""A file as the browser sends it: `name`, `mimeType`, `buffer`."""


class Visitor:
    """One person in a browser of their own. `complaints`: what is wrong on the pages visited."""

    def __init__(self, browser: Browser, address: str, *, javascript: bool) -> None:
        self.javascript = javascript
        self.complaints: list[str] = []
        self._seen: set[str] = set()
        self._context = browser.new_context(
            base_url=address, java_script_enabled=javascript, locale="nl-BE", viewport=DESK
        )
        self._context.set_default_timeout(30_000)
        self.page: Page = self._context.new_page()
        self.page.on("pageerror", lambda error: self._complain(f"script: {error}"))

    def close(self) -> None:
        self._context.close()

    def go(self, path: str) -> None:
        """Open an address and look at the page."""
        self.page.goto(path)
        self.look()

    def click(
        self, name: str, *, role: str = "link", exact: bool = True, within: str = "body"
    ) -> None:
        """Click the first link (or `role`) called `name`, and look at the page it leads to."""
        self.page.locator(within).get_by_role(role, name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.look()

    def press(self, name: str, *, form: str = "main form", exact: bool = True) -> None:
        """Press the button called `name` in the first form it stands in."""
        button = self.page.locator(form).get_by_role("button", name=name, exact=exact).first
        with self.page.expect_navigation():  # a form that is still saving goes on when it is done
            button.click()
        self.look()

    def fill(self, *, form: str = "main form", **values: str | bool | Upload) -> None:
        """Fill fields by name: text, choice, tick, date or file, whatever the field is.

        A form that holds every field named is chosen among those `form` finds.
        """
        forms = self.page.locator(form)
        for name in values:
            forms = forms.filter(has=self.page.locator(f"[name='{name}']"))
        for name, value in values.items():
            fields = forms.first.locator(f"[name='{name}']")
            kind = fields.first.evaluate("field => field.type")
            if kind == "radio":
                forms.first.locator(f"[name='{name}'][value='{value}']").check()
            elif kind == "checkbox":
                fields.first.set_checked(bool(value))
            elif kind == "select-one":
                fields.first.select_option(value)
            elif kind == "file":
                fields.first.set_input_files(value)
            else:
                fields.first.fill(value)

    def says(self, words: str) -> bool:
        """Does the page show these words?"""
        return words in re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    @property
    def path(self) -> str:
        return urlparse(self.page.url).path

    def download(self, name: str) -> Path:
        """What the first link whose name begins with `name` downloads, as a file."""
        link = self.page.get_by_role("link", name=re.compile("^" + re.escape(name))).first
        with self.page.expect_download() as coming:
            link.click()
        return coming.value.path()

    def look(self) -> None:
        """Check the page once per kind of address and title: axe, and no sideways scroll.

        axe is itself JavaScript that waits for timers: it runs where JavaScript is on.
        """
        kind = re.sub(r"\d+", "#", self.path) + " " + self.page.title()
        if kind in self._seen:
            return
        self._seen.add(kind)
        for violation in axe_violations(self.page) if self.javascript else ():
            self._complain(violation)
        self.page.set_viewport_size(PHONE)
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            self._complain(f"scrolls {wide} px sideways on a phone")
        self.page.set_viewport_size(DESK)

    def _complain(self, what: str) -> None:
        self.complaints.append(f"{self.path}: {what}")


def upload(name: str, data: bytes) -> Upload:
    """`data` as a file that a field takes."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}
