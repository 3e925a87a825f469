"""Attempts are counted over all web processes together."""

import pytest

from tests.test_settings import run

pytestmark = pytest.mark.once

SET = "import django; django.setup(); from django.core.cache import cache; cache.add('tried', 4)"
GET = (
    "import django; django.setup(); from django.core.cache import cache; print(cache.get('tried'))"
)


def test_a_count_of_one_process_is_read_by_another(tmp_path):
    own = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "DATA_DIR": str(tmp_path)}
    answer = run("manage.py", "migrate", "accounts", "-v0", **own)
    assert answer.returncode == 0, answer.stderr
    run("-c", SET, **own)
    assert run("-c", GET, **own).stdout.strip() == "4"
