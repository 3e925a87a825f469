"""Chromium for journeys, and the accessibility check they share."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def launch() -> Iterator:
    """A headless Chromium (Playwright `Browser`) for the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@cache
def _axe() -> str:
    import axe_playwright_python

    return next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()


def axe_violations(page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: `rule: help (selector, selector)`, empty when clean.

    Evaluated, not added as a script tag, so that it runs under the strict CSP too.
    """
    page.evaluate(_axe())
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, "
        "resultTypes: ['violations']})",
        STANDARD,
    )
    return [
        f"{found['id']}: {found['help']} "
        f"({', '.join(str(node['target']) for node in found['nodes'][:5])})"
        for found in result["violations"]
    ]


def assert_accessible(page) -> None:
    """Fails with axe's own words when the page breaks WCAG 2.2 AA."""
    violations = axe_violations(page)
    assert not violations, f"{page.url}\n" + "\n".join(violations)
