"""Clocks: what is due is noticed once, and settled when it is no longer due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from vistka.agenda import clocks
from vistka.agenda.clocks import Clock, DueRow, tick
from vistka.agenda.models import Due

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> dict[UUID, datetime]:
    """The rows that wait, by the only clock there is."""
    rows: dict[UUID, datetime] = {}

    def due(now: datetime) -> Iterable[DueRow]:
        return [DueRow(row, at) for row, at in rows.items()]

    monkeypatch.setattr(clocks, "clocks", lambda: {"capture card": Clock("Send the capture card", due)})
    return rows


def test_what_is_due_is_noticed_once(waiting: dict[UUID, datetime]) -> None:
    waiting[row := uuid4()] = NOW
    assert (tick(NOW), tick(NOW)) == (1, 1)
    assert Due.objects.values_list("clock", "row_id", "due_at").get() == ("capture card", row, NOW)


def test_what_is_done_is_settled(waiting: dict[UUID, datetime]) -> None:
    waiting[row := uuid4()] = NOW
    tick(NOW)
    del waiting[row]
    tick(NOW + timedelta(hours=1))
    assert Due.objects.get().settled_at == NOW + timedelta(hours=1)


def test_what_becomes_due_again_is_noticed_again(waiting: dict[UUID, datetime]) -> None:
    waiting[row := uuid4()] = NOW
    tick(NOW)
    del waiting[row]
    tick(NOW)
    waiting[row] = NOW + timedelta(days=7)
    tick(NOW)
    assert Due.objects.filter(settled_at=None).get().due_at == NOW + timedelta(days=7)
    assert Due.objects.count() == 2


def test_a_day_that_moves_moves_the_due_row(waiting: dict[UUID, datetime]) -> None:
    waiting[row := uuid4()] = NOW
    tick(NOW)
    waiting[row] = NOW + timedelta(days=1)
    tick(NOW)
    assert Due.objects.get().due_at == NOW + timedelta(days=1)
