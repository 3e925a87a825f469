"""The frame of the suite: environment, clock, database kind, browser."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

# Before Django reads its settings. Files of a test run never touch the developer's data.
_data = tempfile.mkdtemp(prefix="portal-test-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
(Path(_data) / "static").mkdir()
os.environ["PORTAL_ENV"] = "test"
os.environ["DATA_DIR"] = _data
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread

import django  # noqa: E402
import pytest  # noqa: E402

from portal.lib import catalogue  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
if "PYTEST_XDIST_WORKER" not in os.environ:
    # once, before any worker starts, and before Django reads (and keeps) the texts
    catalogue.compile_folder(ROOT / "locale" / "nl" / "LC_MESSAGES")
django.setup()

from django.db import connection  # noqa: E402

from portal.lib import clock  # noqa: E402
from tests.cast import *  # noqa: E402, F403
from tests.schema import django_db_modify_db_settings  # noqa: E402, F401

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_finish() -> None:
    """Modules stay until the end: the garbage collector need not look at them time and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def uses_database(item: pytest.Item) -> bool:
    """Whether the test may reach the database; pytest-django refuses it to the others."""
    return bool(item.get_closest_marker("django_db")) or not DATABASE_FIXTURES.isdisjoint(
        getattr(item, "fixturenames", ())
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Journeys first: they are the longest. Each test on the databases it is about.

    What never reaches a database runs once, on SQLite. PostgreSQL-only tests are skipped there.
    """
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)
    if connection.vendor == "postgresql":
        pure = [item for item in items if not uses_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if uses_database(item)]
        return
    skip = pytest.mark.skip(reason="needs PostgreSQL")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def _fresh_language() -> Iterator[None]:
    """Every test starts in Dutch, whatever the one before switched to."""
    from django.utils import translation

    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Rate limits and other cached counts do not leak into the next test."""
    from django.core.cache import cache

    yield
    cache.clear()


@pytest.fixture
def stop_clock() -> Iterator[Callable[[datetime], None]]:
    """`stop_clock(moment)` sets the portal's clock until the test ends; may be called again."""
    before = clock._fixed

    def stop(moment: datetime) -> None:
        clock._fixed = moment.astimezone(clock.UTC)

    yield stop
    clock._fixed = before


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Debian's Chromium under Playwright; skipped where there is none (an error with CI set)."""
    from tests.browser import CHROMIUM, launch

    if not Path(CHROMIUM).exists():
        message = f"{CHROMIUM} is missing: sudo apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with launch() as chromium:
        yield chromium


@pytest.fixture
def page(browser, live_server) -> Iterator:
    """A fresh browser page in Dutch, 1280 wide, on the live server."""
    context = browser.new_context(
        base_url=live_server.url, locale="nl-BE", viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()
