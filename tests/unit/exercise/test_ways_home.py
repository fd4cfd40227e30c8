"""The stories of a way home: played once, shown as they stand afterwards, and kind to who has meddled with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from invented_bureau import load_exercise
from vistka.exercise.bureau.ways_home import Handover
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes import at_the_door, by_minsk_and_warsaw
from vistka.exercise.tour.scenes.telling import Moment, brief_of, leg_of, page_of
from vistka.exercise.tour.scenes.to_the_door import to_the_door
from vistka.ledger.models import Entry
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import Journey, WayHome
from vistka.tracing.current import use_index

pytestmark = pytest.mark.usefixtures("exercise")


@pytest.fixture
def exercise(transactional_db: None, both_databases: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FOLDER = tmp_path
    load_exercise()
    yield
    use_index(None)


def said(moments: list[Moment]) -> list[tuple[str, str]]:
    """Title and text of each moment."""
    return [(str(one.title), str(one.text)) for one in moments]


def test_both_stories_are_played_to_their_end_and_then_shown_as_they_stand() -> None:
    for story in (by_minsk_and_warsaw, at_the_door):
        assert story.scene() is None
        first = story.played()
        assert first.was_played
        assert "stopped" not in str(said(first.moments))
        written = Entry.objects.filter(wrote=True).count()
        again, looked = story.played(), story.scene()
        assert looked is not None
        assert not again.was_played
        assert said(again.moments) == said(looked.moments) != said(first.moments)
        assert Entry.objects.filter(wrote=True).count() == written
    assert dict(WayHome.objects.values_list("kind", "state").filter(kind=WayKind.EXCHANGE)) == {"exchange": "eligible"}
    assert sorted(WayHome.objects.filter(kind=WayKind.HANDOVER).values_list("state", flat=True)) == [
        "declined",
        "handed_over",
    ]
    assert set(Journey.objects.values_list("state", flat=True)) == {"home"}


def test_an_escort_reads_nothing_of_them_before_two_people_agree_and_she_no_leg_before_it_begins() -> None:
    handover = Handover(cases()["goes home person"], cases()["goes home"])
    told = page_of(handover)
    read = {
        str(moment.title): (len(brief_of(handover)), len(leg_of(handover)))
        for moment in to_the_door(handover)
        if handover.is_begun
    }
    assert list(read.values())[:5] == [(0, 0), (2, 0), (2, 0), (2, 0), (2, 1)]
    assert list(read)[4] == "1. Home – Minsk"
    assert page_of(handover) == told


def test_whoever_has_worked_on_the_family_before_finds_the_story_stopped_in_plain_words() -> None:
    handover = Handover(cases()["declines person"], cases()["declines"])
    handover.is_heard()
    stopped = at_the_door.played()
    assert said(stopped.moments) == [
        (
            "Here the program stopped",
            "Somebody has worked on this family already. Load the exercise anew to see this story.",
        )
    ]
    assert stopped.doors == []
    assert not at_the_door.played().was_played
