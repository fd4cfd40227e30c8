"""The worker: tasks only wake, and one part's failure stops no other."""

from __future__ import annotations

import sys
import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from vistka.agenda import wakes, work
from vistka.agenda.declared import declared
from vistka.agenda.models import LastDone, Outgoing, Received
from vistka.agenda.wakes import wake

# The worker closes and opens connections; the rooms' clocks look into both databases.
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was called of two handlers, the second of which fails and quotes a name."""
    calls: list[str] = []

    def fail() -> None:
        calls.append("failing")
        raise ValueError("Олена Коваленко")

    handlers = {"counting": lambda: calls.append("counting"), "failing": fail}
    monkeypatch.setattr(wakes, "handlers", lambda: handlers)
    return calls


def test_a_woken_handler_is_called(called: list[str]) -> None:
    wake("counting")
    work.work_off_tasks()
    assert called == ["counting"]


def test_nobody_can_wake_what_is_not_there(called: list[str]) -> None:
    with pytest.raises(KeyError):
        wake("unknown")


def test_a_task_carries_a_name_and_keeps_no_words_of_an_error(called: list[str]) -> None:
    wake("failing")
    wake("counting")
    work.work_off_tasks()
    assert set(called) == {"failing", "counting"}
    failed = DBTaskResult.objects.get(status="FAILED")
    assert failed.args_kwargs == {"args": ["failing"], "kwargs": {}}
    assert "HandlerFailed: failing: ValueError" in failed.traceback
    assert "Олена" not in repr(list(DBTaskResult.objects.values()))


def test_a_tick_wakes_every_handler(called: list[str]) -> None:
    work.tick()
    work.work_off_tasks()
    assert sorted(called) == ["counting", "failing"]
    assert LastDone.objects.filter(name="tick").exists()


def test_a_task_that_other_hands_wrote_is_not_even_imported(called: list[str]) -> None:
    wake("counting")
    DBTaskResult.objects.update(task_path="antigravity.fly")
    work.work_off_tasks()
    assert called == []
    assert not DBTaskResult.objects.exists()
    assert "antigravity" not in sys.modules


def test_what_was_delivered_a_month_ago_is_forgotten() -> None:
    long_ago, now = timezone.now() - timedelta(days=31), timezone.now()
    for at in (long_ago, now):
        Received.objects.create(submission_id=uuid4(), at=at)
        Outgoing(kind="letter", content=b"x", made_at=long_ago, delivered_at=at).save()
    Outgoing(kind="letter", content=b"x", made_at=long_ago).save()
    work.tick()
    assert Received.objects.get().at == now
    assert set(Outgoing.objects.values_list("delivered_at", flat=True)) == {now, None}


def test_the_round_goes_on_when_a_part_of_it_fails(monkeypatch: pytest.MonkeyPatch, called: list[str]) -> None:
    stop = threading.Event()

    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(work, "tick", fail)
    monkeypatch.setattr(work, "work_off_tasks", fail)
    monkeypatch.setattr(work, "follow_all", stop.set)
    monkeypatch.setattr(work, "declared", lambda *_: {"a": fail, "b": lambda: called.append("each round")})
    work.run(stop)
    assert called == ["each round"]
    assert LastDone.objects.filter(name="work").exists()


def test_two_rooms_cannot_declare_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    declared.cache_clear()
    import invented
    import invented_mailroom

    monkeypatch.setattr("vistka.agenda.declared.find_spec", lambda where: where.startswith("invented"))
    module = type("module", (), {"CLOCKS": {"one": None}})
    monkeypatch.setattr("vistka.agenda.declared.import_module", lambda where: module)
    assert invented
    assert invented_mailroom
    with pytest.raises(ValueError, match="one"):
        declared("clocks", "CLOCKS")
    declared.cache_clear()
