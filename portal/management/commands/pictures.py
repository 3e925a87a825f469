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

from applications.workflow import Status
from assessment.models import DecisionList
from portal.demo import sights
from portal.demo.people import PASSWORD, TOTP_SECRET

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
WIDE, NARROW = 1280, 390


@dataclass(frozen=True)
class Picture:
    """One page, found in the demo at hand. `part`: a CSS selector, to show only that of it."""

    name: str
    find: sights.Finder
    width: int = WIDE
    part: str = ""


def home(who: str) -> sights.Finder:
    """The first page of somebody."""
    return sights.page("home", who)


GOALS = ("applications:section", "eoi", "goals_activities")
NEED = ("applications:section", "dossier", "context_need")
BUDGET = ("budgets:plan",)

PICTURES = [
    Picture("oproep", sights.call),
    Picture("thuis-aanvrager", home(sights.APPLICANT)),
    Picture("aanvraag", sights.own("applications:application", status=sights.DRAFT)),
    Picture("eoi", sights.own(*GOALS, status=sights.DRAFT)),
    Picture("eoi-smal", sights.own(*GOALS, status=sights.DRAFT), NARROW),
    Picture("ondernemingen", sights.own("applications:mandates", status=sights.DRAFT)),
    Picture("indienen", sights.own("submit", "eoi", status=sights.DRAFT)),
    Picture("dossier", sights.own(*NEED, status=sights.WRITING)),
    Picture("dossier-smal", sights.own(*NEED, status=sights.WRITING), NARROW),
    Picture("begroting", sights.own(*BUDGET, status=sights.WRITING)),
    Picture("begroting-smal", sights.own(*BUDGET, status=sights.WRITING), NARROW),
    Picture("regels", sights.broken_plan, part="#rule-panel"),
    Picture("beslissing", sights.own("assessment:decision", status=sights.DECIDED)),
    Picture("thuis-agentschap", home(sights.STAFF)),
    Picture("werklijst", sights.page("applications:worklist", sights.STAFF)),
    Picture("behandeling", sights.handled("applications:handling", Status.DOSSIER_SUBMITTED)),
    Picture("deskundigen", sights.handled("assessment:expert_panel", Status.IN_ASSESSMENT)),
    Picture("matrix", sights.matrix),
    Picture("thuis-oproepbeheerder", home("ilse@agentschap.example")),
    Picture("thuis-jury", home("lars@jury.example")),
    Picture("thuis-deskundige", home("wouter@adviesbureau.example")),
    Picture("scoren", sights.scoring),
    Picture("thuis-comitelid", home("katrien@comite.example")),
    Picture("thuis-secretaris", home(sights.SECRETARY)),
    Picture("beslissingslijst", sights.decision_list(DecisionList.State.RELEASED)),
    Picture("thuis-beheerder", home("hugo@agentschap.example")),
    Picture("thuis-auditor", home("jan@audit.example")),
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
        found = _found(options["only"])
        missing, failed, taken = [], [], 0
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
            sessions: dict[str, Any] = {}
            for one, sight in found:
                if sight is None:
                    missing.append(one.name)
                    continue
                if sight.who not in sessions:
                    sessions[sight.who] = _signed_in(browser, options["url"], sight.who)
                address = options["url"] + sight.path
                if _take(sessions[sight.who], one, address, target / f"{one.name}.png"):
                    taken += 1
                else:
                    failed.append(sight.path)
            browser.close()
        self.stdout.write(f"{taken} pictures in {target}")
        if missing:
            self.stdout.write(f"Not in this demo: {', '.join(missing)}")
        if failed:
            raise CommandError(f"Not answered: {', '.join(failed)}")


def _found(only: str) -> list[tuple[Picture, sights.Sight | None]]:
    """Where each picture is taken; asked first, as Playwright lets nobody query beside it."""
    return [(one, one.find()) for one in PICTURES if one.name.startswith(only)]


def _take(session: Any, picture: Picture, address: str, file: Path) -> bool:
    """Photograph one page; False when it is not answered."""
    page = session.new_page()
    page.set_viewport_size({"width": picture.width, "height": 900})
    answer = page.goto(address)
    answered = answer is not None and answer.ok
    if answered and picture.part:
        page.locator(picture.part).screenshot(path=file)
    elif answered:
        page.screenshot(path=file, full_page=True)
    if answered:
        _shrink(file)
    page.close()
    return answered


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
