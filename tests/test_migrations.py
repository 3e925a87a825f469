"""Migrations say everything the models say, and each says in its name what it does."""

import re

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = {"accounts", "records", "applications", "budgets", "assessment"}


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


def test_every_migration_has_a_name_of_its_own():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    named = [name for app, name in loader.disk_migrations if app in OURS]
    assert named
    assert not [name for name in named if re.search(r"_auto_|_alter_.*_and_more$|_and_more$", name)]


def test_each_app_ends_in_one_migration():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}
