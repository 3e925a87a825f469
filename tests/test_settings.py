"""Each environment starts, or says why it does not. Every case is a process of its own."""

import json
import os
import re
import secrets
import subprocess
import sys

import pytest

from tests.imports import ROOT
from tests.schema import migrated_copy

pytestmark = pytest.mark.once

COMPLETE = {
    "PORTAL_ENV": "production",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "portal.example",
    "DATABASE_URL": "postgres://portal@localhost/portal",
    "PORTAL_ORIGIN": "https://portal.example",
    "EMAIL_URL": "smtp://localhost:25",
}
SHOW = "import django; django.setup(); from django.conf import settings as s; print({name}, end='')"


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """`python arguments` at the root, with nothing in the environment but `variables`."""
    kept = {name: os.environ[name] for name in ("PATH", "DATA_DIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "portal.settings", **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


def value(name: str, **variables: str) -> str:
    answer = run("-c", SHOW.format(name=name), **variables)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def test_production_passes_the_deployment_check():
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


@pytest.mark.parametrize("name", [name for name in COMPLETE if name != "PORTAL_ENV"])
def test_production_refuses_without_a_needed_value(name):
    variables = {key: text for key, text in COMPLETE.items() if key != name}
    answer = run("manage.py", "check", **variables)
    assert answer.returncode != 0
    assert name in answer.stderr


def test_production_refuses_to_switch_the_second_factor_off():
    answer = run("manage.py", "check", **COMPLETE, MFA_REQUIRED="0")
    assert answer.returncode != 0
    assert "MFA_REQUIRED" in answer.stderr


def test_production_is_no_demo_and_shows_no_debug_page():
    shown = value("s.DEMO, s.DEBUG, s.MFA_REQUIRED", **COMPLETE, DEBUG="1", DEMO="1")
    assert shown == "False False True"


def test_an_unknown_environment_is_refused():
    answer = run("manage.py", "check", PORTAL_ENV="staging")
    assert answer.returncode != 0
    assert "staging" in answer.stderr


@pytest.mark.parametrize(("environment", "demo"), [("development", "False"), ("demo", "True")])
def test_a_machine_without_settings_runs_on_sqlite_and_local_files(tmp_path, environment, demo):
    shown = value(
        "s.DEMO, s.DATABASES['default']['ENGINE'], s.STORAGES['default']['BACKEND']",
        PORTAL_ENV=environment,
        DATA_DIR=str(tmp_path),
    )
    assert shown == (
        f"{demo} django.db.backends.sqlite3 django.core.files.storage.FileSystemStorage"
    )


def test_each_machine_makes_a_secret_key_of_its_own(tmp_path):
    keys = [value("s.SECRET_KEY", DATA_DIR=str(tmp_path / name)) for name in ("one", "one", "two")]
    assert keys[0] == keys[1] != keys[2]
    assert len(keys[0]) >= 50
    assert (tmp_path / "one" / "secret-key").stat().st_mode & 0o077 == 0


def test_only_the_demo_lets_staff_in_without_a_second_factor():
    assert value("s.MFA_REQUIRED", PORTAL_ENV="demo") == "False"
    assert value("s.MFA_REQUIRED", PORTAL_ENV="development") == "True"


def test_postgresql_and_s3_are_a_matter_of_variables():
    shown = value(
        "s.DATABASES['default']['ENGINE'], s.STORAGES['default']['BACKEND']",
        DATABASE_URL="postgres://portal@localhost/portal",
        S3_BUCKET="portal",
    )
    assert shown == "django.db.backends.postgresql storages.backends.s3.S3Storage"


ANSWERS = """
import django, json
django.setup()
from django.test import Client
client = Client(SERVER_NAME="portal.example")
plain, page = client.get("/contact/"), client.get("/contact/", secure=True)
strange = Client(SERVER_NAME="elsewhere.example").get("/contact/", secure=True)
cookies = {name: one.OutputString() for name, one in page.cookies.items()}
print(json.dumps([plain.status_code, plain.url, dict(page.headers), cookies, strange.status_code]))
"""


def test_every_header_of_a_production_page(tmp_path):
    database = tmp_path / "db.sqlite3"
    migrated_copy(database)
    (tmp_path / "static").mkdir()
    variables = {**COMPLETE, "DATABASE_URL": f"sqlite:///{database}"}
    run("manage.py", "collectstatic", "--noinput", DATA_DIR=str(tmp_path), **variables)
    answer = run("-c", ANSWERS, DATA_DIR=str(tmp_path), **variables)
    assert answer.returncode == 0, answer.stderr
    status, address, headers, cookies, strange = json.loads(answer.stdout)
    assert (status, address) == (301, "https://portal.example/contact/")
    assert strange == 400
    policy = headers.pop("Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    safe = {
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()",
    }
    assert {name: headers.get(name) for name in safe} == safe
    cookie = cookies.pop("__Host-csrf")
    assert all(mark in cookie for mark in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert cookies == {}


def test_the_content_policy_allows_nothing_inline():
    policy = value("s.CONTENT_SECURITY_POLICY['DIRECTIVES']", **COMPLETE)
    assert "unsafe" not in policy
    assert "'none'" in policy


def test_the_readme_names_every_variable():
    asked = set()
    for path in (ROOT / "portal" / "settings").glob("*.py"):
        calls = re.finditer(r'(?:env\.\w+|required_in_production)\(\s*"(\w+)"', path.read_text())
        asked |= {call.group(1) for call in calls}
    assert len(asked) > 30
    named = set(re.findall(r"`([A-Z0-9_]+)`", (ROOT / "README.md").read_text()))
    assert asked - named == {"TEST_DATABASE_NAME", "JOBS_ASYNC"}  # of the suite alone
