"""The event log: what a recorded action leaves, and that nothing can be taken from it."""

import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from portal.records.chain import GENESIS, event_hash
from portal.records.ledger import note, recorded
from portal.records.models import ChainHead, Event
from portal.records.protection import guards, unprotect, unprotected_tables
from portal.records.selectors import Head, chain_head


@recorded
def deed(person, *codes, inner=None, fail=False):
    for code in codes:
        note("deed", by=person, subject=person, reference="IBN2-0001", code=code)
    if inner:
        inner()
    note("deed.end", by=person)
    if fail:
        raise RuntimeError
    return "answer"


def verify(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_records", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, err.getvalue()
    return 0, out.getvalue()


def by_hand(sql, *values):
    with unprotect(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_events_hang_on_each_other(anna, stop_clock):
    stop_clock(datetime(2017, 12, 12, 11, 0, 0, 123456, tzinfo=UTC))
    assert deed(anna, "a", "b") == "answer"
    first, second, third = Event.objects.order_by("number")
    assert [e.number for e in (first, second, third)] == [1, 2, 3]
    assert first.previous_hash == GENESIS
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert chain_head() == Head(3, third.hash)
    assert (first.actor, first.subject_type, first.subject_id) == (
        anna,
        "accounts.user",
        str(anna.pk),
    )
    assert (first.at.microsecond, first.data) == (123456, {"code": "a"})
    assert event_hash(first) == first.hash
    assert verify()[0] == 0


def test_the_hash_is_that_of_the_written_form(anna, stop_clock):
    """Independent of the code: the bytes are written out here."""
    import hashlib

    stop_clock(datetime(2017, 12, 12, 11, 0, tzinfo=UTC))
    note("eoi.submitted", by=anna, reference="IBN2-0001", version=1)
    text = (
        f'{{"actor":{anna.pk},"at":"2017-12-12T11:00:00.000000Z","data":{{"version":1}},'
        f'"number":1,"previous_hash":"{GENESIS}","reference":"IBN2-0001","subject_id":"",'
        '"subject_type":"","verb":"eoi.submitted"}'
    )
    assert Event.objects.get().hash == hashlib.sha256(text.encode()).hexdigest()


def test_a_failing_action_leaves_nothing(anna):
    with pytest.raises(RuntimeError):
        deed(anna, "a", fail=True)
    assert Event.objects.count() == 0
    assert chain_head() == Head(0, GENESIS)
    deed(anna)
    assert verify()[0] == 0


def test_inner_actions_belong_to_the_outermost(anna):
    def inner():
        deed(anna, "inner")
        with pytest.raises(RuntimeError):
            deed(anna, "lost", fail=True)
        assert Event.objects.count() == 0  # nothing is written before the end

    deed(anna, "outer", inner=inner)
    assert [(e.verb, e.data.get("code")) for e in Event.objects.order_by("number")] == [
        ("deed", "outer"),
        ("deed", "inner"),
        ("deed.end", None),
        ("deed.end", None),
    ]


def test_data_holds_codes_and_no_texts(anna):
    note("a", by=None, day=date(2018, 3, 21), amount=Decimal("10.50"), rules=["B-01"])
    assert Event.objects.get().data == {"day": "2018-03-21", "amount": "10.50", "rules": ["B-01"]}
    for data in [{"reason": "te laat ingediend"}, {"who": "anna@example.org"}, {"x": ["a" * 101]}]:
        with pytest.raises(ValueError, match="no text"):
            note("a", by=anna, **data)
    with pytest.raises(TypeError):
        note("a", by=anna, share=0.5)
    with pytest.raises(ValueError, match="Save the subject"):
        note("a", by=anna, subject=Event.objects.model.actor.field.related_model())
    assert Event.objects.count() == 1


def test_an_edited_row_is_named(anna):
    deed(anna, "a", "b", "c")
    by_hand("UPDATE records_event SET verb = 'other' WHERE number = 2")
    code, text = verify()
    assert code == 1
    assert text.splitlines() == ["Event 2 was changed: its content does not agree with its hash."]


def test_a_row_edited_with_its_hash_is_named_by_the_next(anna):
    deed(anna, "a", "b", "c")
    row = Event.objects.get(number=2)
    row.verb = "other"
    by_hand("UPDATE records_event SET verb = 'other', hash = %s WHERE number = 2", event_hash(row))
    assert verify() == (1, "Event 3 does not follow event 2: one of them was replaced.\n")


def test_a_deleted_row_is_named(anna):
    deed(anna, "a", "b", "c")
    by_hand("DELETE FROM records_event WHERE number = 2")
    assert verify() == (1, "Event 2 is missing.\n")


def test_an_inserted_row_is_named(anna):
    deed(anna, "a")
    extra = Event(number=3, at=Event.objects.get(number=2).at, verb="x", data={})
    extra.previous_hash = chain_head().hash
    extra.hash = event_hash(extra)
    extra.save(force_insert=True)
    assert verify() == (1, "Event 3 was added by hand: the log ends at 2.\n")


def test_a_cut_tail_is_named(anna):
    deed(anna, "a", "b")
    noted = chain_head()
    by_hand("DELETE FROM records_event WHERE number > 1")
    assert verify() == (1, "Events 2–3 are missing.\n")
    first = Event.objects.get()
    ChainHead.objects.update(count=1, hash=first.hash)  # a cut that covers its traces
    assert verify()[0] == 0
    assert verify("--head", str(noted)) == (1, "Event 3 is missing: the log ends at 1.\n")


def test_a_head_noted_earlier_is_found_or_not(anna):
    deed(anna, "a")
    noted = chain_head()
    deed(anna, "b")
    assert verify("--head", str(noted))[0] == 0
    wrong = f"{noted.count}:{'f' * 64}"
    assert verify("--head", wrong) == (1, "Event 2 has another hash than the one noted earlier.\n")
    for nonsense in ("2", "x:y", f"2:{'z' * 64}"):
        assert verify("--head", nonsense)[0] == 2


@pytest.mark.parametrize(
    "sql",
    ["UPDATE records_event SET verb = 'x'", "DELETE FROM records_event", "TRUNCATE records_event"],
)
def test_the_database_refuses(anna, sql):
    if sql.startswith("TRUNCATE") and connection.vendor != "postgresql":
        sql = "DELETE FROM records_event WHERE number = 1"
    deed(anna, "a")
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # or TRUNCATE stumbles over a pending foreign key
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)
    assert Event.objects.filter(verb="deed").exists()


def test_the_door_closes_behind_a_failure(anna):
    deed(anna, "a")
    with pytest.raises(RuntimeError), unprotect():
        raise RuntimeError
    with unprotect(), unprotect():
        pass
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.update(verb="x")


def test_a_missing_trigger_is_named(anna):
    assert "records_event" in guards()
    assert unprotected_tables() == []
    name = "append_only_rows" if connection.vendor == "postgresql" else "records_event_no_update"
    on = " ON records_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
    assert verify()[1].startswith("Table records_event is not protected")
    from portal.records.protection import protect

    protect()
    assert verify()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_the_suite_may_empty_the_log(anna):
    """Runs as a transactional test: its flush must pass the door."""
    deed(anna, "a")
    assert Event.objects.count() == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_leave_an_unbroken_chain(anna):
    start, failures = threading.Barrier(20), []

    def work():
        try:
            start.wait()
            for number in range(5):
                deed(anna, str(number))
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Event.objects.count() == 200
    assert verify()[0] == 0
