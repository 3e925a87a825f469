"""Every named address × every one of the cast, against `tests/access_table.py`."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access_table import EVERYBODY, LINES, Line
from tests.access_world import TODAY, World
from tests.people import CAST, make_person, sign_in

FOREIGN = ("allauth.", "django.contrib.admin")
BY_NAME = {line.name: line for line in LINES}


def addresses(
    resolver: URLResolver | None = None, spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, URLPattern]]:
    """The full name and pattern of every address that is ours; no name gives an empty one."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            module = getattr(pattern.urlconf_module, "__name__", "")
            if pattern.namespace != "admin" and not module.startswith(FOREIGN):
                yield from addresses(pattern, spaces + space)
        elif not pattern.callback.__module__.startswith(FOREIGN):
            yield ":".join((*spaces, pattern.name)) if pattern.name else "", pattern


NAMES = sorted({name for name, _ in addresses()})


def test_every_address_has_a_name():
    assert not [str(pattern.pattern) for name, pattern in addresses() if not name]


def test_the_table_names_every_address_once_and_no_other():
    named = [line.name for line in LINES]
    assert sorted(named) == NAMES


@pytest.fixture(scope="module")
def sessions(django_db_setup, django_db_blocker) -> Iterator[dict[str, str]]:
    """The session key of each of the cast, signed in; undone after the last line."""
    with django_db_blocker.unblock(), transaction.atomic():
        signed_in = {name: sign_in(Client(), make_person(name)) for name in CAST}
        yield {name: client.session.session_key for name, client in signed_in.items()}
        transaction.set_rollback(True)


@pytest.fixture
def world(sessions, db, stop_clock) -> World:
    stop_clock(TODAY)
    return World({name: make_person(name) for name in CAST})


def client_of(session: str | None) -> Client:
    """A new browser that holds this session only."""
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_who_gets_through(line: Line, world: World, sessions: dict[str, str]):
    arguments = line.arguments(world) if line.arguments else {}
    address = reverse(line.name, kwargs=arguments)
    wrong = []
    for who in sorted(EVERYBODY):
        client = client_of(sessions.get(who))
        with transaction.atomic():  # what one does is undone before the next comes
            answer = client.post(address, line.data) if line.post else client.get(address)
            transaction.set_rollback(True)
        status = answer.status_code
        if status == 405:
            wrong.append(f"{who}: 405, wrong method in the table")
        elif who in line.who and refused(answer):
            wrong.append(f"{who} should get through, but got {status}")
        elif who not in line.who and not refused(answer):
            wrong.append(f"{who} got through with {status}")
        elif who in line.strangers - line.who and arguments and status != 404:
            wrong.append(f"{who} is a stranger and should get 404, not {status}")
    assert not wrong, f"{address}\n" + "\n".join(wrong)


def refused(answer) -> bool:
    """403, 404, or sent to the sign-in page or to the second factor."""
    if answer.status_code in {403, 404}:
        return True
    target = answer.headers.get("Location", "")
    return answer.status_code == 302 and target.startswith(
        (resolve_url(settings.LOGIN_URL), "/account/tweede-stap/")
    )
