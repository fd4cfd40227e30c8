"""The feed: a follower sees every change once, in order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from invented.actions import register, rename
from vistka.agenda.feed import Written, changes_after, follow
from vistka.agenda.models import Follower
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading

pytestmark = pytest.mark.django_db


def test_changes_come_in_the_order_in_which_they_became_true(worker: Actor) -> None:
    first, second = (register(by=worker, name=name).pk for name in ("Олена", "Іван"))
    rename(by=worker, person_id=first, name="Ольга")
    changes = changes_after(0)
    assert [change.row_id for change in changes] == [first, second, first]
    assert changes_after(changes[0].sequence, limit=1) == [changes[1]]


def test_looking_at_somebody_is_no_change(worker: Actor) -> None:
    person = register(by=worker, name="Олена")
    with reading(worker):
        person.refresh_from_db()
        _ = person.name
    assert len(changes_after(0)) == 1


def test_a_follower_sees_each_change_once(worker: Actor) -> None:
    seen: list[Written] = []
    register(by=worker, name="Олена")
    assert follow("index", seen.extend) == 1
    assert follow("index", seen.extend) == 0
    register(by=worker, name="Іван")
    assert follow("index", seen.extend) == 1
    assert [change.sequence for change in seen] == [1, 2]


def test_followers_do_not_see_for_one_another(worker: Actor) -> None:
    register(by=worker, name="Олена")
    assert follow("index", lambda changes: None) == 1
    assert follow("outbox", lambda changes: None) == 1


def test_what_a_follower_failed_on_comes_again(worker: Actor) -> None:
    register(by=worker, name="Олена")

    def fail(changes: Sequence[Written]) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        follow("index", fail)
    assert follow("index", lambda changes: None) == 1
    assert Follower.objects.get(name="index").sequence == 1
