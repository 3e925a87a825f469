"""A frozen decision list: the database refuses to change it, and what is changed is named."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from assessment.actions.decisions import abstain
from assessment.actions.meeting import freeze_list, make_list, release_list
from assessment.models import Abstention, Decision, DecisionCondition, DecisionList
from portal.lib.canonical import sha256_hex
from portal.records.protection import guards, protect, unprotect, unprotected_tables
from tests.assessment.committee import MEETING, advised, settle
from tests.builders import OPEN

pytestmark = pytest.mark.django_db

TABLES = (DecisionList, Decision, DecisionCondition, Abstention)
STEPS = {"state", "released_by_id", "released_at"}


@pytest.fixture
def prepared(anna, farid, greet, katrien, stop_clock) -> DecisionList:
    """A list with one approval, a condition and an abstention; everything decided."""
    stop_clock(OPEN)
    application = advised(by=anna, agency=farid)
    made = make_list(application.call, meeting_on=MEETING, by=greet)
    decision = made.decisions.get()
    conditions = [("Vul het werkplan aan.", date(2018, 9, 1))]
    settle(decision, by=greet, outcome="approved_with_conditions", conditions=conditions)
    abstain(decision, member=katrien, reason="Bestuurder van een lid.", by=greet)
    return made


@pytest.fixture
def frozen(prepared, greet) -> DecisionList:
    return freeze_list(prepared, by=greet)


@pytest.fixture
def released(frozen, greet) -> DecisionList:
    return release_list(frozen, by=greet)


def by_hand(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # or TRUNCATE stumbles over a pending foreign key
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


def content() -> list[list]:
    """Every row of the four tables."""
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def faults() -> str:
    errors = StringIO()
    try:
        call_command("verify_records", stdout=StringIO(), stderr=errors)
    except CommandError:
        return errors.getvalue()
    return ""


LIST, DECISION = "assessment_decisionlist", "assessment_decision"
CONDITION, ABSTENTION = "assessment_decisioncondition", "assessment_abstention"
BY_HAND = [
    f"UPDATE {LIST} SET content = 'x'",
    f"UPDATE {LIST} SET sha256 = 'x'",
    f"UPDATE {LIST} SET meeting_on = '2019-01-01'",
    f"UPDATE {LIST} SET frozen_at = NULL",
    f"UPDATE {LIST} SET frozen_by_id = NULL",
    f"UPDATE {LIST} SET state = 'preparing'",
    f"UPDATE {LIST} SET state = 'released', content = 'x'",
    f"UPDATE {LIST} SET released_at = '2019-01-01 10:00:00'",
    f"DELETE FROM {LIST}",
    f"UPDATE {DECISION} SET outcome = 'rejected'",
    f"UPDATE {DECISION} SET amount = 400000",
    f"UPDATE {DECISION} SET motivation = 'x'",
    f"UPDATE {DECISION} SET position = 9",
    f"DELETE FROM {DECISION}",
    f"UPDATE {CONDITION} SET text = 'x'",
    f"UPDATE {CONDITION} SET due_on = NULL",
    f"DELETE FROM {CONDITION}",
    f"INSERT INTO {CONDITION} (decision_id, key, text, position) "
    f"SELECT id, 'abc', 'Nog iets.', 2 FROM {DECISION}",
    f"UPDATE {ABSTENTION} SET reason = 'x'",
    f"DELETE FROM {ABSTENTION}",
]


@pytest.mark.parametrize("sql", BY_HAND)
def test_the_database_refuses_once_frozen(frozen, sql):
    before = content()
    with pytest.raises(DatabaseError, match="is frozen"):
        by_hand(sql)
    assert content() == before


@pytest.mark.parametrize("sql", [*BY_HAND, f"UPDATE {LIST} SET state = 'frozen'"])
def test_the_database_refuses_once_released(released, sql):
    before = content()
    with pytest.raises(DatabaseError, match="is frozen"):
        by_hand(sql)
    assert content() == before


@pytest.mark.postgres
@pytest.mark.parametrize("table", [LIST, DECISION, CONDITION, ABSTENTION])
def test_none_of_the_tables_is_emptied(frozen, table):
    with pytest.raises(DatabaseError, match="is frozen"):
        by_hand(f"TRUNCATE {table} CASCADE")


def test_nothing_is_frozen_without_its_content(prepared):
    with pytest.raises(DatabaseError):
        by_hand(f"UPDATE {LIST} SET state = 'frozen'")  # the model's own constraint: no hash
    with pytest.raises(DatabaseError, match="is frozen"):
        by_hand(f"UPDATE {LIST} SET state = 'released', sha256 = 'x'")


def test_a_decision_does_not_move_to_a_frozen_list(frozen, carla, farid, greet):
    advised(by=carla, agency=farid, title="Waterhub")
    other = make_list(frozen.call, meeting_on=date(2018, 6, 30), by=greet)
    with pytest.raises(DatabaseError, match="is frozen"):
        by_hand(
            f"UPDATE {DECISION} SET decision_list_id = {frozen.pk} "
            f"WHERE decision_list_id = {other.pk}"
        )
    assert other.decisions.count() == 1
    by_hand(
        f"UPDATE {DECISION} SET motivation = 'Nog in voorbereiding.' "
        f"WHERE decision_list_id = {other.pk}"
    )
    assert other.decisions.get().motivation == "Nog in voorbereiding."


def test_every_column_of_a_list_is_kept_but_for_the_release():
    columns = {field.column for field in DecisionList._meta.concrete_fields}
    assert set(guards()[LIST].kept) == columns - STEPS


def test_a_missing_trigger_is_named(frozen):
    assert unprotected_tables() == []
    name = "frozen_rows" if connection.vendor == "postgresql" else f"{DECISION}_frozen_update"
    by_hand(f"DROP TRIGGER {name}" + (f" ON {DECISION}" * (connection.vendor == "postgresql")))
    assert faults() == f"Table {DECISION} is not protected: its triggers are missing.\n"
    protect()
    assert faults() == ""


def test_verify_records_names_what_was_changed_through_the_door(released):
    assert faults() == ""
    name = f"Decision list {released.key} ({released})"
    reference = released.decisions.get().application.reference
    for sql in (
        f"UPDATE {DECISION} SET amount = 290000",
        f"UPDATE {DECISION} SET motivation = 'Anders.'",
        f"UPDATE {CONDITION} SET text = 'Anders.'",
        f"DELETE FROM {CONDITION}",
        f"DELETE FROM {ABSTENTION}",
    ):
        with transaction.atomic():
            with unprotect():
                by_hand(sql)
            assert faults() == f"{name}: changed after the freezing: {reference}.\n", sql
            transaction.set_rollback(True)
    assert faults() == ""


def test_verify_records_names_content_that_was_replaced(released):
    name = f"Decision list {released.key} ({released})"
    forged = released.content.replace("300000.00", "400000.00")
    assert forged != released.content
    rows = DecisionList.objects.filter(pk=released.pk)
    with unprotect():
        rows.update(content=forged)
    assert faults() == f"{name}: the frozen content does not agree with its hash.\n"
    with unprotect():  # the hash made to fit
        rows.update(sha256=sha256_hex(forged.encode()))
    words = "its hash is not the one the event log noted when it was frozen"
    assert faults() == f"{name}: {words}.\n"


def test_verify_records_names_a_list_that_was_opened_again(frozen):
    with unprotect():
        DecisionList.objects.filter(pk=frozen.pk).update(state="preparing")
    words = "was frozen according to the event log; it is gone or open"
    assert faults() == f"Decision list {frozen.key} {words}.\n"
