"""Drafts: kept for a day and then deleted; two tabs lose nothing of each other; a stranger fills no disk with them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from invented_asking import ANSWERS, prepare, went_on
from invented_visitors import OfflineBureau, as_the_portal
from vistka.mailroom.drafts import kept_until
from vistka.mailroom.models import Draft, Submission
from vistka.portal import room
from vistka.portal.drafts import Writing, writing_of
from vistka.portal.room import NoRoom, Room
from vistka.post.every_round import EVERY_ROUND

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def mother(both_databases: None) -> Iterator[Client]:
    """Her browser, at the portal of a bureau with a key of this week."""
    bureau = OfflineBureau()
    bureau.publish()
    with as_the_portal(bureau) as client:
        yield client


def begun(flow: str = "ask", **answers: Any) -> Writing:
    """A draft that lies there."""
    draft = Writing(secrets.token_bytes(32), flow, answers)
    draft.save()
    return draft


def test_the_worker_deletes_each_draft_once_its_day_is_over() -> None:
    with time_machine.travel(NOON, tick=False):
        begun(name="Остап").put_file(0, b"a page")
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        later = begun(name="Марко")
    with time_machine.travel(NOON + timedelta(hours=24), tick=False):
        for task in EVERY_ROUND.values():
            task()
        assert Draft.objects.count() == 1
        assert writing_of(later.key, "ask").answers == {"name": "Марко"}
    with time_machine.travel(NOON + timedelta(hours=27), tick=False):
        EVERY_ROUND["post.drafts"]()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("minutes", [0, 1, 59, 60])
def test_no_row_tells_when_somebody_typed(minutes: int) -> None:
    now = NOON + timedelta(minutes=minutes, microseconds=minutes)
    with time_machine.travel(now, tick=False):
        begun()
    until = Draft.objects.get().until
    assert until == until.replace(minute=0, second=0, microsecond=0) == kept_until(now)
    assert timedelta(hours=24) <= until - now < timedelta(hours=25)


def test_two_tabs_that_save_at_once_lose_nothing() -> None:
    draft = begun(id="1", sought={"name": "Остап", "unit": "А0000"}, typed={"birth": {"birth_date": "?"}})
    one, other = (writing_of(draft.key, "ask") for _tab in range(2))
    one.answers["sought"] = {"name": "Остап", "unit": "А0000", "father_name": "Іван"}
    one.answers["typed"] = {}
    other.answers["sought"] = {"name": "Остап Іванович"}
    other.answers["words"] = {"words": "самовар"}
    one.save()
    other.save()

    assert writing_of(draft.key, "ask").answers == other.answers
    assert other.answers == {
        "id": "1",
        "sought": {"name": "Остап Іванович", "father_name": "Іван"},
        "typed": {},
        "words": {"words": "самовар"},
    }


def test_what_was_sent_in_one_tab_comes_back_from_no_other() -> None:
    draft = begun(id="1", sought={"name": "Остап"})
    late = writing_of(draft.key, "ask")
    draft.answers = {"sent": {"on": "2026-11-23"}}
    draft.save()
    late.answers["sought"] = {"name": "Остап", "unit": "А0000"}
    late.save()
    assert writing_of(draft.key, "ask").answers == {"sent": {"on": "2026-11-23"}}


def test_once_all_room_is_taken_nobody_begins_and_whoever_has_begun_can_send(
    mother: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(mother)
    monkeypatch.setattr(room, "ROOM", Room(most=0))
    stranger = Client(HTTP_HOST="localhost")

    for path, typed in (("ask/", {}), ("ask/name/", ANSWERS["name"]), ("lost/you/", {"name": "Олена"})):
        refused = stranger.post(f"/en/{path}", typed)
        assert refused.status_code == 503
        assert "We cannot keep this just now" in refused.content.decode()
        assert "still here, for 24 hours" not in refused.content.decode()
    assert Draft.objects.count() == 1

    went_on(mother.post("/en/ask/marks/", {"marks": "Шрам"}))
    refused = mother.post("/en/ask/last-contact/", {"circumstances": "Я" * 9_000})
    assert refused.status_code == 503
    assert "What you wrote on the pages before is still here, for 24 hours." in refused.content.decode()
    assert 'href="/en/ask/check/"' in refused.content.decode()
    went_on(mother.post("/en/ask/send/"))
    assert Submission.objects.count() == 1


def test_the_room_is_asked_for_once_a_minute_and_counts_what_is_written_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = len(bytes(begun_row()))
    monkeypatch.setattr(room, "ROOM", Room(most=3 * one))
    begun()
    draft = begun()
    with pytest.raises(NoRoom):
        begun()
    draft.save()
    Draft.objects.all().delete()
    with pytest.raises(NoRoom):
        begun()
    monkeypatch.setattr(room, "ASKED_EVERY_SECONDS", 0.0)
    room.ROOM._ask_at = 0.0
    begun()


def begun_row() -> bytes:
    """What a new draft is in its row."""
    begun()
    return Draft.objects.get().sealed
