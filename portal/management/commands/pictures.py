"""`manage.py pictures`: photograph the main pages of a running demo into docs/pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from PIL import Image

from portal.demo.people import PASSWORD, TOTP_SECRET

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
WIDE, NARROW = 1280, 390
APPLICATION = "/aanvragen/IBN2-0001"


@dataclass(frozen=True)
class Picture:
    """One page as one person sees it; `who` is empty for a visitor."""

    name: str
    who: str
    path: str
    width: int = WIDE


APPLICANT = "anna@slimtextiel.example"
PICTURES = [
    Picture("oproep", "", "/oproepen/IBN-2017-2/"),
    Picture("thuis-aanvrager", APPLICANT, "/"),
    Picture("aanvraag", APPLICANT, f"{APPLICATION}/"),
    Picture("eoi", APPLICANT, f"{APPLICATION}/eoi/goals_activities/"),
    Picture("eoi-smal", APPLICANT, f"{APPLICATION}/eoi/goals_activities/", NARROW),
    Picture("ondernemingen", APPLICANT, f"{APPLICATION}/ondernemingen/"),
    Picture("indienen", APPLICANT, f"{APPLICATION}/indienen/eoi/"),
    Picture("thuis-agentschap", "farid@agentschap.example", "/"),
    Picture("thuis-oproepbeheerder", "ilse@agentschap.example", "/"),
    Picture("thuis-jury", "lars@jury.example", "/"),
    Picture("thuis-deskundige", "wouter@adviesbureau.example", "/"),
    Picture("thuis-comitelid", "katrien@comite.example", "/"),
    Picture("thuis-secretaris", "greet@comite.example", "/"),
    Picture("thuis-beheerder", "hugo@agentschap.example", "/"),
    Picture("thuis-auditor", "jan@audit.example", "/"),
]


class Command(BaseCommand):
    help = "Photograph the main pages of a running demo (see `make demo`)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--url", default="http://localhost:8000")
        parser.add_argument("--to", type=Path, default=settings.BASE_DIR / "docs" / "pictures")

        parser.add_argument("--only", default="", help="pictures whose name starts like this")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from playwright.sync_api import sync_playwright
        except ImportError as error:
            raise CommandError("Playwright is needed: run `make setup-dev` first.") from error
        target: Path = options["to"]
        target.mkdir(parents=True, exist_ok=True)
        failed = []
        chosen = [one for one in PICTURES if one.name.startswith(options["only"])]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
            sessions: dict[str, Any] = {}
            for one in chosen:
                if one.who not in sessions:
                    sessions[one.who] = _signed_in(browser, options["url"], one.who)
                page = sessions[one.who].new_page()
                page.set_viewport_size({"width": one.width, "height": 900})
                answer = page.goto(options["url"] + one.path)
                if answer is None or not answer.ok:
                    failed.append(one.path)
                else:
                    picture = target / f"{one.name}.png"
                    page.screenshot(path=picture, full_page=True)
                    _shrink(picture)
                page.close()
            browser.close()
        self.stdout.write(f"{len(chosen) - len(failed)} pictures in {target}")
        if failed:
            raise CommandError(f"Not answered: {', '.join(failed)}")


def _shrink(picture: Path) -> None:
    """64 colours do for screens and take a third of the room."""
    with Image.open(picture) as full:
        full.convert("RGB").quantize(64).save(picture, optimize=True)


def _signed_in(browser: Any, url: str, email: str) -> Any:
    """A browser session in Dutch, of `email` when given."""
    context = browser.new_context(locale="nl-BE")
    if email:
        page = context.new_page()
        page.goto(url + reverse("account_login"))
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_load_state()
        if page.locator("input[name=code]").count():
            page.fill("input[name=code]", _code_now())
            page.press("input[name=code]", "Enter")
            page.wait_for_load_state()
        page.close()
    return context


def _code_now() -> str:
    """What the authenticator app of the demo's staff shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(TOTP_SECRET, counter))
