"""Verifying: what was done to the ledger or past it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, utils
from django.utils import timezone

from invented.actions import register, rename, settle, strike
from vistka.ledger import triggers
from vistka.ledger.actors import Actor
from vistka.ledger.anchors import Anchor, make_anchor, read_anchor
from vistka.ledger.models import Entry, Head
from vistka.ledger.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_triggers() -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    if triggers.missing(connection):
        triggers.install(connection)


@pytest.fixture
def five(worker: Actor) -> list[Any]:
    """Five entries: three registered, one renamed, one settled."""
    people = [register(by=worker, name=name).pk for name in ("Олена", "Іван", "Марія")]
    rename(by=worker, person_id=people[0], name="Ольга")
    settle(by=worker, person_id=people[1])
    return people


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def findings(*anchors: Anchor) -> list[str]:
    return [str(finding) for finding in verify(anchors).findings]


def anchored() -> Anchor:
    anchor = make_anchor(timezone.now())
    assert anchor
    return anchor


def test_an_untouched_ledger_verifies(five: list[Any], worker: Actor) -> None:
    strike(by=worker, person_id=five[2])
    assert findings(anchored()) == []
    assert (verify().entries, verify().rows) == (6, 2)


@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET actor = 'staff:x'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_to_change_or_delete_an_entry(five: list[Any], statement: str) -> None:
    with pytest.raises(utils.DatabaseError, match="never changed or deleted"):
        sql(statement)


def test_a_dropped_trigger_is_missed(no_triggers: None) -> None:
    assert "ledger_entry_no_delete" in triggers.missing(connection)


TAMPERED: dict[str, tuple[Callable[[], None], str]] = {
    "removed": (lambda: sql("DELETE FROM ledger_entry WHERE number = 3"), "removed: entries 3"),
    "several removed": (lambda: sql("DELETE FROM ledger_entry WHERE number IN (2, 3)"), "removed: entries 2 to 3"),
    "altered": (lambda: sql("UPDATE ledger_entry SET actor = 'staff:x' WHERE number = 2"), "altered or moved: entry 2"),
    "purpose altered": (
        lambda: sql("UPDATE ledger_entry SET purpose = 'x' WHERE number = 2"),
        "altered or moved: entry 2",
    ),
    "the last cut off": (lambda: sql("DELETE FROM ledger_entry WHERE number = 5"), "cut off: entries 5"),
    "the head moved": (lambda: sql("UPDATE ledger_head SET number = 9"), "cut off: entries 6 to 9"),
    "a change hidden": (
        lambda: sql("DELETE FROM agenda_change WHERE sequence = 4"),
        "removed: the change 4 from the feed",
    ),
    "a change invented": (
        lambda: sql("UPDATE agenda_change SET sequence = 77 WHERE sequence = 4"),
        "invented: the change 77 in the feed",
    ),
}


@pytest.mark.usefixtures("no_triggers", "five")
@pytest.mark.parametrize("how", TAMPERED)
def test_tampering_is_named(how: str) -> None:
    tamper, named = TAMPERED[how]
    tamper()
    assert named in findings()


@pytest.mark.usefixtures("no_triggers", "five")
def test_entries_that_changed_places_are_both_named() -> None:
    for one, other in ((2, 99), (3, 2), (99, 3)):
        sql("UPDATE ledger_entry SET number = %s WHERE number = %s", other, one)
    named = findings()
    assert {"altered or moved: entry 2", "altered or moved: entry 3"} <= set(named)


@pytest.mark.usefixtures("no_triggers", "five")
def test_an_entry_rewritten_with_a_hash_of_its_own_is_named() -> None:
    import hashlib

    sql("UPDATE ledger_entry SET actor = 'staff:x', mac = %s WHERE number = 5", hashlib.sha256(b"x").digest())
    sql("UPDATE ledger_head SET mac = %s", hashlib.sha256(b"x").digest())
    assert "altered or moved: entry 5" in findings()


@pytest.mark.usefixtures("no_triggers", "five")
def test_a_clean_cut_with_its_head_shows_by_the_rows_and_by_the_signed_head() -> None:
    anchor = anchored()
    fourth = Entry.objects.get(number=4)
    sql("DELETE FROM agenda_change WHERE sequence = 5")
    sql("DELETE FROM ledger_entry WHERE number = 5")
    Head.objects.update(number=4, mac=fourth.mac)
    assert [finding.what for finding in verify().findings] == ["altered or put back"]
    assert "cut off since the signed head: entries 5" in findings(anchor)


@pytest.mark.usefixtures("five")
def test_a_row_that_was_deleted_by_sql_is_named(five: list[Any]) -> None:
    sql("DELETE FROM invented_person WHERE state = 'settled'")
    assert findings() == [f"removed: invented.Person {five[1]}, written by entry 5"]


def test_a_row_that_was_written_by_sql_is_named(five: list[Any]) -> None:
    sql("UPDATE invented_person SET state = 'new' WHERE state = 'settled'")
    assert findings() == [f"altered or put back: invented.Person {five[1]}, last written by entry 5"]


def test_a_signed_head_survives_its_journey(five: list[Any]) -> None:
    anchor = anchored()
    assert read_anchor(anchor.as_json()) == anchor


def test_a_head_that_others_signed_is_not_believed(five: list[Any]) -> None:
    from dataclasses import replace

    assert findings(replace(anchored(), number=4)) == ["not signed by this bureau: the head 4"]


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", '{"number": 1}', "null", '{"installation": 1, "number": "1", "mac": 2, "at": 3, "signature": "?"}'],
)
def test_what_is_no_signed_head_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="signed head"):
        read_anchor(line)


def test_verifying_says_what_it_cannot_see(five: list[Any], worker: Actor) -> None:
    anchor = anchored()
    register(by=worker, name="Петро")
    assert verify([anchor]).unseen[0].startswith("1 of 6 entries came after the last signed head")
